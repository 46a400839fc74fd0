package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.input.JLineScreen;
import dev.actorweb.cli.watch.Form;
import dev.actorweb.cli.watch.Order;
import dev.actorweb.cli.watch.Subject;
import dev.actorweb.cli.watch.TraceFile;
import dev.actorweb.cli.watch.Watch;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.yaml.DidYouMean;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze --subscribe`, `--replay FILE` and `--live`: watches running actors, a simulated
/// machine, or a recording.
final class Subscribe implements Mode {
    private static final String SUBSCRIBE = "--subscribe";
    private static final String REPLAY = "--replay";
    private static final String LIVE = "--live";
    private static final String EXPORT = "--export-scenarios";
    private static final String DEVIATION = "deviation";
    /// The first three say what is to be watched, the others how.
    private static final List<String> OWN = List.of(SUBSCRIBE, REPLAY, LIVE, EXPORT, "--plain", "--record",
            "--against", "--deadline", "--for");
    /// What belongs to simulations that nobody watches.
    private static final List<String> UNWATCHED = List.of("--coverage", "--coverage-min");
    private static final Set<String> TAKES = Combination.of(OWN, Combination.SPEC, Combination.RULES,
            List.of("--fail-on", "--given"), Combination.PLAY, UNWATCHED);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "--subscribe";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.under("Watching", Options.flag(SUBSCRIBE,
                "watch a running system (--target SYSTEM[/ACTOR]), or a spec that is simulated, live")));
        spec.addOption(Options.flag(LIVE, "let events be sent to a running system"));
        spec.addOption(Options.flag("--plain", "watch line by line, even on a terminal"));
        spec.addOption(Options.value("--record", "FILE", "write what happens to FILE"));
        spec.addOption(Options.value(REPLAY, "FILE", "show again what was recorded"));
        spec.addOption(Options.value(EXPORT, "DIR",
                "with --replay: write what each machine did as a scenario into DIR, instead of showing it"));
        spec.addOption(Options.values("--against", "SPEC",
                "check the steps by this spec, and not by what the actors say of themselves"));
        spec.addOption(Options.duration("--deadline",
                "how long an event waits until it is accepted (30s)"));
        spec.addOption(Options.duration("--for", "how long to watch (until the end)"));
    }

    @Override
    public String asked(Invocation invocation) {
        for (var option : OWN) {
            if (invocation.parsed().hasMatchedOption(option)) {
                return option;
            }
        }
        return "";
    }

    /// Whether something is to be watched.
    static boolean isAsked(Invocation invocation) {
        for (var option : OWN) {
            if (invocation.parsed().hasMatchedOption(option)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> formats() {
        return List.of();
    }

    @Override
    public Exit run(Invocation invocation) throws IOException, InterruptedException {
        var export = invocation.option(EXPORT);
        if (export.isPresent()) {
            var replay = invocation.option(REPLAY);
            if (replay.isEmpty()) {
                throw UserError.usage(EXPORT + " needs a recording", "name it: --replay FILE");
            }
            return TraceFile.export(invocation, invocation.path(replay.get()), invocation.path(export.get()))
                    ? Exit.OK
                    : Exit.FINDINGS;
        }
        check(invocation);
        if (Watch.isOnScreen(invocation, invocation.flag("--plain"), form(invocation))) {
            JLineScreen.prepare();
        }
        var policy = Policy.of(invocation);
        var failOn = invocation.option("--fail-on");
        var outcome = Watch.run(invocation, order(invocation, policy));
        var form = form(invocation);
        if (form == Form.SILENT) {
            Check.print(List.of(), outcome.reports(), policy, invocation);
        }
        if (outcome.gone().isPresent() && !outcome.interrupted()) {
            throw new UserError(Exit.PRECONDITION, outcome.gone().get(),
                    "what was seen until then is shown above");
        }
        if (outcome.interrupted()) {
            return Exit.INTERRUPTED;
        }
        if (outcome.late()) {
            return Exit.DEADLINE;
        }
        boolean bad = failOn.isPresent() && (failOn.get().equals(DEVIATION)
                ? outcome.deviations() > 0
                : outcome.reports().stream().anyMatch(policy::fails));
        return bad || outcome.refused() ? Exit.FINDINGS : Exit.OK;
    }

    private static void check(Invocation invocation) {
        boolean watched = invocation.flag(SUBSCRIBE) || invocation.flag(LIVE)
                || invocation.option(REPLAY).isPresent();
        for (var option : OWN) {
            if (!watched && invocation.parsed().hasMatchedOption(option)) {
                throw UserError.usage(option + " is about watching", "add --subscribe");
            }
        }
        for (var option : UNWATCHED) {
            if (invocation.parsed().hasMatchedOption(option)) {
                throw UserError.usage(option + " and watching exclude each other",
                        "leave out one of them; what was covered is shown anyway");
            }
        }
    }

    private static Form form(Invocation invocation) {
        return switch (invocation.json() ? "json" : invocation.option("--format").orElse("text")) {
            case "json" -> Form.JSON;
            case "text" -> Form.TEXT;
            default -> Form.SILENT;
        };
    }

    // ---- what was asked for

    private static Order order(Invocation invocation, Policy policy)
            throws IOException, InterruptedException {
        var screenplay = Screenplay.of(invocation);
        var subject = subject(invocation, screenplay);
        boolean drives = invocation.flag(LIVE);
        if (subject instanceof Subject.Running && !screenplay.cues().isEmpty() && !drives) {
            throw UserError.usage("events are not sent to a running system without --live",
                    "add --live, or name a spec to simulate: 'aw analyze SPEC --subscribe --events …'");
        }
        boolean real = subject instanceof Subject.Running || subject instanceof Subject.Started;
        if (drives && !real) {
            throw UserError.usage("--live is for running systems",
                    "leave it out: a simulation needs no leave");
        }
        if (!(subject instanceof Subject.Simulated)) {
            for (var option : List.of("--given", "--seed")) {
                if (invocation.parsed().hasMatchedOption(option)) {
                    throw UserError.usage(option + " is for simulations", "leave it out, or name a spec");
                }
            }
        }
        if (subject instanceof Subject.Recorded && !screenplay.cues().isEmpty()) {
            throw UserError.usage("a recording takes no events", "leave out " + REPLAY + ", or the events");
        }
        if (real) {
            screenplay.checkLive();
        }
        var cues = subject instanceof Subject.Started started ? started.cues() : screenplay.cues();
        var record = invocation.option("--record").map(invocation::path);
        return new Order(subject, invocation.flag("--plain"), form(invocation), drives,
                actor(subject, invocation), cues,
                Simulate.pause(invocation), invocation.flag("--auto-run") || screenplay.isPatient(),
                invocation.duration("--deadline").orElse(PATIENCE), invocation.duration("--for"),
                against(invocation), record, record.isPresent() || invocation.option("--fail-on").isPresent(),
                policy.settings());
    }

    /// The actor that is driven: named as `SYSTEM/ACTOR`, or by its name in a system that
    /// is simulated.
    private static String actor(Subject subject, Invocation invocation) {
        var target = invocation.option("--target").orElse("");
        return switch (subject) {
            case Subject.Running _ -> target.contains("/") ? target.substring(target.indexOf('/') + 1) : "";
            case Subject.Simulated(var system, var text, var _, var _) when text.isEmpty()
                    && !target.isEmpty() -> {
                if (system.members().stream().noneMatch(member -> member.name().equals(target))) {
                    var names = system.members().stream().map(Member::name).toList();
                    throw new UserError(Exit.PRECONDITION,
                            Safe.line(system.name()) + " has no actor " + Safe.line(target),
                            DidYouMean.hint(target, names)
                                    .orElse("there are " + Safe.line(String.join(", ", names))));
                }
                yield target;
            }
            case Subject.Simulated _,Subject.Started _,Subject.Recorded _ -> "";
        };
    }

    private static Subject subject(Invocation invocation, Screenplay screenplay)
            throws IOException, InterruptedException {
        var replay = invocation.option(REPLAY);
        var target = invocation.option("--target");
        var specs = new ArrayList<>(new SpecFinder(invocation).find(invocation.arguments()));
        boolean live = invocation.flag(LIVE);
        boolean own = target.isPresent() && BuiltIn.names().contains(target.get()) && !live;
        if (own) {
            specs.addFirst(BuiltIn.spec(target.get()));
        }
        if (replay.isPresent()) {
            if (!specs.isEmpty() || target.isPresent()) {
                throw UserError.usage(
                        REPLAY + " needs no spec and no --target: the recording holds the specs",
                        "to check it by another spec: --against SPEC");
            }
            return new Subject.Recorded(invocation.path(replay.get()));
        }
        if (specs.isEmpty() && target.isEmpty() && !live) {
            screenplay.subject().ifPresent(specs::add);
        }
        if (specs.isEmpty()) {
            return live && target.filter(OwnGit.NAME::equals).isPresent()
                    ? OwnGit.start(screenplay.cues(), invocation)
                    : new Subject.Running(target);
        }
        boolean within = specs.size() == 1 && SystemCheck.isSystem(specs.getFirst()); // then it
                                                                                      // names an
                                                                                      // actor
        if (specs.size() > 1 || (target.isPresent() && !own && !within)) {
            throw UserError.usage("one thing can be watched at a time",
                    "name one spec to simulate, or one running system with --target");
        }
        return simulated(specs.getFirst(), screenplay, invocation);
    }

    private static Subject simulated(Spec spec, Screenplay screenplay, Invocation invocation) {
        var given = GivenOption.of(invocation).or(screenplay.given());
        var seed = Simulate.seed(invocation);
        seed = seed.isPresent() ? seed : screenplay.seed();
        if (SystemCheck.isSystem(spec)) {
            var reading = SystemCheck.read(spec, invocation);
            var system = reading.system().orElseThrow(
                    () -> Playable.refuse(spec.document().file(), reading.problems(), invocation));
            return new Subject.Simulated(system, Optional.empty(), given, seed);
        }
        var machine = Playable.machine(spec, invocation);
        return new Subject.Simulated(MachineSystem.of(machine.name(), machine),
                Optional.of(String.join("\n", spec.lines())), given, seed);
    }

    private static Map<String, Machine> against(Invocation invocation) throws IOException {
        Map<String, Machine> against = new LinkedHashMap<>();
        for (var spec : new SpecFinder(invocation).find(invocation.options("--against"))) {
            var machine = Playable.machine(spec, invocation).machine();
            against.put(machine.name(), machine);
        }
        return against;
    }
}
