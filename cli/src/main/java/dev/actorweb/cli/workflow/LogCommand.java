package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Journal;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Timeline;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `aw log`: what aw has done in this repository.
public final class LogCommand implements Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int USUAL = 20;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addOption(Options.flag("--all", "of all work trees, and what came to nothing"));
        spec.addOption(Options.value("-n --number", "N", "how many operations to show (20)"));
        spec.usageMessage()
                .description("Lists the operations of this work tree, the latest first; with -v their steps.")
                .footer("aw log", "aw log --all -v", "aw log --json");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.openForLog(invocation)) {
            var layout = workspace.ask(new CheckRepo());
            var all = Journal.of(layout).operations();
            var own = Desk.name(layout);
            var shown = new ArrayList<Operation>();
            for (var operation : all.reversed()) {
                boolean wanted = invocation.flag("--all") || (operation.heading().worktree().equals(own)
                        && !operation.outcome().equals(java.util.Optional.of(Outcome.NOTHING)));
                if (wanted && shown.size() < limit(invocation)) {
                    shown.add(operation);
                }
            }
            print(invocation, shown, new Timeline(all, own));
            return Exit.OK;
        }
    }

    private static int limit(Invocation invocation) {
        var given = invocation.option("--number");
        try {
            int limit = given.isEmpty() ? USUAL : Integer.parseInt(given.get());
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            throw UserError.usage("--number: not a number: " + given.get(), "as in aw log -n 50");
        }
        throw UserError.usage("--number: less than 1", "as in aw log -n 50");
    }

    private static void print(Invocation invocation, List<Operation> operations, Timeline timeline) {
        if (invocation.json()) {
            var json = Json.document("aw/log/1").array("operations");
            for (var operation : operations) {
                add(json.object(), operation, timeline).end();
            }
            invocation.terminal().json(json.end());
            return;
        }
        if (operations.isEmpty()) {
            invocation.terminal().note(invocation.flag("--all")
                    ? "nothing yet: save, sync, ship, init and worktree appear here, and can be undone"
                    : "nothing yet: what aw changes in this work tree appears here, and can be undone; "
                            + "--all shows other work trees");
        }
        for (var operation : operations) {
            invocation.terminal().line(line(operation, timeline));
            if (invocation.options().verbose()) {
                operation.steps().forEach(step -> invocation.terminal().line("        " + step.describe()));
            }
        }
    }

    private static Text line(Operation operation, Timeline timeline) {
        var text = new Text().column(Style.STRONG, String.valueOf(operation.number()), 5)
                .column(Style.FAINT, TIME.format(operation.at().atZone(ZoneId.systemDefault())), 18)
                .column(Style.NAME, operation.command(), 9)
                .column(Style.PLAIN, operation.heading().branch().orElse("-"), 16).add(" ")
                .add(operation.summary());
        var state = state(operation, timeline);
        return state.equals("done") ? text : text.add(Style.WARNING, " (" + state + ")");
    }

    /// What became of it, in a word.
    private static String state(Operation operation, Timeline timeline) {
        if (operation.outcome().isEmpty()) {
            return "pending";
        }
        return timeline.isTakenBack(operation.number()) ? "undone" : operation.outcome().get().word();
    }

    private static Json add(Json json, Operation operation, Timeline timeline) {
        json.member("number", operation.number()).member("command", operation.command())
                .member("at", operation.at().toString()).member("branch", operation.heading().branch())
                .member("worktree", operation.heading().worktree())
                .member("state", state(operation, timeline)).member("summary", operation.summary());
        json.name("of");
        if (operation.heading().of().isPresent()) {
            json.value(operation.heading().of().get());
        } else {
            json.nothing();
        }
        json.array("steps");
        for (int i = 0; i < operation.steps().size(); i++) {
            json.object().member("what", operation.steps().get(i).describe())
                    .member("done", operation.did(i)).end();
        }
        return json.end();
    }
}
