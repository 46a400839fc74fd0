package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Times;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Problem;
import java.util.ArrayList;
import java.util.List;

/// Simulations to people: a line for each step, what went wrong at its place, and a verdict.
final class SimulationText {
    private static final int WIDEST = 32;
    private final Terminal terminal;
    private final boolean quiet;

    SimulationText(Invocation invocation) {
        this.terminal = invocation.terminal();
        this.quiet = invocation.options().quiet();
    }

    void print(List<Played> played) {
        for (var one : played) {
            print(one);
        }
        if (played.size() > 1 && !quiet) {
            int passed = 0;
            for (var one : played) {
                passed += one.passed() ? 1 : 0;
            }
            terminal.line(passed + " of " + Tally.counted(played.size(), "scenario") + " passed");
        }
    }

    private void print(Played played) {
        if (!quiet) {
            terminal.line(Text.of(Style.NAME, Safe.line(played.machine().name())).add(": ")
                    .add(Safe.line(played.scenario().name())));
            steps(played);
        }
        for (Problem problem : played.problems()) {
            terminal.line(Text.of(Style.STRONG, Safe.line(problem.file()) + ":" + problem.position() + ":")
                    .add(" ").add(Style.ERROR, "error").add(" " + Safe.line(problem.message())));
            problem.hint().ifPresent(
                    hint -> terminal.line(Text.of(Style.FAINT, "  hint: ").add(Safe.line(hint))));
        }
        for (var assumption : played.assumed()) {
            terminal.message(Text.of(Style.FAINT, "assumed: ").add(Safe.line(assumption))
                    .add(" (--given says otherwise)"));
        }
        if (!quiet) {
            terminal.line(played.passed()
                    ? Text.of(Style.SUCCESS, "passed")
                    : Text.of(Style.ERROR, "failed").add(": " + Tally.counted(played.problems().size(),
                            "problem")));
        }
    }

    private void steps(Played played) {
        int widest = 5;
        int states = 0;
        for (var step : played.steps()) {
            widest = Math.max(widest, cause(step).length());
            states = Math.max(states, state(step).length());
        }
        for (var step : played.steps()) {
            var style = step.handled() ? Style.NAME : Style.FAINT;
            var effects = effects(step);
            var line = Text.of("  ").column(Style.PLAIN, cause(step), Math.min(widest, WIDEST) + 2);
            line = effects.isEmpty()
                    ? line.add(style, state(step))
                    : line.column(style, state(step), Math.min(states, WIDEST) + 2).add(Style.FAINT, effects);
            terminal.line(line);
        }
    }

    private static String cause(Played.Step step) {
        return Safe.line(switch (step.cause()) {
            case Played.Cause.Start _ -> "start";
            case Played.Cause.Sent(var event) -> event.type() + (step.handled() ? "" : " (not handled)");
            case Played.Cause.Advanced(var time, var jump) ->
                (jump ? "jump " : "advance ") + Times.text(time);
            case Played.Cause.Answered(var service, var failed) -> service + (failed ? " fails" : " is done");
        });
    }

    private static String state(Played.Step step) {
        var names = String.join(", ", step.snapshot().configuration());
        return Safe.line(step.snapshot().status() == Snapshot.Status.ACTIVE
                ? names
                : names + (step.snapshot().status() == Snapshot.Status.DONE ? " (done)" : " (failed)"));
    }

    private static String effects(Played.Step step) {
        List<String> texts = new ArrayList<>();
        for (var effect : step.effects()) {
            var text = EffectText.of(effect);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return Safe.line(String.join(", ", texts));
    }
}
