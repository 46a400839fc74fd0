package dev.actorweb.cli.init;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Worktree;
import dev.actorweb.cli.git.actor.Setup;
import dev.actorweb.cli.init.AgentPlace.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares the agents that are wanted with the work trees that there are; refuses before anything
/// is changed where one would be in the way of another.
record AgentPlaces(Setup setup, Path main) {
    List<AgentPlace> of(List<Agent> agents) {
        var places = new ArrayList<AgentPlace>();
        for (var agent : agents) {
            places.add(new AgentPlace(agent, work(agent)));
        }
        return places;
    }

    private Work work(Agent agent) {
        var branch = RefName.branch(agent.branch());
        for (var worktree : setup.worktrees()) {
            boolean here = same(worktree.path(), agent.path());
            boolean holds = worktree.head().flatMap(Head::checkedOutBranch).equals(Optional.of(branch));
            if (here && holds && !worktree.prunable()) {
                return Work.KEEP;
            }
            if (here || holds) {
                throw taken(agent, worktree);
            }
        }
        if (!free(agent.path())) {
            throw new UserError(Exit.PRECONDITION,
                    "the folder of agent " + agent.name() + " is in use: " + agent.path(),
                    "move it away, or give the agent another name");
        }
        return setup.branches().stream().anyMatch(ref -> ref.name().equals(branch))
                ? Work.CHECK_OUT
                : Work.BRANCH_OFF;
    }

    private static UserError taken(Agent agent, Worktree worktree) {
        if (worktree.prunable()) {
            return new UserError(Exit.PRECONDITION,
                    "the work tree of agent " + agent.name() + " is gone, but git still knows it: "
                            + worktree.path(),
                    "forget it with 'git worktree prune', then repeat 'aw init'");
        }
        return new UserError(
                Exit.PRECONDITION, "agent " + agent.name() + " is to have branch " + agent.branch()
                        + " in " + agent.path() + ", but the work tree " + worktree.path() + " has "
                        + worktree.head().flatMap(Head::checkedOutBranch).map(RefName::shortName)
                                .orElse("no branch"),
                "switch or remove that work tree, or change aw.yaml");
    }

    private static boolean same(Path one, Path other) {
        try {
            return one.equals(other) || Files.isSameFile(one, other);
        } catch (IOException missing) {
            return false;
        }
    }

    private static boolean free(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (var files = Files.newDirectoryStream(path)) {
            return !Files.isSymbolicLink(path) && !files.iterator().hasNext();
        } catch (IOException notAFolder) {
            return false;
        }
    }
}
