package dev.actorweb.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Short-lived files in the folder `aw` of the git folder, gone when closed; each is named after
/// its process, so that what a killed one has left can be told.
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
            lock(file).toFile().delete(); // of a git that was ended while it wrote
        }
    }

    private static Path lock(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /// Removes what processes that have ended left behind. For whoever is the only one at work
    /// there.
    ///
    /// @param folder
    ///            the folder `aw` of a git folder
    public static void sweep(Path folder) {
        var names = folder.toFile().list();
        for (var name : names == null ? new String[0] : names) {
            long process = process(name);
            if (process > 0 && ProcessHandle.of(process).isEmpty()) {
                folder.resolve(name).toFile().delete();
            }
        }
    }

    /// The process that a file is named after; 0 for a file of another kind.
    private static long process(String name) {
        int end = 0;
        while (end < name.length() && end < 18 && Character.isDigit(name.charAt(end))) {
            end++;
        }
        boolean ours = end > 0 && end < name.length() && name.charAt(end) == '-'
                && name.indexOf('-', end + 1) > 0;
        return ours ? Long.parseLong(name, 0, end, 10) : 0;
    }
}
