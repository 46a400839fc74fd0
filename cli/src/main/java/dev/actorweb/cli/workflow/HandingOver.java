package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.actor.HistoryRequest.CompareCommits;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Step;
import java.util.ArrayList;
import java.util.Optional;

/// Hands a conflict over to the person at the keyboard: git's own rebase or merge in the work tree,
/// as an operation that `--continue`, `--skip` and `--abort` go on with.
record HandingOver(Workspace workspace, Course course, Heading heading) {
    /// Starts it, and returns if git resolves everything after all: it remembers resolutions.
    ///
    /// @throws UserError
    ///             if there is something to resolve
    void resolve(Conflicting conflict, Optional<CommitId> published) throws InterruptedException {
        if (!course.status().isClean()) {
            throw new UserError(Exit.STOPPED, conflict.what(),
                    "nothing was changed; commit the changes (aw save) or put them aside (git stash -u), "
                            + "then repeat the command to resolve it",
                    conflict);
        }
        var steps = new ArrayList<Step>();
        if (published.isPresent() && !conflict.goal().merge()
                && workspace.ask(new CompareCommits(published.get(), course.tip())).ahead() == 0) {
            new Published(workspace, course.branch()).remembering(published.get()).ifPresent(steps::add);
        }
        steps.add(new Step.Resolve(course.branch(), course.tip(), conflict.goal().commit(),
                conflict.goal().merge()));
        try (var undertaking = Undertaking.begin(workspace, course.layout(), heading, steps)) {
            undertaking.run();
            undertaking.end(Outcome.DONE, summary(undertaking.operation()));
        } catch (UserError unable) {
            if (unable.exit() == Exit.PRECONDITION) { // this engine cannot
                throw conflict.error();
            }
            throw unable;
        } catch (Unresolved waiting) {
            throw stopped(conflict.what(), heading.command(), waiting);
        }
    }

    static String summary(Operation operation) {
        return operation.steps().getLast().describe();
    }

    /// git waits although all paths are resolved.
    private static String withoutConflicts(String said) {
        if (said.contains(" using previous resolution")) {
            return "git has resolved it as you did before (rerere): look at it (git diff --cached)";
        }
        return "git stopped: "
                + said.lines().filter(line -> !line.isBlank() && !line.startsWith("hint:")).findFirst()
                        .orElse("?")
                + "; put it right";
    }

    static UserError stopped(String what, String command, Unresolved waiting) {
        var paths = waiting.paths().isEmpty()
                ? withoutConflicts(String.valueOf(waiting.getMessage()))
                : "resolve " + Preconditions.list(waiting.paths()) + " and 'git add' what is resolved";
        return new UserError(Exit.STOPPED, what, paths + ", then 'aw " + command
                + " --continue'; --skip leaves the commit out, --abort returns to the state before", waiting);
    }
}
