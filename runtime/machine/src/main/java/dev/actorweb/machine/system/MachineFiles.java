package dev.actorweb.machine.system;

import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the machines that a system file names: relative to it, and only within one folder.
public final class MachineFiles {
    /// For a system without a place of its own, as from standard input: its machines must be
    /// written in it.
    public static final MachineFiles NONE = new MachineFiles(Optional.empty(), Optional.empty(), "");
    private final Optional<Path> folder;
    private final Optional<Path> within;
    private final String prefix;

    private MachineFiles(Optional<Path> folder, Optional<Path> within, String prefix) {
        this.folder = folder;
        this.within = within;
        this.prefix = prefix;
    }

    /// Beside a system file.
    ///
    /// @param name
    ///            the file as its user knows it
    /// @param within
    ///            no file outside this folder is opened; the system file's own if that lies outside
    public static MachineFiles beside(String name, Path file, Path within) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElse(file.toAbsolutePath());
        Path root = within.toAbsolutePath().normalize();
        int slash = name.lastIndexOf('/');
        return new MachineFiles(Optional.of(folder), Optional.of(folder.startsWith(root) ? root : folder),
                slash < 0 ? "" : name.substring(0, slash + 1));
    }

    Document read(String reference, Position position, Problems problems) {
        if (folder.isEmpty() || within.isEmpty()) {
            return refused(reference, position, problems, "a system without a file names no files",
                    "write the machine in place of its name");
        }
        Path path;
        try {
            path = folder.get().resolve(reference).normalize();
        } catch (InvalidPathException _) {
            return refused(reference, position, problems, "`" + reference + "` is no name of a file",
                    "machine: ./name.yaml");
        }
        if (Path.of(reference).isAbsolute() || !path.startsWith(within.get()) || leads(path, within.get())) {
            return refused(reference, position, problems, "`" + reference + "` lies outside of "
                    + within.get().getFileName(),
                    "machines are named relative to the system's file, within the folder aw runs in");
        }
        if (!Files.isRegularFile(path)) {
            return refused(reference, position, problems, "there is no machine `" + reference + "`",
                    "the name is relative to the system's file");
        }
        return YamlReader.read(shown(reference), path);
    }

    private String shown(String reference) {
        return prefix + (reference.startsWith("./") ? reference.substring(2) : reference);
    }

    /// Whether links lead out of the folder.
    private static boolean leads(Path path, Path within) {
        try {
            return Files.exists(path) && !path.toRealPath().startsWith(within.toRealPath());
        } catch (IOException _) {
            return true;
        }
    }

    private static Document refused(String reference, Position position, Problems problems, String message,
            String hint) {
        problems.error(Problem.WRONG_VALUE, position, message, Optional.of(hint));
        return new Document(reference, Optional.empty(), java.util.List.of());
    }
}
