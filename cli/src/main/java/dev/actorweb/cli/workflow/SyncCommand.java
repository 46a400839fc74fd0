package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.git.actor.GitActor;
import picocli.CommandLine.Model.CommandSpec;

/// `aw sync`: brings the branch up to date with its remote and with integration.
public final class SyncCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addOption(Options.flag("--dry-run", "fetch and compute, but move nothing"));
        Recovery.addTo(spec);
        Recovery.addSkipTo(spec);
        spec.usageMessage()
                .description(
                        "Fetches, and brings the branch up to date with its remote and with integration: "
                                + "computed in memory first, by rebase, or by merge where that is the strategy of ship. "
                                + "Uncommitted changes stay, or nothing happens.")
                .footer("aw sync", "aw sync --dry-run");
        return spec;
    }

    @Override
    public void prepare() {
        GitActor.prepare();
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var settled = Recovery.first(workspace);
            return settled.isPresent()
                    ? settled.get()
                    : Syncing.plot(workspace).run();
        }
    }
}
