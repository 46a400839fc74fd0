package dev.actorweb.cli.watch;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.runtime.inspect.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A running system that is meant, and what of it.
///
/// @param actor
///            this one and all below it; empty for all
record Target(Endpoint endpoint, String actor) {
    private static final String GIT_ACTOR = "git-actor";
    private static final String NONE = "start one: 'aw run SYSTEM.yaml', or a program with Inspection.open(system); "
            + "a spec is simulated: 'aw analyze SPEC --subscribe'";
    private static final String OWN = "'aw run --target git-actor' runs it for the repository you are in; "
            + "then this again, in another terminal";

    /// The system that was named, as `SYSTEM` or `SYSTEM/ACTOR`, by its name or process; else the
    /// only one that runs; else the one that is chosen at the terminal.
    static Target choose(Invocation invocation, Optional<String> named) throws InterruptedException {
        int slash = named.map(text -> text.indexOf('/')).orElse(-1);
        var system = named.map(text -> slash < 0 ? text : text.substring(0, slash));
        var actor = slash < 0 ? "" : named.orElseThrow().substring(slash + 1);
        var running = RunningSystems.of(invocation);
        if (isOwn(named) && running.all().stream().noneMatch(one -> one.system().equals(GIT_ACTOR))) {
            throw new UserError(Exit.PRECONDITION, running.all().isEmpty()
                    ? "no system of actors is running"
                    : "no system `" + GIT_ACTOR + "` is running", OWN);
        }
        var fitting = running.meant(system, NONE);
        return new Target(fitting.size() == 1 ? fitting.getFirst() : ask(invocation, fitting), actor);
    }

    private static boolean isOwn(Optional<String> named) {
        return named.filter(GIT_ACTOR::equals).isPresent();
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
                    .orElseThrow(() -> RunningSystems.several("--target", fitting));
            case Reply.Cancelled _,Reply.Back _ -> throw new InterruptedException("nothing was chosen");
            case Reply.NoTerminal _ -> throw RunningSystems.several("--target", fitting);
        };
    }
}
