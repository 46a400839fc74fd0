package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.actor.Collisions;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.actor.GitActor;
import dev.actorweb.cli.git.actor.HistoryRequest.GetIntegrationStatus;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.git.actor.WorktreeReport;
import dev.actorweb.cli.git.actor.WorktreesRequest.CheckWorktrees;
import dev.actorweb.cli.git.actor.WorktreesRequest.FindCollisions;
import dev.actorweb.cli.oplog.Desk;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `aw status`: where the work stands. Asks no remote.
public final class StatusCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addOption(Options.flag("--all", "show every work tree of the repository"));
        spec.usageMessage()
                .description(
                        "Shows the branch, how far it is from its upstream and from integration, what is "
                                + "changed and what can be done next.")
                .footer("aw status", "aw status --all", "aw status --json");
        return spec;
    }

    @Override
    public void prepare() {
        GitActor.prepare();
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation, true)) {
            var report = report(workspace, invocation.flag("--all"));
            if (invocation.json()) {
                invocation.terminal().json(StatusJson.document(report));
            } else {
                new StatusText(invocation).print(report);
            }
            return Exit.OK;
        }
    }

    private static StatusReport report(Workspace workspace, boolean all) throws InterruptedException {
        var status = workspace.ask(new CheckStatus());
        var workflow = workspace.config().workflow();
        var tip = status.head().tip();
        var integration = workspace.ask(
                new GetIntegrationStatus(workflow.remote(), workflow.integration(), tip, false));
        List<WorktreeReport> worktrees = all
                ? workspace.ask(new CheckWorktrees(integration.tip()))
                : List.of();
        Optional<Collisions> collisions = all
                ? Optional.of(workspace.ask(new FindCollisions(List.of(), integration.tip())))
                : Optional.empty();
        var layout = workspace.ask(new CheckRepo());
        var pending = Pending.find(layout);
        return new StatusReport(status, integration, worktrees, collisions, pending,
                pending.flatMap(_ -> Desk.holder(layout)));
    }

    /// The head in a word or two.
    static String name(Head head) {
        return switch (head) {
            case Head.OnBranch(var branch, var _) -> branch.shortName();
            case Head.Unborn(var branch) -> branch.shortName() + " (no commit yet)";
            case Head.Detached(var commit) -> "detached at " + commit.abbreviated();
        };
    }
}
