package dev.actorweb.cli.shell;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Registry;
import dev.actorweb.cli.UserError;
import dev.actorweb.completions.Completion;
import dev.actorweb.completions.Shell;
import picocli.CommandLine.Model.CommandSpec;

/// `aw completion`: the script that makes a shell complete `aw`.
public final class CompletionCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Prints a script that makes your shell complete commands, options, choices, "
                        + "branches and paths.")
                .footer("aw completion bash >~/.local/share/bash-completion/completions/aw",
                        "aw completion zsh >~/.zfunc/_aw            with fpath+=~/.zfunc before compinit",
                        "aw completion fish >~/.config/fish/completions/aw.fish",
                        "aw completion powershell >>$PROFILE");
        spec.addPositional(Options.required("SHELL", "bash, zsh, fish or powershell", Shell.names()));
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        var name = invocation.argument(0).orElseThrow();
        var shell = Shell.named(name).orElseThrow(() -> UserError.usage("no completion for the shell " + name,
                "there is one for " + String.join(", ", Shell.names())));
        var script = Completion.script(shell, Registry.model());
        if (invocation.json()) {
            invocation.terminal()
                    .json(Json.document("aw/completion/1").member("shell", name).member("script", script));
        } else {
            invocation.terminal().document(script);
        }
        return Exit.OK;
    }
}
