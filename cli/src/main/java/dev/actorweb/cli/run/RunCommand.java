package dev.actorweb.cli.run;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.analyze.GivenOption;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.actor.GitActor;
import dev.actorweb.cli.git.engine.Engines;
import dev.actorweb.cli.workflow.GitErrors;
import dev.actorweb.cli.workflow.Surroundings;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.system.Faults;
import dev.actorweb.machine.system.MachineSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/// `aw run`: the machine that was checked, running.
public final class RunCommand implements Command {
    private static final String FOR = "--for";
    private static final String DRAIN = "--drain";
    private static final String FAULTS = "--faults";
    private static final String RECORD = "--record";
    private static final Duration USUAL_DRAIN = Duration.ofSeconds(5);

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create()
                .addPositional(Options.optional("SPEC", "a system of machines, or one machine"))
                .addOption(Options.choice("--target", "run aw's own git actor for this repository",
                        "git-actor"))
                .addOption(Options.values("--bindings", "PATH",
                        "a jar or folder with the code behind the names in the specs; several as in a class "
                                + "path"))
                .addOption(Options.values("--bindings-class", "CLASS",
                        "the SystemBindings in it to take (those that it lists as services)"))
                .addOption(GivenOption.described())
                .addOption(Options.value(FAULTS, "SEED",
                        "let channels lose, repeat and overtake messages, as the file declares; the number decides when"))
                .addOption(Options.value(RECORD, "FILE",
                        "write what happens from the first step on to FILE, for 'aw analyze --replay'"))
                .addOption(Options.duration(FOR, "end after this time: 30s, 5m"))
                .addOption(Options.duration(DRAIN,
                        "how long actors may take for what waits for them when the system is to end (5s)"));
        spec.usageMessage()
                .description("Runs a system of machines, with real supervision, until all its actors have "
                        + "ended or you end it. What happens is printed; 'aw actors' and other clients can "
                        + "look at it and drive it meanwhile.")
                .footer("aw run order-desk.yaml", "aw run order-desk.yaml --bindings target/order-desk.jar",
                        "aw run door.yaml --given isKey=true --for 1m", "aw run order-desk.yaml --json",
                        "aw run --target git-actor");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws Exception {
        var limit = invocation.duration(FOR);
        var drain = invocation.duration(DRAIN).orElse(USUAL_DRAIN);
        if (invocation.option("--target").isPresent()) {
            return gitActor(invocation, limit, drain);
        }
        var system = RunnableSystem.read(invocation);
        try (var code = BindingsCode.load(invocation)) {
            var bindings = code.bindings(system, GivenOption.of(invocation));
            return new RunningSystem(invocation, system, bindings, faults(system, invocation), drain,
                    recording(invocation)).run(limit);
        }
    }

    /// The git actor, which events from outside drive: in the repository that this folder is in.
    private static Exit gitActor(Invocation invocation, Optional<Duration> limit, Duration drain)
            throws Exception {
        if (invocation.argument(0).isPresent()) {
            throw UserError.usage("--target and a SPEC exclude each other", "give one of them");
        }
        if (invocation.option(FAULTS).isPresent()) {
            throw UserError.usage(FAULTS + " is for systems of machines", "leave it out");
        }
        var options = Surroundings.engineOptions(invocation, Surroundings.of(invocation.environment()));
        Function<Path, Repository> engines = folder -> Engines.open(folder, options);
        try {
            engines.apply(invocation.directory()).close();
        } catch (GitException e) {
            throw GitErrors.of(e.problem());
        }
        var machine = GitActor.machine();
        var builder = Bindings.builder();
        GitActor.bindings(invocation.directory(), engines).bind(machine.name(), builder);
        return new RunningSystem(invocation, MachineSystem.of(machine.name(), machine),
                Map.of(machine.name(), builder.build()), Faults.NONE, drain, recording(invocation))
                .run(limit);
    }

    /// Faulty channels where they are asked for; where they are only declared, that is said.
    private static Faults faults(MachineSystem system, Invocation invocation) {
        var seed = invocation.option(FAULTS);
        boolean declared = Faults.declared(system);
        if (seed.isEmpty()) {
            if (declared) {
                invocation.terminal().note("every message arrives once and in order; " + FAULTS
                        + " SEED lets channels do what " + Safe.line(system.file()) + " declares");
            }
            return Faults.NONE;
        }
        if (!declared) {
            throw UserError.usage(FAULTS + ": all channels of " + Safe.line(system.name()) + " are reliable",
                    "declare what they may do: `channels: [lossy, duplicating, unordered]`");
        }
        try {
            return Faults.of(Long.parseLong(seed.get()));
        } catch (NumberFormatException _) {
            throw UserError.usage(FAULTS + " needs a number, not '" + Safe.line(seed.get()) + "'",
                    "for instance " + FAULTS + " 7");
        }
    }

    private static Optional<Path> recording(Invocation invocation) {
        return invocation.option(RECORD).map(invocation::path);
    }
}
