package dev.actorweb.templates;

import dev.actorweb.templates.Template.Loading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The templates that come with aw.
public final class Catalogue {
    /// The names of all of them, in the order in which they are listed.
    public static final List<String> NAMES = List.of("java-actor", "statechart-system",
            "robust-pipeline", "cli-app", "git-hooks", "ci");

    private Catalogue() {}

    /// The template called `name`.
    public static Optional<Template> find(String name) {
        return NAMES.contains(name) ? Optional.of(builtIn(name)) : Optional.empty();
    }

    /// All of them.
    public static List<Template> all() {
        var all = new ArrayList<Template>();
        for (var name : NAMES) {
            all.add(builtIn(name));
        }
        return all;
    }

    private static Template builtIn(String name) {
        try {
            return switch (TemplateReader.read(new BuiltInSource(name))) {
                case Loading.Loaded(var template) -> template;
                case Loading.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
