package dev.actorweb.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Short-lived files in the folder `aw` of the git folder, gone when closed.
public final class Scratch implements AutoCloseable {
    private final Path folder;
    private final String stem;
    private final List<Path> files = new ArrayList<>();

    public Scratch(Path gitDir) {
        folder = gitDir.resolve("aw");
        stem = ProcessHandle.current().pid() + "-" + Long.toUnsignedString(System.nanoTime(), 36) + "-";
    }

    /// A name nobody else uses; the file is not made.
    public Path reserve(String name) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw failure(folder, e);
        }
        Path file = folder.resolve(stem + files.size() + "-" + name);
        files.add(file);
        return file;
    }

    /// Makes a file that only this run knows.
    public Path write(String name, byte[] content) {
        Path file = reserve(name);
        try {
            return Files.write(file, content, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static GitException failure(Path file, IOException cause) {
        return new GitException(GitProblem.Unwritable.of(file, cause),
                cause);
    }

    @Override
    public void close() {
        for (Path file : files) {
            // Nothing depends on success: the next run uses other names.
            file.toFile().delete();
        }
    }
}
