package dev.actorweb.cli.init;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.AgentLines;
import dev.actorweb.cli.config.Config;
import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.config.Config.Workflow;
import dev.actorweb.cli.config.ConfigWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aw.yaml` before and after.
///
/// @param before
///            empty when there is none yet
record ConfigChange(Path file, Optional<String> before, String after) {
    static ConfigChange create(Path file, String integration, String remote, List<Agent> agents) {
        var defaults = Config.defaults();
        var workflow = new Workflow(Optional.of(integration), remote, defaults.workflow().ship(),
                defaults.workflow().commit(), List.of());
        var config = new Config(Optional.empty(), workflow, agents, defaults.analyze(), Map.of());
        var folder = file.toAbsolutePath().getParent();
        return new ConfigChange(file, Optional.empty(),
                ConfigWriter.write(config, folder == null ? file : folder));
    }

    /// The file as it is, with those of `agents` added that it does not list; every line that is in
    /// it stays.
    static ConfigChange extend(Path file, List<Agent> agents, Config present) {
        var added = new ArrayList<>(agents);
        added.removeAll(present.agents());
        var text = read(file);
        if (added.isEmpty()) {
            return new ConfigChange(file, Optional.of(text), text);
        }
        var extended = Files.isSymbolicLink(file)
                ? Optional.<String>empty()
                : AgentLines.add(text, file, agents, added);
        return new ConfigChange(file, Optional.of(text),
                extended.orElseThrow(() -> new UserError(Exit.PRECONDITION,
                        file.getFileName() + " lists its agents in a form that aw does not edit",
                        "add them yourself, then repeat 'aw init':\n"
                                + AgentLines.of(added, file).stripTrailing())));
    }

    boolean changes() {
        return !before.equals(Optional.of(after));
    }

    /// Writes the new text whole or not at all; refuses when somebody changed the file meanwhile.
    void write() throws IOException {
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (before.isPresent() != there || (there && !before.get().equals(Files.readString(file)))) {
            throw new UserError(Exit.PRECONDITION, file + " was changed by somebody else just now",
                    "look at it, then repeat 'aw init'");
        }
        replace(after);
    }

    /// Puts the old text back.
    void undo() throws IOException {
        if (before.isPresent()) {
            replace(before.get());
        } else {
            Files.deleteIfExists(file);
        }
    }

    private void replace(String text) throws IOException {
        var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".aw-", ".yaml");
        try {
            Files.writeString(fresh, text);
            readableLike(fresh);
            move(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// A temporary file is its owner's alone; a file of the work tree is not.
    private void readableLike(Path fresh) throws IOException {
        var model = Files.exists(file) ? file : file.resolveSibling(".git");
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            var permissions = Files.getPosixFilePermissions(model);
            permissions.removeIf(permission -> permission.name().endsWith("_EXECUTE"));
            Files.setPosixFilePermissions(fresh, permissions);
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError(Exit.USAGE, "cannot read " + file + ": " + e.getMessage(), "", e);
        }
    }
}
