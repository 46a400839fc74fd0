package dev.actorweb.cli.forge;

import dev.actorweb.cli.process.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the forge behind a remote.
public final class Hosting {
    private Hosting() {}

    /// The forge of a remote.
    ///
    /// @param addresses
    ///            what the remote is configured with, and what git makes of that; the first whose
    ///            forge is certain counts
    /// @return empty for a host that could be anything
    public static Optional<Maker.Made> of(List<String> addresses, Environment environment) {
        var guesses = new ArrayList<Maker.Made>();
        for (var address : addresses) {
            var made = Project.of(address).flatMap(project -> made(project, environment));
            if (made.filter(Maker.Made::certain).isPresent()) {
                return made;
            }
            made.ifPresent(guesses::add);
        }
        return guesses.stream().findFirst();
    }

    /// What ssh calls a host may be a name of its own, which says nothing, or another maker's.
    private static Optional<Maker.Made> made(Project project, Environment environment) {
        var made = Maker.of(project, environment::get);
        var real = project.ssh() && made.filter(Maker.Made::certain).isEmpty()
                ? SshNames.hostOf(project.host(), environment)
                : Optional.<String>empty();
        return real.isEmpty() ? made : Maker.of(project.at(real.get()), environment::get);
    }
}
