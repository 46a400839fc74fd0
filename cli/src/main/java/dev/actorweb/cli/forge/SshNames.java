package dev.actorweb.cli.forge;

import dev.actorweb.cli.process.Bytes;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Invocation;
import dev.actorweb.cli.process.Outcome;
import dev.actorweb.cli.process.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The hosts behind the names that ssh's configuration gives them.
final class SshNames {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private SshNames() {}

    /// The host that ssh would connect to; nothing is connected.
    ///
    /// @return empty if there is no ssh, or the name is the host
    static Optional<String> hostOf(String name, Environment environment) {
        var ssh = Programs.find("ssh", environment);
        if (ssh.isEmpty() || !name.matches("\\w[\\w.-]*")) {
            return Optional.empty();
        }
        var outcome = Programs
                .run(new Invocation(List.of(ssh.get().toString(), "-G", name), ssh.get().resolveSibling(""),
                        environment, PATIENCE));
        return outcome instanceof Outcome.Exited(int status, Bytes out, var _) && status == 0
                ? out.text().lines().filter(line -> line.startsWith("hostname "))
                        .map(line -> line.substring("hostname ".length()).strip())
                        .filter(host -> !host.equalsIgnoreCase(name)).findFirst()
                : Optional.empty();
    }
}
