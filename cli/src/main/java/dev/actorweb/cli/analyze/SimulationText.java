package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Times;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        int indent = Math.min(widest, WIDEST) + 4 + Math.min(states, WIDEST) + 2;
        Map<String, String> services = new HashMap<>();
        for (var step : played.steps()) {
            var style = step.handled() ? Style.NAME : Style.FAINT;
            var effects = effects(step, services);
            var line = Text.of("  ").column(Style.PLAIN, cause(step), Math.min(widest, WIDEST) + 2);
            if (effects.isEmpty()) {
                terminal.line(line.add(style, state(step)));
                continue;
            }
            line = line.column(style, state(step), Math.min(states, WIDEST) + 2);
            var lines = broken(effects, line.toString().length(), indent);
            terminal.line(line.add(Style.FAINT, lines.getFirst()));
            for (var more : lines.subList(1, lines.size())) {
                terminal.line(Text.of(Style.FAINT, more));
            }
        }
    }

    /// The effects on one line; on a terminal on as many as its width asks for.
    private List<String> broken(List<String> effects, int used, int indent) {
        if (!terminal.shown()) {
            return List.of(String.join(", ", effects));
        }
        var margin = " ".repeat(indent * 2 > terminal.width() ? 6 : indent);
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (int i = 0; i < effects.size(); i++) {
            var text = effects.get(i) + (i + 1 < effects.size() ? "," : "");
            int start = lines.isEmpty() ? used : 0;
            boolean begun = !lines.isEmpty() || !line.isEmpty();
            if (begun && start + line.length() + 1 + text.length() > terminal.width()) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(margin).append(text);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(text);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static String cause(Played.Step step) {
        return Safe.line(switch (step.cause()) {
            case Played.Cause.Start _ -> "start";
            case Played.Cause.Sent(var event) ->
                EventText.of(event.type(), given(event)) + (step.handled() ? "" : " (not handled)");
            case Played.Cause.Advanced(var time, var jump) ->
                (jump ? "jump " : "advance ") + Times.text(time);
            case Played.Cause.Answered(var service, var failed) -> service + (failed ? " fails" : " is done");
        });
    }

    /// What it carries without what is declared and was not given.
    private static Map<String, @Nullable Object> given(Event event) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>(event.data());
        given.values().removeIf(Objects::isNull);
        return given;
    }

    private static String state(Played.Step step) {
        var names = String.join(", ", step.snapshot().configuration());
        return Safe.line(step.snapshot().status() == Snapshot.Status.ACTIVE
                ? names
                : names + (step.snapshot().status() == Snapshot.Status.DONE ? " (done)" : " (failed)"));
    }

    /// @param services
    ///            the services that run, by their ids; brought up to date
    private static List<String> effects(Played.Step step, Map<String, String> services) {
        List<String> texts = new ArrayList<>();
        for (var effect : step.effects()) {
            if (effect instanceof Effect.StartInvoke start) {
                services.put(start.id(), start.src());
            }
            if (effect instanceof Effect.StopInvoke(String id)) {
                if (!step.ended().contains(id)) {
                    texts.add(Safe.line("end " + services.getOrDefault(id, id)));
                }
                continue;
            }
            var text = EffectText.of(effect);
            if (!text.isEmpty()) {
                texts.add(Safe.line(text));
            }
        }
        return texts;
    }
}
