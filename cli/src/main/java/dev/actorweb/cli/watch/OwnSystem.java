package dev.actorweb.cli.watch;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemRunner;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// A system that runs within this process to be watched, open for inspection like any other.
final class OwnSystem implements ClientSource.Owner {
    /// How long its actors may take to end what they are at.
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ActorSystem actors;
    private final Inspection inspection;

    private OwnSystem(ActorSystem actors, Inspection inspection) {
        this.actors = actors;
        this.inspection = inspection;
    }

    static OwnSystem start(Invocation invocation, MachineSystem system, Map<String, Bindings> bindings) {
        var actors = SystemRunner.builder(system).create();
        var folder = Endpoint.folder(invocation.environment().variables());
        try {
            var own = new OwnSystem(actors, Inspection.open(actors, folder));
            SystemRunner.start(actors, system, bindings);
            return own;
        } catch (IOException e) {
            actors.close();
            throw new UserError(Exit.PRECONDITION,
                    "the system can't be opened for inspection: " + Safe.line(IoReason.withFile(e)),
                    "its socket goes to " + folder + ", which must be yours alone; XDG_RUNTIME_DIR moves it",
                    e);
        }
    }

    Endpoint endpoint() {
        return inspection.endpoint();
    }

    @Override
    public void close() {
        try {
            actors.stop(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inspection.close();
            actors.close();
        }
    }
}
