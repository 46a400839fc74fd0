package dev.actorweb.cli.shell;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Registry;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.shell.CompletionInstaller.Change;
import dev.actorweb.cli.shell.CompletionInstaller.FileChange;
import dev.actorweb.completions.Completion;
import dev.actorweb.completions.Shell;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/// `aw completion`: makes a shell complete `aw`.
public final class CompletionCommand implements Command {
    private static final int COLUMN = 10;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Makes your shell complete commands, options and their values: choices, paths, branches, "
                                + "rules, events, running actors. Prints the script, or puts it where the shell looks.")
                .footer("aw completion --install", "aw completion --install zsh --dry-run",
                        "aw completion --uninstall", "source <(aw completion bash)",
                        "aw completion fish >~/.config/fish/completions/aw.fish");
        spec.addPositional(Options.optional("SHELL", String.join(", ", Shell.names())
                + "; with --install and --uninstall the one you use, unless you name another",
                Shell.names()));
        spec.addOption(Options.flag("--install", "put the script where the shell looks"));
        spec.addOption(Options.flag("--uninstall", "take it away again"));
        spec.addOption(Options.flag("--dry-run", "show which files would change, change nothing"));
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        boolean install = invocation.flag("--install");
        boolean uninstall = invocation.flag("--uninstall");
        if (install && uninstall) {
            throw UserError.usage("--install and --uninstall exclude each other", "give one of them");
        }
        if (!install && !uninstall && invocation.flag("--dry-run")) {
            throw UserError.usage("--dry-run shows what --install or --uninstall would do",
                    "add one of them");
        }
        if (!install && !uninstall) {
            return print(named(invocation.argument(0)
                    .orElseThrow(() -> UserError.usage("which SHELL? " + String.join(", ", Shell.names()),
                            "'aw completion --install' chooses the one you use"))),
                    invocation);
        }
        var shell = invocation.argument(0).map(CompletionCommand::named).orElseGet(() -> own(invocation));
        var places = CompletionPlaces.of(shell, invocation.environment());
        var changes = install
                ? CompletionInstaller.install(places, script(shell))
                : CompletionInstaller.uninstall(places);
        if (!invocation.flag("--dry-run")) {
            CompletionInstaller.apply(changes);
        }
        report(shell, changes, invocation);
        return Exit.OK;
    }

    /// The script for a shell, from the model of all commands.
    static String script(Shell shell) {
        return Completion.script(shell, Registry.model());
    }

    private static Exit print(Shell shell, Invocation invocation) {
        if (invocation.json()) {
            invocation.terminal().json(Json.document("aw/completion/1").member("shell", shell.title())
                    .member("script", script(shell)));
        } else {
            invocation.terminal().document(script(shell));
        }
        return Exit.OK;
    }

    private static Shell named(String name) {
        return Shell.named(name).orElseThrow(() -> UserError.usage("no completion for the shell " + name,
                "there is one for " + String.join(", ", Shell.names())));
    }

    /// The login shell, as `SHELL` names it.
    private static Shell own(Invocation invocation) {
        var path = invocation.environment().variable("SHELL");
        var name = path.substring(path.lastIndexOf('/') + 1);
        return Shell.named(name.equals("pwsh") ? "powershell" : name)
                .orElseThrow(() -> UserError.usage(path.isEmpty()
                        ? "SHELL is not set, so your shell is not known"
                        : "no completion for your shell, " + path,
                        "name one: " + String.join(", ", Shell.names())));
    }

    private static void report(Shell shell, List<FileChange> changes, Invocation invocation) {
        boolean dry = invocation.flag("--dry-run");
        boolean changed = changes.stream().anyMatch(change -> change.change() != Change.NONE);
        if (invocation.json()) {
            var json = Json.document("aw/completion-install/1").member("shell", shell.title())
                    .member("dryRun", dry).member("changed", changed).array("files");
            for (var change : changes) {
                json.object().member("path", change.file().toString())
                        .member("change", word(change.change())).end();
            }
            invocation.terminal().json(json.end());
            return;
        }
        for (var change : changes) {
            invocation.terminal().line(new Text().column(Style.STRONG, verb(change.change(), dry), COLUMN)
                    .add(change.file().toString()));
        }
        if (changed && !dry && invocation.flag("--install")) {
            invocation.terminal().note("New " + shell.title() + " sessions complete aw.");
        }
    }

    private static String word(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    private static String verb(Change change, boolean dry) {
        return switch (change) {
            case CREATED -> dry ? "create" : "created";
            case UPDATED -> dry ? "update" : "updated";
            case REMOVED -> dry ? "remove" : "removed";
            case NONE -> "as it is";
        };
    }
}
