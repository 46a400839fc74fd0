package dev.actorweb.cli.shell;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.shell.StartFile.BrokenBlockException;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Puts a completion script where its shell looks, and takes it away again.
///
/// All changes are made ready before the first is done, each file is replaced as a whole, and a file
/// that somebody else has written is refused. Symbolic links are followed, so that a start file that
/// is kept elsewhere stays where it is.
final class CompletionInstaller {
    /// By which a script of ours is known.
    static final String MARK = "made by 'aw completion";

    /// What happens to a file.
    enum Change {
        CREATED, UPDATED, REMOVED, NONE
    }

    /// A file, what happens to it, and what it will hold.
    record FileChange(Path file, Change change, String content) {}

    private CompletionInstaller() {}

    /// What an installation changes.
    static List<FileChange> install(CompletionPlaces places, String script) {
        var changes = new ArrayList<FileChange>();
        var old = read(places.script());
        requireOurs(places.script(), old);
        var bytes = new String(script.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        changes.add(change(places.script(), old, bytes));
        places.start().ifPresent(start -> {
            var file = read(start.file());
            try {
                changes.add(change(start.file(), file, file.with(start.lines())));
            } catch (BrokenBlockException e) {
                throw broken(start.file(), e);
            }
        });
        return changes;
    }

    /// What an uninstallation changes.
    static List<FileChange> uninstall(CompletionPlaces places) {
        var changes = new ArrayList<FileChange>();
        places.start().ifPresent(start -> {
            var file = read(start.file());
            try {
                changes.add(file.isOursAlone()
                        ? new FileChange(start.file(), Change.REMOVED, "")
                        : change(start.file(), file, file.without()));
            } catch (BrokenBlockException e) {
                throw broken(start.file(), e);
            }
        });
        var script = read(places.script());
        requireOurs(places.script(), script);
        changes.add(new FileChange(places.script(), script.exists() ? Change.REMOVED : Change.NONE, ""));
        return changes;
    }

    static void apply(List<FileChange> changes) {
        for (var change : changes) {
            if (change.change() != Change.NONE && isReadOnly(change.file())) {
                throw new UserError(Exit.PRECONDITION, Safe.line(change.file().toString()) + " is read-only",
                        "make it writable, or put the script where you like: 'aw completion' without --install prints it");
            }
        }
        for (var change : changes) {
            try {
                switch (change.change()) {
                    case NONE -> {
                    }
                    case CREATED, UPDATED -> write(change.file(), change.content());
                    case REMOVED -> Files.delete(change.file());
                }
            } catch (IOException e) {
                throw new UserError(Exit.REFUSED,
                        Safe.line(change.file().toString()) + " can't be written: "
                                + IoReason.of(e, change.file().toString()),
                        "'aw completion' without --install prints the script, to be put where you like", e);
            }
        }
    }

    /// Moving a file into its place would get round the mode of the old one, and for root any mode.
    private static boolean isReadOnly(Path file) {
        var modes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            return modes != null && Files.exists(file)
                    && !modes.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static FileChange change(Path file, StartFile old, String content) {
        if (!old.exists() && content.isEmpty()) {
            return new FileChange(file, Change.NONE, "");
        }
        var kind = !old.exists() ? Change.CREATED : old.text().equals(content) ? Change.NONE : Change.UPDATED;
        return new FileChange(file, kind, content);
    }

    private static StartFile read(Path file) {
        try {
            return new StartFile(Files.readString(file, StandardCharsets.ISO_8859_1), true);
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(file)) {
                throw new UserError(Exit.PRECONDITION,
                        Safe.line(file.toString()) + " is a link that leads nowhere", "put that right first",
                        e);
            }
            return new StartFile("", false);
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION,
                    Safe.line(file.toString()) + " can't be read: " + IoReason.of(e),
                    "nothing was changed", e);
        }
    }

    private static void requireOurs(Path file, StartFile script) {
        if (script.exists() && !script.text().isEmpty() && !script.text().contains(MARK)) {
            throw new UserError(Exit.PRECONDITION,
                    Safe.line(file.toString()) + " was not written by aw", "move it away first");
        }
    }

    private static UserError broken(Path file, BrokenBlockException e) {
        return new UserError(Exit.PRECONDITION,
                Safe.line(file.toString()) + ":" + e.getMessage() + ": the lines of aw are not in order",
                "remove what is left of the lines between '# >>> aw completion' and '# <<< aw completion'",
                e);
    }

    /// Writes beside the file and moves it into place, with the mode it had.
    private static void write(Path named, String content) throws IOException {
        var file = Files.isSymbolicLink(named) ? named.toRealPath() : named;
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".aw", ".new");
        try {
            Files.writeString(fresh, content, StandardCharsets.ISO_8859_1);
            copyMode(file, fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void copyMode(Path from, Path to) throws IOException {
        var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (target == null) {
            return;
        }
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            target.setPermissions(Files.getPosixFilePermissions(from));
        } else { // what a shell would make: the temporary file is for its owner only
            target.setPermissions(
                    PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
