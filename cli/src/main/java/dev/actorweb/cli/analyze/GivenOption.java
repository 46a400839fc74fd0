package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.GivenCheck;
import dev.actorweb.analyzer.simulate.GivenReader;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.Collection;
import picocli.CommandLine.Model.OptionSpec;

/// The option `--given`: what the surroundings of a machine answer.
public final class GivenOption {
    private GivenOption() {}

    public static OptionSpec described() {
        return Options.values("--given", "NAME=ANSWER",
                "what a guard (true, false), service (done, error, {done: …}) or named delay (5s) answers");
    }

    /// What `--given` says the surroundings answer.
    public static Given of(Invocation invocation) {
        var problems = new Problems("--given");
        var reader = new GivenReader(problems);
        for (var option : invocation.options("--given")) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw UserError.usage("--given needs a name and an answer, not '" + Safe.line(option) + "'",
                        "for instance --given isValid=false --given fetch.user=error --given pause=5s");
            }
            var answer = YamlReader.read("--given", option.substring(equals + 1));
            problems.addAll(answer.problems());
            if (answer.root().isPresent()) {
                reader.read(option.substring(0, equals), answer.root().get());
            }
        }
        for (Problem problem : problems.list()) {
            throw UserError.usage("--given: " + Safe.line(problem.message()), problem.hint().orElse(""));
        }
        return reader.given();
    }

    /// Refuses what `--given` says about a name that none of the machines has.
    static void check(Invocation invocation, Collection<Machine> machines) {
        for (var option : invocation.options("--given")) {
            var name = option.substring(0, Math.max(0, option.indexOf('=')));
            boolean known = machines.isEmpty();
            for (var machine : machines) {
                known |= GivenCheck.knows(machine, name);
            }
            if (!known) {
                throw UserError.usage("--given: there is no guard, service or delay " + Safe.line(name),
                        "names are written as in the spec, as in --given isValid=false");
            }
        }
    }
}
