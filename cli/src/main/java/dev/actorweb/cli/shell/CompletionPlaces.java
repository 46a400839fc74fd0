package dev.actorweb.cli.shell;

import dev.actorweb.cli.Environment;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.completions.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a shell of this user looks for completions.
///
/// @param script
///            the file for the script alone
/// @param start
///            the file that makes the shell find it; empty where it does so by itself
record CompletionPlaces(Path script, Optional<Start> start) {
    /// Lines in a file that the shell reads when it starts.
    record Start(Path file, List<String> lines) {
        Start {
            lines = List.copyOf(lines);
        }
    }

    /// Where distributions put the package that loads the user's folder for bash.
    private static final List<String> BASH_COMPLETION = List.of("/usr/share/bash-completion/bash_completion",
            "/usr/local/share/bash-completion/bash_completion",
            "/opt/homebrew/share/bash-completion/bash_completion", "/opt/homebrew/etc/bash_completion",
            "/usr/local/etc/bash_completion", "/etc/bash_completion");

    static CompletionPlaces of(Shell shell, Environment environment) {
        var home = home(environment);
        var data = folder(environment, "XDG_DATA_HOME", home.resolve(".local/share"));
        var config = folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
        return switch (shell) {
            case BASH -> bash(folder(environment, "BASH_COMPLETION_USER_DIR", data.resolve("bash-completion"))
                    .resolve("completions/aw"), home);
            case ZSH -> zsh(data.resolve("zsh/site-functions"), folder(environment, "ZDOTDIR", home));
            case FISH -> new CompletionPlaces(config.resolve("fish/completions/aw.fish"), Optional.empty());
            case POWERSHELL -> {
                var script = data.resolve("aw/completion.ps1");
                yield new CompletionPlaces(script,
                        Optional.of(new Start(profile(home, config), List.of(". " + single(script, "''")))));
            }
        };
    }

    /// The package bash-completion loads the script when it is needed; without it, bash has to
    /// be told.
    private static CompletionPlaces bash(Path script, Path home) {
        for (var place : BASH_COMPLETION) {
            if (Files.isRegularFile(Path.of(place))) {
                return new CompletionPlaces(script, Optional.empty());
            }
        }
        var quoted = single(script, "'\\''");
        return new CompletionPlaces(script, Optional.of(new Start(home.resolve(".bashrc"),
                List.of("[ -r " + quoted + " ] && . " + quoted))));
    }

    /// zsh reads no folder of the user's own; these lines work before and after the user's own
    /// `compinit`, and where there is none.
    private static CompletionPlaces zsh(Path folder, Path dotfiles) {
        return new CompletionPlaces(folder.resolve("_aw"), Optional.of(new Start(dotfiles.resolve(".zshrc"),
                List.of("fpath=(" + single(folder, "'\\''") + " $fpath)",
                        "if (( $+functions[compdef] )); then autoload -Uz _aw && compdef _aw aw",
                        "else autoload -Uz compinit && compinit -i; fi"))));
    }

    private static Path profile(Path home, Path config) {
        return System.getProperty("os.name", "").startsWith("Windows")
                ? home.resolve("Documents/PowerShell/Microsoft.PowerShell_profile.ps1")
                : config.resolve("powershell/Microsoft.PowerShell_profile.ps1");
    }

    private static Path home(Environment environment) {
        var home = environment.variable("HOME").isEmpty()
                ? environment.variable("USERPROFILE")
                : environment.variable("HOME");
        if (home.isEmpty() || !Path.of(home).isAbsolute()) {
            throw new UserError(Exit.PRECONDITION, "HOME is not set, so there is no place to install to",
                    "set HOME, or print the script: aw completion bash");
        }
        return Path.of(home);
    }

    /// What the variable names, if it is an absolute path, as the XDG base directories have it.
    private static Path folder(Environment environment, String variable, Path otherwise) {
        var named = environment.variable(variable);
        return !named.isEmpty() && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
    }

    private static String single(Path path, String quote) {
        return "'" + path.toString().replace("'", quote) + "'";
    }
}
