package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.yaml.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The machines that ship with aw: its own actors.
public record BuiltIn(String name, String resource) {
    private static final List<BuiltIn> ALL = List.of(
            new BuiltIn("git-actor", "/dev/actorweb/cli/git/actor/git-actor.yaml"),
            new BuiltIn("input-actor", "/dev/actorweb/cli/input/input-actor.yaml"));

    /// The names by which they are asked for.
    public static List<String> names() {
        var names = new ArrayList<String>();
        for (var machine : ALL) {
            names.add(machine.name);
        }
        return names;
    }

    /// The spec of the machine called `name`; a precondition that fails when there is none.
    static Spec spec(String name) throws IOException {
        for (var machine : ALL) {
            if (machine.name.equals(name)) {
                return machine.spec();
            }
        }
        throw new UserError(Exit.PRECONDITION, "no such target: " + Safe.line(name),
                DidYouMean.nearest(name, names()).map(near -> "did you mean " + near + "? ").orElse("")
                        + "targets are " + String.join(", ", names()));
    }

    /// The text of the machine called `name`; empty when there is none.
    public static Optional<byte[]> text(String name) {
        for (var machine : ALL) {
            if (machine.name.equals(name)) {
                try (InputStream in = Objects
                        .requireNonNull(BuiltIn.class.getResourceAsStream(machine.resource))) {
                    return Optional.of(in.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }

    private Spec spec() throws IOException {
        try (InputStream in = Objects.requireNonNull(BuiltIn.class.getResourceAsStream(resource))) {
            return SpecFinder.read(name + ".yaml", in.readAllBytes());
        }
    }
}
