package dev.actorweb.machine.scxml;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The files that a document refers to: only those in its own folder and below are opened.
final class Files {
    /// Larger files are not taken in.
    private static final int MOST_BYTES = 4 << 20;
    /// So many machines a document may consist of.
    static final int MOST_MACHINES = 200;
    private final AtomicInteger machines;
    private final Optional<Path> folder;
    private final Problems problems;
    private final Map<String, Optional<Text>> read = new HashMap<>();

    /// @param folder
    ///            the document's; empty where it came from no file
    Files(Optional<Path> folder, Problems problems) {
        this(folder, problems, new AtomicInteger());
    }

    private Files(Optional<Path> folder, Problems problems, AtomicInteger machines) {
        this.machines = machines;
        this.folder = folder;
        this.problems = problems;
    }

    Optional<Path> folder() {
        return folder;
    }

    /// The files of a document in a file of this name; still only those below the first
    /// one's folder.
    Files reporting(Problems others) {
        return new Files(folder, others, machines);
    }

    /// Counts one more machine in the document, if it may have one more.
    boolean mayHold() {
        return machines.incrementAndGet() <= MOST_MACHINES;
    }

    /// The text behind a `src`; that it cannot be had is a warning.
    Optional<Text> text(Text src) {
        String name = name(src.value());
        return read.computeIfAbsent(name, file -> open(file, src.positionOf(0)));
    }

    /// The path that a reference means: `file:x` is `x`.
    static String name(String src) {
        String name = src.strip();
        return name.startsWith("file:") ? name.substring("file:".length()) : name;
    }

    /// Whether there is such a file that may be read.
    boolean has(String src) {
        try {
            Path base = folder.isPresent() ? folder.get().toRealPath() : Path.of("");
            Path file = base.resolve(name(src)).toRealPath();
            return folder.isPresent() && file.startsWith(base) && java.nio.file.Files.isRegularFile(file);
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }

    private Optional<Text> open(String name, Position position) {
        if (folder.isEmpty()) {
            return refuse(position, "`" + name + "` is not read: the document has no folder");
        }
        try {
            Path base = folder.get().toRealPath();
            Path file = base.resolve(name).toRealPath();
            if (!file.startsWith(base)) {
                return refuse(position,
                        "`" + name + "` is not read: it lies outside of the document's folder");
            }
            if (!java.nio.file.Files.isRegularFile(file)) {
                return refuse(position, "`" + name + "` is no file");
            }
            try (InputStream in = java.nio.file.Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    return refuse(position, "`" + name + "` is larger than " + Limits.size(MOST_BYTES));
                }
                String text = new String(bytes, StandardCharsets.UTF_8);
                return Optional.of(new Text(text, text, Position.START));
            }
        } catch (IOException | InvalidPathException _) {
            return refuse(position, "there is no readable file `" + name + "`");
        }
    }

    private Optional<Text> refuse(Position position, String message) {
        problems.warning(Expression.PROBLEM, position, message,
                Optional.of("files are found beside the document or below its folder"));
        return Optional.empty();
    }
}
