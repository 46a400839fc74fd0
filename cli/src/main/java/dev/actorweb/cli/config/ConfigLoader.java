package dev.actorweb.cli.config;

import dev.actorweb.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds and reads the configuration.
///
/// `aw.yaml` is looked for in the folder, then upwards to the repository's root (the first folder
/// with a `.git`). Outside a repository it goes on upwards, but takes a file above the folder only
/// if both have the same owner: checks run programs, and `/tmp` is everybody's.
public final class ConfigLoader {
    /// The name of the repository's file.
    public static final String FILE = "aw.yaml";

    private ConfigLoader() {}

    /// A configuration with what is wrong with it; what is wrong keeps its default.
    public record Reading(Config config, List<ConfigProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /// The configuration for the folder `start`; a [UserError] with exit code 2 and all places when
    /// anything is wrong with it.
    ///
    /// @param variables
    ///            the environment
    public static Config load(Path start, Map<String, String> variables) {
        var reading = read(start, variables);
        if (reading.problems().isEmpty()) {
            return reading.config();
        }
        var text = new StringBuilder();
        var hint = "";
        for (var problem : reading.problems()) {
            text.append(text.isEmpty() ? "" : "\n").append(problem);
            hint = hint.isEmpty() ? problem.hint() : hint;
        }
        throw UserError.usage(text.toString(), hint);
    }

    /// Reads the configuration for the folder `start`, as far as it can be read.
    ///
    /// @param variables
    ///            the environment
    public static Reading read(Path start, Map<String, String> variables) {
        var draft = new Draft();
        var problems = new ArrayList<ConfigProblem>();
        var user = userFile(variables);
        if (user.isPresent() && Files.exists(user.get())) {
            problems.addAll(FileLayer.read(user.get().toString(), user.get(), draft));
        }
        var folder = real(start);
        var file = find(folder);
        if (file.isPresent()) {
            problems.addAll(FileLayer.read(folder.relativize(file.get()).toString(), file.get(), draft));
        }
        problems.addAll(VariableLayer.read(variables, draft));
        return new Reading(draft.config(file), problems);
    }

    /// The user's own file, whether or not it exists: `$XDG_CONFIG_HOME/aw/config.yaml`, by default
    /// in `~/.config`. Empty without a home.
    public static Optional<Path> userFile(Map<String, String> variables) {
        var xdg = variables.getOrDefault("XDG_CONFIG_HOME", "");
        if (xdg.startsWith("/")) {
            return Optional.of(Path.of(xdg, "aw", "config.yaml"));
        }
        var home = variables.getOrDefault("HOME", "");
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".config", "aw", "config.yaml"));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder.toAbsolutePath().normalize();
        }
    }

    private static Optional<Path> find(Path start) {
        Optional<Path> first = Optional.empty();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            var file = folder.resolve(FILE);
            if (first.isEmpty() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                first = Optional.of(file);
            }
            if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return first;
            }
        }
        return first.filter(file -> start.equals(file.getParent()) || sameOwner(start, file));
    }

    private static boolean sameOwner(Path start, Path file) {
        try {
            return Files.getOwner(start).equals(Files.getOwner(file));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
