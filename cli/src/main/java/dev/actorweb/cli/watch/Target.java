package dev.actorweb.cli.watch;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.runtime.inspect.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A running system that is meant, and what of it.
///
/// @param actor
///            this one and all below it; empty for all
record Target(Endpoint endpoint, String actor) {
    private static final String OWN = "'aw run --target git-actor' runs it for the repository you are in; "
            + "then this again, in another terminal";

    /// The system that was named, as `SYSTEM` or `SYSTEM/ACTOR`, by its name or process; else the
    /// only one that runs; else the one that is chosen at the terminal.
    static Target choose(Invocation invocation, Optional<String> named) throws InterruptedException {
        var running = running(Endpoint.folder(invocation.environment().variables()));
        if (named.isEmpty() && running.size() == 1) {
            return new Target(running.getFirst(), "");
        }
        if (running.isEmpty()) {
            throw new UserError(Exit.PRECONDITION, "no system of actors is running", isOwn(named)
                    ? OWN
                    : "start one: 'aw run SYSTEM.yaml', or a program with Inspection.open(system); "
                            + "a spec is simulated: 'aw analyze SPEC --subscribe'");
        }
        var name = named.map(text -> text.contains("/") ? text.substring(0, text.indexOf('/')) : text);
        var actor = named.filter(text -> text.contains("/"))
                .map(text -> text.substring(text.indexOf('/') + 1))
                .orElse("");
        List<Endpoint> fitting = new ArrayList<>();
        for (var endpoint : running) {
            if (name.isEmpty() || name.get().equals(endpoint.system())
                    || name.get().equals(String.valueOf(endpoint.pid()))) {
                fitting.add(endpoint);
            }
        }
        if (fitting.isEmpty()) {
            var names = running.stream().map(Endpoint::system).toList();
            throw new UserError(Exit.PRECONDITION, "no system `" + name.orElse("") + "` is running",
                    isOwn(named)
                            ? OWN
                            : DidYouMean.nearest(name.orElse(""), names)
                                    .map(near -> "did you mean " + near + "? ")
                                    .orElse("") + "these are: " + names(running));
        }
        return new Target(fitting.size() == 1 ? fitting.getFirst() : ask(invocation, fitting), actor);
    }

    private static boolean isOwn(Optional<String> named) {
        return named.filter("git-actor"::equals).isPresent();
    }

    private static Endpoint ask(Invocation invocation, List<Endpoint> fitting) throws InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (var endpoint : fitting) {
            candidates.add(
                    new Candidate(endpoint.system() + "-" + endpoint.pid(), "process " + endpoint.pid()));
        }
        return switch (Prompter.of(invocation).choose("Which system?", candidates)) {
            case Reply.Answer(var text) -> fitting.stream()
                    .filter(endpoint -> text.equals(endpoint.system() + "-" + endpoint.pid())).findFirst()
                    .orElseThrow(() -> several(fitting));
            case Reply.Cancelled _,Reply.Back _ -> throw new InterruptedException("nothing was chosen");
            case Reply.NoTerminal _ -> throw several(fitting);
        };
    }

    private static UserError several(List<Endpoint> fitting) {
        return new UserError(Exit.PRECONDITION, "several systems are running: " + names(fitting),
                fitting.stream().map(Endpoint::system).distinct().count() < fitting.size()
                        ? "choose one by its process: --target " + fitting.getFirst().pid()
                        : "choose one: --target " + fitting.getFirst().system());
    }

    /// The systems whose sockets are in a folder.
    static List<Endpoint> running(Path folder) {
        try {
            return Endpoint.running(folder);
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION,
                    "the running systems can't be listed: " + IoReason.withFile(e),
                    "the folder must belong to you and be closed to others", e);
        }
    }

    private static String names(List<Endpoint> endpoints) {
        List<String> names = new ArrayList<>();
        for (var endpoint : endpoints) {
            names.add(endpoint.system() + " (" + endpoint.pid() + ")");
        }
        return String.join(", ", names);
    }
}
