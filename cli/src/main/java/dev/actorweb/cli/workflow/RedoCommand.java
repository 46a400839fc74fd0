package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Journal;
import dev.actorweb.cli.oplog.Timeline;
import picocli.CommandLine.Model.CommandSpec;

/// `aw redo`: does again what the last `aw undo` took back.
public final class RedoCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addOption(Options.flag("--dry-run", "show what would be done, change nothing"));
        Recovery.addTo(spec);
        spec.usageMessage()
                .description(
                        "Does again what the last 'aw undo' took back. Repeated, it goes further forward, "
                                + "until something new has been done.")
                .footer("aw redo", "aw redo --dry-run");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var settled = Recovery.first(workspace);
            if (settled.isPresent()) {
                return settled.get();
            }
            var layout = workspace.ask(new CheckRepo());
            var operations = Journal.of(layout).operations();
            var undo = new Timeline(operations, Desk.name(layout)).lastUndo()
                    .orElseThrow(() -> new UserError(Exit.PRECONDITION, "there is nothing to redo",
                            "'aw log' lists what was done"));
            return new Reversal(workspace, layout).redo(undo);
        }
    }
}
