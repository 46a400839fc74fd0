package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.ignore.SourceLines;
import dev.actorweb.machine.yaml.Document;
import java.util.List;

/// A text to analyze, read.
///
/// @param document
///            the text as nodes, under the name by which its user knows it
/// @param lines
///            the text by lines; empty when it could not be read
record Spec(Document document, List<String> lines) {
    Spec {
        lines = lines instanceof SourceLines ? lines : List.copyOf(lines);
    }
}
