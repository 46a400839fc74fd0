package dev.actorweb.cli.candidates;

import dev.actorweb.cli.config.Durations;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The command line as far as it is typed.
///
/// @param words
///            those before the unfinished one, without the program's name
/// @param current
///            the unfinished word; empty after a blank
/// @param start
///            the folder that the shell is in
record TypedLine(List<String> words, String current, Path start, Map<String, String> variables) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    TypedLine {
        words = List.copyOf(words);
    }

    /// How long somebody who has pressed Tab waits: two seconds, or what
    /// `AW_COMPLETE_TIMEOUT` says.
    Duration patience() {
        var own = variables.getOrDefault("AW_COMPLETE_TIMEOUT", "");
        return own.isEmpty() ? PATIENCE : Durations.parse(own).orElse(PATIENCE);
    }

    /// The value that was last given to the option, as `--option value` or `--option=value`.
    Optional<String> option(String name) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (words.get(i).startsWith(name + "=")) {
                return Optional.of(words.get(i).substring(name.length() + 1));
            }
            if (i > 0 && words.get(i - 1).equals(name)) {
                return Optional.of(words.get(i));
            }
        }
        return Optional.empty();
    }

    /// The words that are neither options nor the value of one of these options.
    List<String> parameters(String... valued) {
        var parameters = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            boolean value = i > 0 && List.of(valued).contains(words.get(i - 1));
            if (!value && !words.get(i).startsWith("-")) {
                parameters.add(words.get(i));
            }
        }
        return parameters;
    }

    /// The folder that the command would work in.
    Path directory() {
        return option("--root").map(root -> path(start, root)).orElse(start);
    }

    /// A path as typed, seen from the folder that the command would work in; that folder itself
    /// where it is none.
    Path path(String typed) {
        return path(directory(), typed);
    }

    private static Path path(Path folder, String typed) {
        try {
            return folder.resolve(typed).normalize();
        } catch (InvalidPathException e) {
            return folder;
        }
    }

    /// What stands before the part of a list that is being typed: `A,B,` of `A,B,C`.
    String listed() {
        return current.substring(0, current.lastIndexOf(',') + 1);
    }
}
