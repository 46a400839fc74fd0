package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.actor.HistoryRequest.CompareCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Step;
import java.util.Optional;

/// What becomes of the local copy of the integration branch: it follows where it can.
///
/// @param word
///            the result in a word, for programs
/// @param step
///            empty where it stays
record LocalIntegration(String word, Optional<Step> step) {
    private static final LocalIntegration ABSENT = new LocalIntegration("absent", Optional.empty());
    private static final LocalIntegration UP_TO_DATE = new LocalIntegration("up-to-date", Optional.empty());
    private static final LocalIntegration DIVERGED = new LocalIntegration("diverged", Optional.empty());

    /// @param lenient
    ///            whether the command goes on when the branch cannot follow
    static LocalIntegration plan(Workspace workspace, Course course, CommitId to, boolean lenient)
            throws InterruptedException {
        var branch = course.integrationBranch();
        var at = workspace.ask(new ResolveRef(branch));
        if (at.isEmpty()) {
            return ABSENT;
        }
        if (at.get().equals(to)) {
            return UP_TO_DATE;
        }
        if (workspace.ask(new CompareCommits(at.get(), to)).ahead() > 0) {
            return DIVERGED;
        }
        return new LocalIntegration("advanced",
                Optional.of(new Step.MoveRef(branch, at, Optional.of(to), lenient)));
    }

    /// What became of it.
    LocalIntegration after(Operation operation) {
        return step.isPresent() && blocked(operation).isPresent()
                ? new LocalIntegration("blocked", step)
                : this;
    }

    private Optional<String> blocked(Operation operation) {
        int index = step.isEmpty() ? -1 : operation.steps().indexOf(step.get());
        var result = operation.results().get(index);
        return result != null && result.left() ? Optional.of(result.text()) : Optional.empty();
    }

    void tell(Terminal terminal, Operation operation, Course course) {
        var name = course.integration();
        if (word.equals("diverged")) {
            terminal.warn("the local " + name + " has commits of its own and was left where it is");
            return;
        }
        var reason = blocked(operation);
        if (reason.isPresent()) {
            terminal.warn("the local " + name + " was left where it is: " + reason.get());
        } else if (step.isPresent()) {
            terminal.detail("the local " + name + " moved with it");
        }
    }
}
