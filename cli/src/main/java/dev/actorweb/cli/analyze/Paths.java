package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.explore.Pairs;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze SPEC --paths …`: a shortest way to every state, transition, or pair of transitions.
final class Paths implements Mode {
    private static final Set<String> TAKES = Combination.of(Combination.SPEC, Combination.BOUNDS,
            List.of("--paths", "--given"));

    /// So many steps are written out in all; after that only how long the ways are.
    private static final long MOST_STEPS = 200_000;

    @Override
    public String name() {
        return "--paths";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.choice("--paths",
                "show a shortest way to every state, or one that takes each transition, or each pair of "
                        + "transitions right after each other",
                "shortest", "transitions", "pairs"));
    }

    @Override
    public String asked(Invocation invocation) {
        return invocation.option("--paths").isPresent() && invocation.option("--generate").isEmpty()
                ? "--paths"
                : "";
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var goals = invocation.option("--paths").orElse("");
        var exit = Exit.OK;
        var json = Json.document("aw/paths/1").array("specs");
        var specs = SpecChoice.specs(invocation);
        for (int i = 0; i < specs.size(); i++) {
            var spec = specs.get(i);
            var machine = Playable.machine(spec, invocation);
            GivenOption.check(invocation, List.of(machine.machine()));
            Exploration exploration;
            try (var progress = invocation.terminal().progress("exploring")) {
                exploration = Explorer.explore(machine, ExploreOptions.bounds(invocation),
                        GivenOption.of(invocation), ExploreOptions.observer(progress));
            }
            boolean interrupted = Thread.interrupted(); // what is known is shown all the same
            if (invocation.json()) {
                // what is printed can't be taken back, should another spec turn out to be bad
                boolean last = i == specs.size() - 1;
                add(spec, ways(goals, exploration), json,
                        last ? () -> json.drain(invocation.terminal()::part) : () -> {});
            } else {
                print(spec, ways(goals, exploration), invocation.terminal());
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

    private static Ways ways(String goals, Exploration exploration) {
        return switch (goals) {
            case "transitions" -> new Ways.ToTransitions(exploration);
            case "pairs" -> new Ways.ToPairs(exploration, Pairs.of(exploration).orElseThrow(
                    () -> new UserError(Exit.DEADLINE,
                            "the machine has too many places to follow its pairs of transitions",
                            "--paths transitions works for any machine; --max-states sets a bound")));
            default -> new Ways.ToStates(exploration);
        };
    }

    /// A goal and the shortest way to it.
    private interface Visitor {
        void goal(String name, int length, Optional<Trace> way);
    }

    private static void each(Ways ways, Visitor visitor) {
        long written = 0;
        for (int goal = 0; goal < ways.count(); goal++) {
            int length = ways.length(goal);
            if (length < 0) {
                continue;
            }
            Optional<Trace> way = Optional.empty();
            if (written + length <= MOST_STEPS) {
                written += length + 1;
                way = ways.trace(goal);
            }
            visitor.goal(ways.name(goal), length, way);
        }
    }

    private static void print(Spec spec, Ways ways, Terminal terminal) {
        int[] found = new int[1];
        each(ways, (name, length, way) -> {
            found[0]++;
            var line = Text.of(Style.NAME, Safe.line(name)).add(": ").add(Tally.counted(length, "step"));
            way.ifPresent(steps -> line.add(steps.length() == 0 ? "" : ": ").add(Safe.line(causes(steps))));
            terminal.line(line);
        });
        var exploration = ways.exploration();
        terminal.line(Text.of(Style.STRONG, Safe.line(exploration.machine().name())).add(" ("
                + Safe.line(spec.document().file()) + "): ways to "
                + Tally.counted(found[0], ways.noun()) + ", "
                + (exploration.isComplete() ? "everything explored" : "not everything explored")));
    }

    private static String causes(Trace way) {
        List<String> causes = new ArrayList<>();
        for (var step : way.steps()) {
            step.cause().map(Cause::text).ifPresent(causes::add);
        }
        return String.join(", ", causes);
    }

    /// @param written
    ///            what to do after each of the ways
    private static void add(Spec spec, Ways ways, Json json, Runnable written) {
        var exploration = ways.exploration();
        json.object().member("file", spec.document().file()).member("machine", exploration.machine().name())
                .member("complete", exploration.isComplete()).member("places", exploration.places())
                .array("paths");
        each(ways, (name, length, way) -> {
            json.object().member(ways.noun(), name).member("length", length);
            if (way.isPresent()) {
                ExplorationJson.addTrace(way.get(), json);
            }
            json.end();
            written.run();
        });
        json.end().end();
    }
}
