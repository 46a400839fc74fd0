package dev.actorweb.analyzer.generate;

/// Names of files made from names in specs, which may be anything.
public final class FileNames {
    private FileNames() {}

    /// A part of a file's name: lower-case ASCII letters, digits and hyphens.
    public static String of(String text) {
        return Names.file(text);
    }
}
