package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.git.actor.CheckRun;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.GetFiles;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.completions.Candidates;
import dev.actorweb.machine.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `aw check`: runs the project's checks on the work tree as it is.
public final class CheckCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addPositional(Options.any("NAME", "only these; without any, all that concern what was changed",
                Candidates.CHECKS));
        spec.addOption(Options.value("--message", "FILE",
                "check this commit message instead, as the hook commit-msg is given it"));
        spec.addOption(Options.flag("--all", "also checks that concern nothing that was changed"));
        spec.addOption(Options.flag("--no-cache", "also what has passed before on the same content"));
        spec.usageMessage()
                .description(
                        "Runs the checks in aw.yaml in the work tree, several at a time: those whose paths "
                                + "match a file that the branch or uncommitted work changes, or those that are named. "
                                + "Ends with 1 if one fails, with 6 if one takes too long.")
                .footer("aw check", "aw check test", "aw check --all --no-cache",
                        "aw check --message .git/COMMIT_EDITMSG");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var message = invocation.option("--message");
            if (message.isPresent()) {
                return new MessageCheck(workspace).run(message.get());
            }
            var layout = workspace.ask(new CheckRepo());
            var folder = layout.workTree().orElseThrow(() -> new UserError(Exit.PRECONDITION,
                    "there are no files to check here", "run it in a work tree"));
            var checks = chosen(workspace);
            var content = checks.isEmpty() || invocation.flag("--no-cache")
                    ? Content.UNKNOWN
                    : Content.ofWorkTree(workspace);
            var files = checks.stream().noneMatch(check -> check.run().contains(FileWords.WORD))
                    ? List.<String>of()
                    : invocation.flag("--all") ? all(workspace) : changed(workspace);
            var results = new Checks(workspace, layout.gitDir()).results(checks, folder, content, files);
            show(invocation, results);
            return exit(results);
        }
    }

    private static List<Check> chosen(Workspace workspace) throws InterruptedException {
        var all = workspace.config().workflow().checks();
        var names = workspace.invocation().arguments();
        if (names.isEmpty() && workspace.invocation().flag("--all")) {
            return all;
        }
        if (names.isEmpty()) {
            var changed = changed(workspace);
            return all.stream().filter(check -> changed.stream().anyMatch(check::concerns)).toList();
        }
        var chosen = new ArrayList<Check>();
        for (var name : names) {
            chosen.add(all.stream().filter(check -> check.name().equals(name)).findFirst()
                    .orElseThrow(() -> noCheck(name, all.stream().map(Check::name).toList())));
        }
        return chosen;
    }

    private static UserError noCheck(String name, List<String> names) {
        return new UserError(Exit.PRECONDITION, "there is no check " + name, names.isEmpty()
                ? "aw.yaml has none (workflow: { checks: … })"
                : DidYouMean.hint(name, names).orElse("there are " + String.join(", ", names)));
    }

    /// All files: what is committed, and what is not yet.
    private static List<String> all(Workspace workspace) throws InterruptedException {
        var all = new ArrayList<>(changed(workspace));
        var head = workspace.ask(new CheckStatus()).head().tip();
        if (head.isPresent()) {
            all.addAll(workspace.ask(new GetFiles(head.get())));
        }
        return all;
    }

    private static List<String> changed(Workspace workspace) throws InterruptedException {
        var status = workspace.ask(new CheckStatus());
        var changed = new ArrayList<String>();
        status.changes().forEach(change -> changed.add(change.path()));
        if (status.head().tip().isPresent()) {
            changed.addAll(Checks.ownChanges(workspace, status.head().tip().get()));
        }
        return changed;
    }

    private static void show(Invocation invocation, List<Checks.Checked> results) {
        if (invocation.json()) {
            var json = Json.document("aw/check/1").array("checks");
            for (var result : results) {
                json.object().member("name", result.check().name())
                        .member("passed", result.problem("").isEmpty()).member("result", result.word())
                        .member("log", result.log().toString()).end();
            }
            invocation.terminal().json(json.end());
            return;
        }
        if (results.isEmpty()) {
            invocation.terminal().line("no check concerns what was changed");
        }
        for (var result : results) {
            boolean good = result.problem("").isEmpty();
            invocation.terminal().line(new Text().column(Style.NAME, result.check().name(), 20)
                    .add(good ? Style.SUCCESS : Style.ERROR, result.word()));
        }
    }

    private static Exit exit(List<Checks.Checked> results) {
        var worst = Exit.OK;
        for (var result : results) {
            var ended = result.result().orElse(new CheckRun.Result.Passed());
            if (ended instanceof CheckRun.Result.NotStarted) {
                throw result.problem("nothing was changed").orElseThrow();
            }
            if (ended instanceof CheckRun.Result.TimedOut) {
                worst = Exit.DEADLINE;
            } else if (!(ended instanceof CheckRun.Result.Passed) && worst == Exit.OK) {
                worst = Exit.FINDINGS;
            }
        }
        return worst;
    }
}
