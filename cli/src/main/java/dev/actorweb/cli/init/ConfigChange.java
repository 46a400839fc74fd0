package dev.actorweb.cli.init;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.AgentLines;
import dev.actorweb.cli.config.Config;
import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.config.Config.Workflow;
import dev.actorweb.cli.config.ConfigWriter;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError(Exit.USAGE, "cannot read " + file + ": " + IoReason.of(e), "", e);
        }
    }
}
