package dev.actorweb.cli.watch;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.runtime.inspect.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The recording of a run from its first step on: through the endpoint of the system, as any client
/// would, so that a slow disk never holds up an actor.
public final class RunTrace implements AutoCloseable {
    private static final int AHEAD = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration TICK = Duration.ofMillis(50);

    private final ClientSource source;
    private final Recording recording;
    private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>(AHEAD);
    private final Set<String> known = new HashSet<>();
    private final Set<String> living;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final Thread writer;

    private RunTrace(ClientSource source, Recording recording, Set<String> living) {
        this.source = source;
        this.recording = recording;
        this.living = living;
        this.writer = Thread.ofVirtual().name("aw-recording").unstarted(this::write);
    }

    /// Begins to record a system whose actors are still to be started.
    ///
    /// @throws UserError
    ///             if there is such a file, or it can't be made
    public static RunTrace begin(Endpoint endpoint, MachineSystem system, Path file)
            throws IOException, InterruptedException {
        var recording = TraceFile.create(file);
        try {
            var source = ClientSource.connect(endpoint, "", 0, () -> {});
            var living = new HashSet<String>();
            system.members().forEach(member -> living.add(member.name()));
            var trace = new RunTrace(source, recording, living);
            recording.begin(source.name(), List.of());
            for (var member : system.members()) {
                var spec = spec(member.name(), member.machine().machine());
                trace.known.add(member.name());
                if (spec != null) {
                    recording.spec(member.name(), spec);
                }
            }
            source.begin(trace::take);
            trace.writer.start();
            return trace;
        } catch (IOException | InterruptedException | RuntimeException e) {
            recording.close();
            throw e;
        }
    }

    private static Watched.@Nullable Spec spec(String actor, Machine machine) {
        boolean scxml = machine.dialect() == Dialect.SCXML;
        return Exporter.export(machine, scxml ? Format.SCXML : Format.YAML).text()
                .flatMap(text -> ClientSource.read(actor, text, scxml)).orElse(null);
    }

    private void take(Happening what) {
        try {
            happenings.put(what); // who is slow is sent no more, and told what was dropped
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        long late = 0;
        try {
            while (!living.isEmpty()) {
                var what = happenings.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (what != null) {
                    add(what);
                } else if (closing.get() && ++late * TICK.toMillis() > PATIENCE.toMillis()) {
                    return;
                }
            }
        } catch (IOException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(Happening what) throws IOException, InterruptedException {
        if (what instanceof Happening.Stepped step && known.add(step.actor())) { // a child
            var spec = source.spec(step.actor());
            if (spec.isPresent()) {
                recording.spec(step.actor(), spec.get());
            }
        }
        if (what instanceof Happening.Lived lived && lived.what().equals("terminated")) {
            living.remove(lived.actor());
        }
        recording.add(what);
    }

    /// Writes what has happened until now, to the end of the last actor if that has come.
    @Override
    public void close() throws IOException {
        closing.set(true);
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        source.close();
        recording.close();
        var failed = failure.get();
        if (failed != null) {
            throw new UserError(Exit.REFUSED, "the recording is incomplete: " + failed.getMessage(), "",
                    failed);
        }
    }
}
