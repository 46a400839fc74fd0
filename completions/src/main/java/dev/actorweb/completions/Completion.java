package dev.actorweb.completions;

import picocli.CommandLine.Model.CommandSpec;

/// Writes completion scripts for a command line that picocli describes.
///
/// Every word of the model is quoted for the shell that reads it, and whatever is found out while
/// completing (branch names, file names) is handed to the shell as data, never evaluated.
public final class Completion {
    private Completion() {}

    /// The script for the program that `root` is named after, ending in a newline.
    public static String script(Shell shell, CommandSpec root) {
        var node = Node.of(root);
        return switch (shell) {
            case BASH -> new Bash(node).script();
            case ZSH -> new Zsh(node).script();
            case FISH -> new Fish(node).script();
            case POWERSHELL -> new PowerShell(node).script();
        };
    }
}
