package dev.actorweb.templates;

import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where things stand in a template's manifest, for what is found about them later than the
/// manifest was read.
final class ManifestPlaces {
    static final String NEXT = "next";

    private final Map<String, Position> places = new HashMap<>();

    static ManifestPlaces of(TemplateSource source) throws IOException {
        var places = new ManifestPlaces();
        var bytes = new ByteArrayInputStream(source.read(TemplateSource.MANIFEST));
        YamlReader.read(TemplateSource.MANIFEST, bytes).root().flatMap(root -> fields(root))
                .ifPresent(places::note);
        return places;
    }

    private static Optional<Fields> fields(Node node) {
        return Fields.of(node, new Problems(TemplateSource.MANIFEST), "");
    }

    private void note(Fields manifest) {
        for (var variable : manifest.entries("variables")) {
            places.put(variable(variable.key()), variable.keyPosition());
            fields(variable.value()).flatMap(fields -> fields.node("default"))
                    .ifPresent(value -> places.put(preset(variable.key()), value.position()));
        }
        for (var item : manifest.listOrSingle("files")) {
            var rule = fields(item);
            rule.flatMap(fields -> fields.text("path"))
                    .ifPresent(path -> places.put(rule(path), item.position()));
        }
        manifest.node("next").ifPresent(next -> places.put(NEXT, next.position()));
    }

    static String variable(String name) {
        return "variables." + name;
    }

    static String preset(String name) {
        return "variables." + name + ".default";
    }

    static String rule(String path) {
        return "files." + path;
    }

    /// Where it stands; the start of the file for what stands nowhere.
    Position of(String what) {
        return places.getOrDefault(what, Position.START);
    }
}
