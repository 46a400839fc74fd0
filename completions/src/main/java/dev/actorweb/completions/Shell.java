package dev.actorweb.completions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The shells that there is a completion script for.
public enum Shell {
    BASH("bash"), ZSH("zsh"), FISH("fish"), POWERSHELL("powershell");

    private final String title;

    Shell(String title) {
        this.title = title;
    }

    /// The name as typed: `bash`.
    public String title() {
        return title;
    }

    public static Optional<Shell> named(String title) {
        for (var shell : values()) {
            if (shell.title.equals(title)) {
                return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    /// All names, as typed.
    public static List<String> names() {
        var names = new ArrayList<String>();
        for (var shell : values()) {
            names.add(shell.title);
        }
        return names;
    }
}
