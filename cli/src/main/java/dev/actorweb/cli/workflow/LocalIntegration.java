package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.git.actor.Advance;

/// What to say about the local copy of the integration branch.
final class LocalIntegration {
    private LocalIntegration() {}

    static void tell(Terminal terminal, Advance advance, Course course) {
        var name = course.integration();
        switch (advance) {
            case Advance.Advanced _ -> terminal.detail("the local " + name + " moved with it");
            case Advance.UpToDate(),Advance.Absent() -> {
            }
            case Advance.Diverged _ ->
                terminal.warn("the local " + name + " has commits of its own and was left where it is");
            case Advance.Blocked(var worktree, var reason) -> terminal.warn("the local " + name
                    + " was left where it is: it is checked out in " + worktree + ", and "
                    + Moving.obstacle(reason, name));
        }
    }

    /// The result in a word, for programs.
    static String word(Advance advance) {
        return switch (advance) {
            case Advance.Advanced _ -> "advanced";
            case Advance.UpToDate() -> "up-to-date";
            case Advance.Absent() -> "absent";
            case Advance.Diverged _ -> "diverged";
            case Advance.Blocked _ -> "blocked";
        };
    }
}
