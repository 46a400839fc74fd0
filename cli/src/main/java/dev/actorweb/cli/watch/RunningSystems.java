package dev.actorweb.cli.watch;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.runtime.inspect.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The running systems of this user, and which of them is meant.
///
/// @param all
///            every one that answers
public record RunningSystems(List<Endpoint> all) {
    public RunningSystems {
        all = List.copyOf(all);
    }

    /// Those of the user who runs the command.
    public static RunningSystems of(Invocation invocation) {
        return in(Endpoint.folder(invocation.environment().variables()));
    }

    /// Those whose sockets are in a folder.
    static RunningSystems in(Path folder) {
        try {
            return new RunningSystems(Endpoint.running(folder));
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION,
                    "the running systems can't be listed: " + IoReason.withFile(e),
                    "the folder must belong to you and be closed to others", e);
        }
    }

    /// Those that a name or a process means, one at least; without it, all.
    ///
    /// @param instead
    ///            what can be done where none is running
    public List<Endpoint> meant(Optional<String> wanted, String instead) {
        if (all.isEmpty()) {
            throw new UserError(Exit.PRECONDITION, "no system of actors is running", instead);
        }
        if (wanted.isEmpty()) {
            return all;
        }
        var name = wanted.get();
        var fitting = all.stream().filter(
                one -> name.equals(one.system()) || name.equals(String.valueOf(one.pid()))).toList();
        if (fitting.isEmpty()) {
            var near = DidYouMean.nearest(name, all.stream().map(Endpoint::system).toList());
            throw new UserError(Exit.PRECONDITION, "no system `" + name + "` is running",
                    near.map(one -> "did you mean " + one + "? ").orElse("") + "these are: " + names(all));
        }
        return fitting;
    }

    /// That one of several must be chosen: by its name, or by its process where others have that
    /// name.
    ///
    /// @param option
    ///            what chooses it
    public static UserError several(String option, List<Endpoint> fitting) {
        var first = fitting.getFirst();
        boolean same = fitting.stream().map(Endpoint::system).distinct().count() < fitting.size();
        return new UserError(Exit.PRECONDITION, "several systems are running: " + names(fitting), same
                ? "choose one by its process: " + option + " " + first.pid()
                : "choose one: " + option + " " + first.system());
    }

    private static String names(List<Endpoint> endpoints) {
        return endpoints.stream().map(one -> one.system() + " (" + one.pid() + ")")
                .collect(Collectors.joining(", "));
    }
}
