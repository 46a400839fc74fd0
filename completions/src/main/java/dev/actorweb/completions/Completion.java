package dev.actorweb.completions;

import picocli.CommandLine.Model.CommandSpec;

/// Writes completion scripts for a command line that picocli describes.
///
/// Every word of the model is quoted for the shell that reads it, and whatever is found out while
/// completing (branch names, file names) is handed to the shell as data, never evaluated.
public final class Completion {
    /// The hidden command by which scripts ask the program itself; see [Candidates].
    public static final String QUESTION = "__complete";

    private Completion() {}

    /// The comment that says what a script is.
    static String origin(String shell, String program) {
        return "# Completes " + program + ", made by '" + program + " completion " + shell + "'.\n\n";
    }

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
