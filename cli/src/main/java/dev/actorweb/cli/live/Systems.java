package dev.actorweb.cli.live;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.InspectionClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The running systems of this user.
final class Systems {
    private Systems() {}

    static List<Endpoint> running(Invocation invocation) {
        var folder = Endpoint.folder(invocation.environment().variables());
        try {
            return Endpoint.running(folder);
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION,
                    "the running systems can't be listed: " + IoReason.withFile(e),
                    "the folder must belong to you and be closed to others", e);
        }
    }

    /// The system that is meant: by its name or process, or the only one.
    static Endpoint choose(Invocation invocation, Optional<String> wanted) {
        var running = running(invocation);
        if (running.isEmpty()) {
            throw new UserError(Exit.PRECONDITION, "no system of actors is running",
                    "'aw run SPEC' starts one; a program opens its own with Inspection.open(system)");
        }
        List<Endpoint> fitting = new ArrayList<>();
        for (var endpoint : running) {
            if (wanted.isEmpty() || wanted.get().equals(endpoint.system())
                    || wanted.get().equals(String.valueOf(endpoint.pid()))) {
                fitting.add(endpoint);
            }
        }
        if (fitting.isEmpty()) {
            throw new UserError(Exit.PRECONDITION, "no system `" + wanted.orElse("") + "` is running",
                    "these are: " + names(running));
        }
        if (fitting.size() > 1) {
            throw new UserError(Exit.PRECONDITION, "several systems are running: " + names(fitting),
                    choose("--system", fitting));
        }
        return fitting.getFirst();
    }

    /// How one of several is named; by its process where the others have the same name.
    private static String choose(String option, List<Endpoint> endpoints) {
        boolean same = endpoints.stream().map(Endpoint::system).distinct().count() < endpoints.size();
        return same
                ? "choose one by its process: " + option + " " + endpoints.getFirst().pid()
                : "choose one: " + option + " " + endpoints.getFirst().system();
    }

    private static String names(List<Endpoint> endpoints) {
        List<String> names = new ArrayList<>();
        for (var endpoint : endpoints) {
            names.add(endpoint.system() + " (" + endpoint.pid() + ")");
        }
        return String.join(", ", names);
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
