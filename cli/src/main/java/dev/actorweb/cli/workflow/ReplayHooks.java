package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.HookRunner.Verdict;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.ReplayResult.Rewritten;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.ProgramRequest.RunHook;
import java.util.List;
import java.util.Optional;

/// git's hooks around what is computed in memory: those that git would run if it rebased or merged
/// itself. A dry run runs none.
final class ReplayHooks {
    private final Workspace workspace;

    ReplayHooks(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Asks `pre-rebase`.
    ///
    /// @param upstream
    ///            what the branch is rebased onto, as people know it
    /// @throws UserError
    ///             if it refuses
    void beforeRebase(String upstream) throws InterruptedException {
        if (workspace.invocation().flag("--dry-run")) {
            return;
        }
        var verdict = run("pre-rebase", "", List.of(upstream));
        if (!verdict.accepted()) {
            throw new UserError(Exit.REFUSED, "git's pre-rebase hook refused a rebase onto " + upstream,
                    "nothing was changed; let the hook pass, or take it in another way (workflow.ship.strategy)");
        }
    }

    /// Tells that a branch that is checked out has moved, if it has.
    ///
    /// @param rewritten
    ///            what became of its commits; empty if it was not rebased
    void after(RefName branch, CommitId from, CommitId to, List<Rewritten> rewritten)
            throws InterruptedException {
        if (from.equals(to) || !workspace.ask(new ResolveRef(branch)).equals(Optional.of(to))) {
            return;
        }
        var pairs = new StringBuilder();
        for (var commit : rewritten) {
            commit.to().filter(now -> !now.equals(commit.from()))
                    .ifPresent(now -> pairs.append(commit.from()).append(' ').append(now).append('\n'));
        }
        if (pairs.isEmpty()) {
            tell("post-merge", "", List.of("0"));
        } else {
            tell("post-checkout", "", List.of(from.hex(), to.hex(), "1"));
            tell("post-rewrite", pairs.toString(), List.of("rebase"));
        }
    }

    /// What became of commits that are rewritten once more.
    ///
    /// @param sofar
    ///            becomes what it is then
    static void follow(List<Rewritten> sofar, List<Rewritten> more) {
        for (var step : more) {
            boolean known = false;
            for (int i = 0; i < sofar.size(); i++) {
                if (sofar.get(i).to().equals(Optional.of(step.from()))) {
                    sofar.set(i, new Rewritten(sofar.get(i).from(), step.to()));
                    known = true;
                }
            }
            if (!known) {
                sofar.add(step);
            }
        }
    }

    /// What these think changes nothing any more.
    private void tell(String hook, String input, List<String> arguments) throws InterruptedException {
        if (!run(hook, input, arguments).accepted()) {
            workspace.terminal().warn("git's " + hook + " hook failed; what was done stays done");
        }
    }

    private Verdict run(String hook, String input, List<String> arguments) throws InterruptedException {
        var verdict = workspace.ask(new RunHook(hook, input, arguments));
        if (!verdict.output().isBlank() && !workspace.hooks().isShown()) {
            workspace.terminal().note(verdict.output().strip());
        }
        return verdict;
    }
}
