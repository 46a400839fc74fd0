package dev.actorweb.cli.run;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Interruption;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Durations;
import dev.actorweb.cli.watch.RunTrace;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.system.Faults;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.SystemRunner;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.StopReason;
import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One run: from the start of the actors to the exit code that says how it ended.
final class RunningSystem {
    /// What it takes to end besides the actors.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Invocation invocation;
    private final MachineSystem system;
    private final Map<String, Bindings> bindings;
    private final Faults faults;
    private final Duration drain;
    private final Optional<Path> recording;
    /// Opens when all actors have ended, or nobody reads the output any more.
    private final CountDownLatch over = new CountDownLatch(1);
    /// The actors that ended because they failed.
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    /// Whether the actors were told to stop; then there is no use in waiting for them again.
    private boolean stopped;

    /// Why the actors are stopped.
    private enum Why {
        FINISHED("finished"), TIME("time"), INTERRUPTED("interrupted");

        private final String word;

        Why(String word) {
            this.word = word;
        }
    }

    /// @param recording
    ///            the file to record to; empty for none
    RunningSystem(Invocation invocation, MachineSystem system, Map<String, Bindings> bindings, Faults faults,
            Duration drain, Optional<Path> recording) {
        this.recording = recording;
        this.faults = faults;
        this.invocation = invocation;
        this.system = system;
        this.bindings = bindings;
        this.drain = drain;
    }

    Exit run(Optional<Duration> limit) throws IOException, InterruptedException {
        Interruption.patience(drain.plus(MARGIN));
        var actors = actors();
        try (var inspection = open(actors);
                var _ = record(inspection.endpoint());
                var log = RunLog.follow(invocation, inspection.endpoint(),
                        system.members().stream().map(Member::name).toList(), over::countDown)) {
            started(inspection.endpoint());
            start(actors);
            return run(actors, log, limit);
        } finally {
            if (!stopped) {
                actors.close();
            }
        }
    }

    private Exit run(ActorSystem actors, RunLog log, Optional<Duration> limit) throws InterruptedException {
        Why why;
        try {
            why = await(limit);
        } catch (InterruptedException e) {
            if (stop(actors, log, Why.INTERRUPTED).isEmpty()) {
                throw e;
            }
            return Exit.DEADLINE;
        }
        var unfinished = stop(actors, log, why);
        log.rethrow();
        if (!unfinished.isEmpty()) {
            return Exit.DEADLINE;
        }
        return failed.isEmpty() ? Exit.OK : Exit.FINDINGS;
    }

    private ActorSystem actors() {
        try {
            return SystemRunner.builder(system)
                    .logger(new RuntimeLog(invocation.terminal(), invocation.options().quiet())).create();
        } catch (IllegalArgumentException e) {
            throw UserError.usage("a system can't be called '" + Safe.line(system.name()) + "': "
                    + Safe.line(String.valueOf(e.getMessage())), "give it another name");
        }
    }

    private Inspection open(ActorSystem actors) {
        var folder = Endpoint.folder(invocation.environment().variables());
        try {
            return Inspection.open(actors, folder);
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION,
                    "the system can't be opened for inspection: " + Safe.line(IoReason.withFile(e)),
                    "its socket goes to " + folder + ", which must be yours alone; XDG_RUNTIME_DIR moves it",
                    e);
        }
    }

    private @Nullable RunTrace record(Endpoint endpoint) throws IOException, InterruptedException {
        return recording.isPresent() ? RunTrace.begin(endpoint, system, recording.get()) : null;
    }

    private void start(ActorSystem actors) {
        var runner = SystemRunner.start(actors, system, bindings, faults);
        var alive = new AtomicInteger(system.members().size());
        for (var member : system.members()) {
            actors.whenEnded(runner.ref(member.name()).orElseThrow(), why -> {
                ended(member.name(), why);
                if (alive.decrementAndGet() == 0) {
                    over.countDown();
                }
            });
        }
    }

    private void ended(String actor, StopReason why) {
        switch (why) {
            case StopReason.Failed _,StopReason.Abandoned _ -> failed.add(actor);
            case StopReason.Requested _,StopReason.WithSibling _ -> {
                // as it should be
            }
        }
    }

    private Why await(Optional<Duration> limit) throws InterruptedException {
        if (limit.isEmpty()) {
            over.await();
            return Why.FINISHED;
        }
        return over.await(limit.get().toNanos(), TimeUnit.NANOSECONDS) ? Why.FINISHED : Why.TIME;
    }

    /// Lets the actors handle what waits for them, as long as there is time.
    ///
    /// @return those that did not stop
    private List<String> stop(ActorSystem actors, RunLog log, Why why) throws InterruptedException {
        stopped = true;
        var unfinished = actors.stop(drain).unfinished().stream().map(RunningSystem::path).toList();
        log.awaitEnds(system.members().size() - unfinished.size());
        stopped(why, unfinished);
        return unfinished;
    }

    private static String path(ActorPath path) {
        return String.join("/", path.names());
    }

    private void started(Endpoint endpoint) {
        int count = system.members().size();
        if (invocation.json()) {
            var json = Json.line().member("event", "running").member("schema", "aw/run/1")
                    .member("system", system.name()).member("pid", endpoint.pid())
                    .member("socket", endpoint.socket().toString()).member("actors", count);
            invocation.terminal().line(json.toString());
            invocation.terminal().flush();
        } else {
            invocation.terminal().note(Text.of(Style.STRONG, system.name()).add(" runs as process "
                    + endpoint.pid() + (count == 1 ? ", 1 actor" : ", " + count + " actors")
                    + "; 'aw actors list' shows them, Ctrl-C ends them"));
            system.members().stream().filter(Member::isEnvironment).findFirst()
                    .ifPresent(outside -> invocation
                            .terminal().note("what comes from outside is yours to send: 'aw actors send "
                                    + Safe.line(outside.name())
                                    + " EVENT', or 'aw analyze --subscribe --live'"));
        }
    }

    private void stopped(Why why, List<String> unfinished) {
        if (invocation.json()) {
            var json = Json.line().member("event", "ended").member("how", why.word)
                    .member("failed", List.copyOf(failed)).member("unfinished", unfinished);
            invocation.terminal().line(json.toString());
            invocation.terminal().flush();
            return;
        }
        if (!failed.isEmpty()) {
            invocation.terminal().message(Text.of(Style.ERROR, "ended by failures: ")
                    .add(String.join(", ", failed)));
        }
        if (!unfinished.isEmpty()) {
            invocation.terminal().message(Text.of(Style.ERROR, "did not stop within "
                    + Durations.format(drain) + ": ").add(String.join(", ", unfinished)));
        } else if (failed.isEmpty()) {
            invocation.terminal().note(switch (why) {
                case FINISHED -> "all actors have ended";
                case TIME, INTERRUPTED -> "all actors have stopped";
            });
        }
    }
}
