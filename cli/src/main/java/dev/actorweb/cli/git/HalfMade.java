package dev.actorweb.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// What is left of the making, or of the removal, of a linked work tree whose process was killed.
///
/// @param path
///            where the work tree is, or was to be
/// @param entry
///            its administrative folder
public record HalfMade(Path path, Path entry) {
    /// What git writes there while it makes a work tree.
    private static final String MAKING = "initializing";

    /// Looks at one work tree; empty if it is whole, or not begun.
    public static Optional<HalfMade> at(Layout layout, Path path) {
        var folder = layout.commonDir().resolve("worktrees").toFile();
        var names = folder.list();
        for (var name : names == null ? new String[0] : names) {
            var entry = folder.toPath().resolve(name);
            var place = text(entry.resolve("gitdir"));
            boolean ours = place.isEmpty()
                    ? isInMaking(entry) && isNamedAfter(name, path.getFileName().toString())
                    : entry.resolve(place).normalize().equals(path.resolve(".git"));
            if (ours && (isInMaking(entry) || !Files.exists(entry.resolve("index")))) {
                return Optional.of(new HalfMade(path, entry));
            }
        }
        return Optional.empty();
    }

    /// The work tree at a place, whole or not; empty where none can be told.
    public static Optional<HalfMade> entry(Path path) {
        var link = text(path.resolve(".git"));
        return link.startsWith("gitdir: ")
                ? Optional.of(new HalfMade(path, path.resolve(link.substring("gitdir: ".length()))))
                : Optional.empty();
    }

    /// Whether git may have given an entry this name: that of the folder, with a number where it
    /// was taken.
    private static boolean isNamedAfter(String name, String folder) {
        return name.startsWith(folder) && name.chars().skip(folder.length()).allMatch(Character::isDigit);
    }

    private static boolean isInMaking(Path entry) {
        return text(entry.resolve("locked")).startsWith(MAKING);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException none) {
            return "";
        }
    }

    /// Whether there is a work tree already, in which files may be.
    public boolean hasFiles() {
        return Files.isRegularFile(path.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
                && Files.exists(entry.resolve("commondir")) && Files.exists(entry.resolve("HEAD"));
    }

    /// Removes the beginnings of a work tree that has no files yet.
    public void clear() {
        try {
            try (var files = Files.list(entry)) {
                for (var file : files.toList()) {
                    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                        try (var logs = Files.list(file)) {
                            for (var log : logs.toList()) {
                                Files.delete(log);
                            }
                        }
                    }
                    Files.delete(file);
                }
            }
            Files.delete(entry);
            if (Files.isRegularFile(path.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(path.resolve(".git"));
            }
            path.toFile().delete(); // only if it is empty
        } catch (IOException e) {
            throw new GitException(GitProblem.Unwritable.of(entry, e), e);
        }
    }

    /// Ends the making: nobody holds its locks any more.
    public void unlock() {
        entry.resolve("index.lock").toFile().delete();
        entry.resolve("HEAD.lock").toFile().delete();
        if (isInMaking(entry)) {
            entry.resolve("locked").toFile().delete();
        }
    }
}
