package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An XML text on its way through code that knows documents as nodes: a mapping with keys that no
/// YAML file has. It is parsed where its machine is read.
///
/// @param folder
///            where the files lie that it may refer to; empty for a text that is no file
record XmlText(String text, Optional<Path> folder) {
    private static final String TEXT = "<xml>";
    private static final String FOLDER = "<folder>";

    Document document(String name) {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(TEXT, text));
        folder.ifPresent(path -> entries.add(entry(FOLDER, path.toString())));
        return new Document(name, Optional.of(new Mapping(entries, Position.START)), List.of());
    }

    private static Entry entry(String key, String value) {
        return new Entry(key, Position.START,
                new Scalar(value, Scalar.Kind.STRING, Scalar.Style.BLOCK, Position.START));
    }

    static Optional<XmlText> of(Node root) {
        if (!(root instanceof Mapping mapping) || mapping.entries().isEmpty()
                || !mapping.entries().getFirst().key().equals(TEXT)) {
            return Optional.empty();
        }
        String text = mapping.get(TEXT).map(node -> ((Scalar) node).text()).orElse("");
        return Optional.of(
                new XmlText(text, mapping.get(FOLDER).map(node -> Path.of(((Scalar) node).text()))));
    }
}
