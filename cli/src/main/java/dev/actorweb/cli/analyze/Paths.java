package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze SPEC --paths …`: a shortest way to every state, or to every transition.
final class Paths implements Mode {
    /// So many steps are written out in all; after that only how long the ways are.
    private static final long MOST_STEPS = 200_000;

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.choice("--paths",
                "show a shortest way to every state, or one that takes each transition", "shortest",
                "transitions"));
    }

    @Override
    public String asked(Invocation invocation) {
        return invocation.option("--paths").isPresent() ? "--paths" : "";
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        boolean transitions = invocation.option("--paths").orElse("").equals("transitions");
        var exit = Exit.OK;
        var json = Json.document("aw/paths/1").array("specs");
        for (var spec : SpecChoice.specs(invocation)) {
            var machine = Playable.machine(spec, invocation);
            Exploration exploration;
            try (var progress = invocation.terminal().progress("exploring")) {
                exploration = Explorer.explore(machine, ExploreOptions.bounds(invocation),
                        Simulate.given(invocation), ExploreOptions.observer(progress));
            }
            boolean interrupted = Thread.interrupted(); // what is known is shown all the same
            if (invocation.json()) {
                add(spec, exploration, transitions, json);
            } else {
                print(spec, exploration, transitions, invocation.terminal());
            }
            if (interrupted) {
                exit = Exit.INTERRUPTED;
                break;
            }
            exit = exploration.isComplete() ? exit : Exit.DEADLINE;
        }
        if (invocation.json()) {
            invocation.terminal().json(json.end());
        }
        return exit;
    }

    /// A goal and the shortest way to it.
    private interface Visitor {
        void goal(String name, int length, Optional<Trace> way);
    }

    private static void each(Exploration exploration, boolean transitions, Visitor visitor) {
        long written = 0;
        int count = transitions
                ? exploration.machine().transitionCount()
                : exploration.machine().machine()
                        .states().size();
        for (int goal = 0; goal < count; goal++) {
            int length = transitions ? exploration.stepsToTransition(goal) : exploration.stepsToState(goal);
            if (length < 0) {
                continue;
            }
            Optional<Trace> way = Optional.empty();
            if (written + length <= MOST_STEPS) {
                written += length + 1;
                way = transitions ? exploration.wayToTransition(goal) : exploration.wayToState(goal);
            }
            visitor.goal(name(exploration, transitions, goal), length, way);
        }
    }

    private static String name(Exploration exploration, boolean transitions, int goal) {
        var machine = exploration.machine();
        return transitions
                ? machine.source(goal).name() + " "
                        + ExplorationJson.trigger(machine.transition(goal).trigger())
                : machine.machine().state(goal).name();
    }

    private static void print(Spec spec, Exploration exploration, boolean transitions, Terminal terminal) {
        int[] found = new int[1];
        each(exploration, transitions, (name, length, way) -> {
            found[0]++;
            var line = Text.of(Style.NAME, Safe.line(name)).add(": ").add(Tally.counted(length, "step"));
            way.ifPresent(steps -> line.add(steps.length() == 0 ? "" : ": ").add(Safe.line(causes(steps))));
            terminal.line(line);
        });
        terminal.line(Text.of(Style.STRONG, Safe.line(exploration.machine().name())).add(" ("
                + Safe.line(spec.document().file()) + "): ways to "
                + Tally.counted(found[0], transitions ? "transition" : "state") + ", "
                + (exploration.isComplete() ? "everything explored" : "not everything explored")));
    }

    private static String causes(Trace way) {
        List<String> causes = new ArrayList<>();
        for (var step : way.steps()) {
            step.cause().map(Cause::text).ifPresent(causes::add);
        }
        return String.join(", ", causes);
    }

    private static void add(Spec spec, Exploration exploration, boolean transitions, Json json) {
        json.object().member("file", spec.document().file()).member("machine", exploration.machine().name())
                .member("complete", exploration.isComplete()).member("places", exploration.places())
                .array("paths");
        each(exploration, transitions, (name, length, way) -> {
            json.object().member(transitions ? "transition" : "state", name).member("length", length);
            if (way.isPresent()) {
                ExplorationJson.addTrace(way.get(), json);
            }
            json.end();
        });
        json.end().end();
    }
}
