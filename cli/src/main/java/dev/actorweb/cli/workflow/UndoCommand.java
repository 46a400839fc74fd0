package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.actor.GitActor;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Journal;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Timeline;
import dev.actorweb.completions.Candidates;
import picocli.CommandLine.Model.CommandSpec;

/// `aw undo`: takes back what the last command did, and nothing else.
public final class UndoCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addOption(Options.value("--op", "NUMBER", "take back this operation ('aw log' lists them)",
                Candidates.OPERATIONS));
        spec.addOption(Options.flag("--dry-run", "show what would be done, change nothing"));
        Recovery.addTo(spec);
        spec.usageMessage()
                .description(
                        "Takes back the last operation of this work tree that stands: what it changed, and "
                                + "nothing else. Repeated, it goes further back. Refuses when somebody has built on it "
                                + "since. Files that are not committed stay as they are.")
                .footer("aw undo", "aw undo --dry-run", "aw undo --op 7");
        return spec;
    }

    @Override
    public void prepare() {
        GitActor.prepare();
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var layout = workspace.ask(new CheckRepo());
            var pending = Pending.left(layout);
            if (pending.isPresent() && !invocation.flag("--continue")
                    && invocation.option("--op").isEmpty()) {
                var recovery = new Recovery(workspace, layout);
                return invocation.flag("--dry-run")
                        ? recovery.foretell(pending.get())
                        : recovery.takeBack(pending.get());
            }
            var settled = Recovery.first(workspace);
            if (settled.isPresent()) {
                return settled.get();
            }
            var operations = Journal.of(layout).operations();
            var timeline = new Timeline(operations, Desk.name(layout));
            var wanted = invocation.option("--op");
            var operation = wanted.isPresent()
                    ? named(operations, wanted.get(), timeline)
                    : timeline.last().orElseThrow(() -> new UserError(Exit.PRECONDITION,
                            "there is nothing to undo", "'aw log' lists what was done"));
            return new Reversal(workspace, layout).undo(operation);
        }
    }

    private static Operation named(java.util.List<Operation> operations, String number, Timeline timeline) {
        for (var operation : operations) {
            if (String.valueOf(operation.number()).equals(number)) {
                if (timeline.stands(operation.number())) {
                    return operation;
                }
                throw new UserError(Exit.PRECONDITION, "operation " + number + " does not stand here",
                        timeline.isTakenBack(operation.number())
                                ? "it was taken back already"
                                : "undo it in the work tree where it was done");
            }
        }
        throw new UserError(Exit.PRECONDITION, "there is no operation " + number, "'aw log' lists them");
    }
}
