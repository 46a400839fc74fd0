package dev.actorweb.cli.init;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config;
import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.config.ConfigLoader;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Remote;
import dev.actorweb.cli.git.actor.HistoryRequest.GetIntegrationStatus;
import dev.actorweb.cli.git.actor.IntegrationStatus;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckSetup;
import dev.actorweb.cli.git.actor.Setup;
import dev.actorweb.cli.workflow.Recovery;
import dev.actorweb.cli.workflow.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds out what the workflow of a repository is to be, plans it, and does it.
final class WorkflowInit {
    private final Invocation invocation;

    WorkflowInit(Invocation invocation) {
        this.invocation = invocation;
    }

    Exit run() throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var settled = Recovery.first(workspace);
            if (settled.isPresent()) {
                return settled.get();
            }
            var setup = workspace.ask(new CheckSetup());
            var plan = plan(workspace, setup);
            var report = new InitReport(invocation, plan);
            if (invocation.flag("--dry-run")) {
                return report.planned();
            }
            new WorkflowSetup(workspace, plan, setup.layout()).apply();
            return report.done();
        }
    }

    private WorkflowPlan plan(Workspace workspace, Setup setup) throws InterruptedException {
        var root = setup.layout().workTree()
                .orElseThrow(() -> new UserError(Exit.PRECONDITION, "this repository has no work tree",
                        "clone it, and run 'aw init' in the clone"));
        var present = ConfigLoader.load(root, invocation.environment().variables());
        var agents = new AgentNames(invocation, present, mainRoot(setup, root)).wanted();
        var remote = remote(setup, present);
        var integration = integration(workspace, setup, present, remote);
        var branch = integration.branch().orElseGet(() -> headBranch(setup));
        var start = integration.tip().or(() -> setup.head().tip());
        var places = new AgentPlaces(setup, mainRoot(setup, root)).of(agents);
        if (start.isEmpty() && places.stream().anyMatch(AgentPlace::isNew)) {
            throw new UserError(Exit.PRECONDITION,
                    "there is no commit yet for the agents' branches to start from",
                    "make the first one: aw save \"chore: begin\"");
        }
        return new WorkflowPlan(root, config(root, present, branch, remote, agents), branch, remote,
                remoteExists(setup, remote), places, start);
    }

    /// The main work tree's folder: agents live beside it, wherever this command is run.
    private static Path mainRoot(Setup setup, Path root) {
        var main = setup.worktrees().isEmpty() ? root : setup.worktrees().getFirst().path();
        return setup.layout().isLinkedWorktree() ? main : root;
    }

    private String remote(Setup setup, Config present) {
        var given = invocation.option("--remote");
        if (given.isPresent()) {
            if (!remoteExists(setup, given.get())) {
                throw new UserError(Exit.PRECONDITION, "there is no remote " + given.get(), remotes(setup));
            }
            return given.get();
        }
        var configured = present.workflow().remote();
        boolean chosen = present.origins().containsKey("workflow.remote");
        if (chosen || remoteExists(setup, configured) || setup.remotes().isEmpty()) {
            return configured;
        }
        if (setup.remotes().size() > 1) {
            throw UserError.usage("which remote is the work shipped to?",
                    "name it with --remote: " + remotes(setup));
        }
        return setup.remotes().getFirst().name();
    }

    private static String remotes(Setup setup) {
        return setup.remotes().isEmpty()
                ? "add one with 'git remote add NAME URL'"
                : "one of " + String.join(", ", setup.remotes().stream().map(Remote::name).toList());
    }

    private static boolean remoteExists(Setup setup, String name) {
        return setup.remotes().stream().anyMatch(remote -> remote.name().equals(name));
    }

    private IntegrationStatus integration(Workspace workspace, Setup setup, Config present, String remote)
            throws InterruptedException {
        var given = invocation.option("--integration");
        if (given.isPresent() && !RefName.isBranchName(given.get())) {
            throw UserError.usage("--integration: not a branch name: " + given.get(),
                    "name one that 'git branch' lists");
        }
        var named = given.or(() -> present.workflow().integration());
        var status = find(workspace,
                new GetIntegrationStatus(remote, named, Optional.empty(), named.isEmpty()));
        if (given.isPresent() && status.ref().isEmpty() && !headIs(setup, given.get())) {
            throw new UserError(Exit.PRECONDITION,
                    "there is no branch " + given.get() + " here or at " + remote,
                    "fetch it, or make it with 'git branch " + given.get() + "'");
        }
        return status;
    }

    /// A remote that cannot be reached is no reason to stop: what is known here decides then.
    private IntegrationStatus find(Workspace workspace, GetIntegrationStatus request)
            throws InterruptedException {
        try {
            return workspace.ask(request);
        } catch (UserError unreachable) {
            if (!request.ask() || unreachable.exit() == Exit.PRECONDITION) {
                throw unreachable;
            }
            invocation.terminal().warn(unreachable.getMessage() + "; going by what is known here");
            return workspace.ask(
                    new GetIntegrationStatus(request.remote(), request.configured(), request.tip(), false));
        }
    }

    private static boolean headIs(Setup setup, String branch) {
        return setup.head().checkedOutBranch().map(RefName::shortName).filter(branch::equals).isPresent();
    }

    private static String headBranch(Setup setup) {
        return switch (setup.head()) {
            case Head.OnBranch(var branch, CommitId _) -> branch.shortName();
            case Head.Unborn(var branch) -> branch.shortName();
            case Head.Detached _ -> throw UserError.usage("which branch is the work integrated into?",
                    "name it with --integration");
        };
    }

    private ConfigChange config(Path root, Config present, String branch, String remote, List<Agent> agents) {
        if (present.file().isPresent()) {
            return ConfigChange.extend(present.file().get(), agents, present);
        }
        return ConfigChange.create(root.resolve(ConfigLoader.FILE), branch, remote, agents);
    }
}
