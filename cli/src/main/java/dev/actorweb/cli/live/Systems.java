package dev.actorweb.cli.live;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.watch.RunningSystems;
import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.InspectionClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The running system that a command speaks to.
final class Systems {
    private Systems() {}

    /// The system that is meant: by its name or process, or the only one.
    static Endpoint choose(Invocation invocation, Optional<String> wanted) {
        var fitting = RunningSystems.of(invocation).meant(wanted,
                "'aw run SPEC' starts one; a program opens its own with Inspection.open(system)");
        if (fitting.size() > 1) {
            throw RunningSystems.several("--system", fitting);
        }
        return fitting.getFirst();
    }

    static InspectionClient connect(Endpoint endpoint) throws InterruptedException {
        try {
            return InspectionClient.connect(endpoint);
        } catch (IOException e) {
            throw gone(endpoint, e);
        }
    }

    static UserError gone(Endpoint endpoint, IOException cause) {
        return cause.getCause() instanceof TimeoutException
                ? new UserError(Exit.DEADLINE,
                        endpoint.system() + " (process " + endpoint.pid() + ") does not answer: "
                                + cause.getMessage(),
                        "it may be stopped, or have too much to do", cause)
                : new UserError(Exit.PRECONDITION,
                        "no connection to " + endpoint.system() + ": " + cause.getMessage(),
                        "'aw actors list --systems' lists what runs", cause);
    }
}
