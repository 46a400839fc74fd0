package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.actor.GitActor;
import dev.actorweb.cli.git.actor.RepositoryRequest.ExpectCommit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `aw save`: a conventional commit of exactly what is meant.
public final class SaveCommand implements Command {
    private final MessagePrompt prompt;

    /// Asks at the terminal.
    public SaveCommand() {
        this(MessagePrompt.TERMINAL);
    }

    /// @param prompt
    ///            asked when no message is given
    public SaveCommand(MessagePrompt prompt) {
        this.prompt = prompt;
    }

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addPositional(Options.optional("MESSAGE",
                "what the change does; with --file, --fixup or --suggest it is a path"));
        spec.addPositional(Options.any("PATH", "what to commit: exactly these files and folders"));
        MessageOptions.addTo(spec);
        spec.addOption(Options.flag("-a --all", "commit everything that is changed, new files included"));
        spec.addOption(Options.flag("--staged", "commit what is staged, nothing else"));
        spec.addOption(Options.flag("--amend", "replace the last commit instead of adding one"));
        spec.addOption(
                Options.value("--fixup", "COMMIT", "a correction of that commit, for a later autosquash"));
        spec.addOption(
                Options.flag("-e --edit", "write the message in git's editor, body and footers included"));
        spec.addOption(Options.flag("--suggest", "propose a message made from the change"));
        spec.addOption(Options.flag("--allow-secret", "commit what looks like a key or token"));
        spec.addOption(Options.flag("-n --no-verify", "skip git's pre-commit and commit-msg hooks"));
        spec.addOption(Options.flag("--no-checks", "skip the checks that are configured for save"));
        spec.addOption(Options.flag("--dry-run", "show what would be committed, change nothing"));
        spec.addOption(ChartWatch.option());
        Recovery.addTo(spec);
        spec.usageMessage()
                .description("Commits with a message that follows Conventional Commits. Without --all, "
                        + "--staged or paths: what is staged if anything is, else everything that is changed. "
                        + "Without MESSAGE: asks for it, in a terminal.")
                .footer("aw save \"feat(door): open by key\"", "aw save --suggest",
                        "aw save \"open by key\" --type feat --scope door",
                        "aw save \"docs: explain the lock\" docs/lock.md README.md",
                        "aw save --file .git/aw/rejected-message.txt");
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
            if (settled.isPresent()) {
                return settled.get();
            }
            var rules = workspace.config().workflow().commit();
            Replacing.refuseContradictions(invocation);
            var message = makesItsOwn(invocation)
                    ? Optional.<String>empty()
                    : MessageOptions.message(invocation, rules);
            var status = workspace.ask(new CheckStatus());
            var layout = workspace.ask(new ExpectCommit());
            return save(workspace, message, status, layout);
        }
    }

    private Exit save(Workspace workspace, Optional<String> given, Status status, Layout layout)
            throws InterruptedException {
        var kept = new KeptMessage(layout.gitDir());
        var workTree = layout.workTree().orElse(workspace.directory());
        var author = new MessageAuthor(workspace, kept, new MessageTemplate(workspace, workTree), prompt);
        var replacing = new Replacing(workspace, status);
        boolean edit = workspace.invocation().flag("--edit");
        var message = given.isPresent()
                ? Optional.of(edit ? given.get() : author.review(given.get()))
                : replacing.message();
        Preconditions.nothingUnfinished(status);
        Preconditions.onBranch(status);
        var inclusion = Inclusion.of(status, workspace.invocation(), workTree,
                paths(workspace.invocation()));
        var report = new SaveReport(workspace.invocation(), status, inclusion);
        if (inclusion.changes().isEmpty() && !names(inclusion) && !(replacing.amend() && given.isPresent())) {
            return report.nothing();
        }
        var guard = new SecretsGuard(workspace);
        boolean drafts = edit || (message.isEmpty() && workspace.invocation().flag("--suggest"));
        var patch = !drafts && guard.isQuiet(inclusion, workTree)
                ? Patch.NONE
                : Patch.of(workspace, inclusion, workTree);
        guard.check(patch);
        if (edit) {
            message = Optional.of(author.edit(message, patch, inclusion,
                    new MessageEditor(workspace, layout.gitDir())));
        } else if (message.isEmpty()) {
            message = author.propose(patch, inclusion, status.head().tip());
            if (message.isEmpty()) {
                return Exit.OK;
            }
        }
        if (workspace.invocation().flag("--dry-run")) {
            return report.planned(message.get());
        }
        return new Saving(workspace, kept, report, replacing).run(message.get(), layout, workTree);
    }

    /// Whether all parameters are paths.
    private static boolean makesItsOwn(Invocation invocation) {
        return invocation.option("--fixup").isPresent() || invocation.flag("--suggest");
    }

    /// Paths that match no change may still be wrong: git says so.
    private static boolean names(Inclusion inclusion) {
        return inclusion.word().equals("paths");
    }

    private static List<String> paths(Invocation invocation) {
        var arguments = invocation.arguments();
        boolean none = invocation.option("--file").isPresent() || makesItsOwn(invocation);
        return none || arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    }
}
