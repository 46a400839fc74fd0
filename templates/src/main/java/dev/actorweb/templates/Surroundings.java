package dev.actorweb.templates;

import dev.actorweb.templates.FileChange.State;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is in the project's folder now, seen without leaving it: links are recognised and
/// not followed.
final class Surroundings {
    private static final int MOST_COMPARED = 64 << 20;

    private final Path directory;
    private final Map<Path, Set<String>> names = new HashMap<>();

    private Surroundings(Path directory) {
        this.directory = directory;
    }

    static Surroundings of(Path directory) {
        return new Surroundings(directory);
    }

    /// What is at `path` now, beside what a template wants there.
    State state(String path, Content content) throws IOException {
        var blocked = blocked(path);
        if (blocked.isPresent()) {
            return new State.Blocked(blocked.get());
        }
        var file = directory.resolve(path);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new State.Absent();
        }
        if (Files.size(file) > MOST_COMPARED) {
            return new State.Blocked("is a large file of another content");
        }
        var existing = Content.read(file);
        return existing.equals(content) ? new State.Identical() : new State.Different(existing);
    }

    /// Why nothing can be written at `path`, if that is so.
    Optional<String> blocked(String path) throws IOException {
        var folder = directory;
        var parts = path.split("/", -1);
        for (var i = 0; i < parts.length; i++) {
            var last = i == parts.length - 1;
            var here = folder.resolve(parts[i]);
            var twin = twin(folder, parts[i]);
            if (twin.isPresent()) {
                return Optional.of("differs from `" + twin.get() + "`, which is there, only by case");
            }
            if (Files.isSymbolicLink(here)) {
                return Optional.of(
                        last ? "is a symbolic link" : "leads through the symbolic link `" + parts[i] + "`");
            }
            if (Files.exists(here, LinkOption.NOFOLLOW_LINKS)
                    && (last
                            ? !Files.isRegularFile(here, LinkOption.NOFOLLOW_LINKS)
                            : !Files.isDirectory(here, LinkOption.NOFOLLOW_LINKS))) {
                return Optional.of(
                        last ? "is there and no file" : "needs a folder where `" + parts[i] + "` is a file");
            }
            folder = here;
        }
        return Optional.empty();
    }

    private Optional<String> twin(Path folder, String name) throws IOException {
        var there = names.get(folder);
        if (there == null) {
            there = names(folder);
            names.put(folder, there);
        }
        if (there.contains(name)) {
            return Optional.empty();
        }
        var folded = Collisions.fold(name);
        for (var other : there) {
            if (Collisions.fold(other).equals(folded)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /// What a folder holds; nothing where it is none, or a link.
    static Set<String> names(Path folder) throws IOException {
        var found = new HashSet<String>();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try (var children = Files.newDirectoryStream(folder)) {
            for (var child : children) {
                found.add(child.getFileName().toString());
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException("cannot list " + folder, e);
        }
        return found;
    }
}
