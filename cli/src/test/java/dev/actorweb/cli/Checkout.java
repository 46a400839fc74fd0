package dev.actorweb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of the checkout that the tests run in.
public final class Checkout {
    private Checkout() {}

    /// The folder that holds all modules.
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            var parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("not in a checkout: " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    public static String read(String path) throws IOException {
        return Files.readString(root().resolve(path));
    }

    /// All files with this name below the folders of source code, build results left out.
    public static List<Path> find(String name) throws IOException {
        try (var files = Files.walk(root())) {
            return files.filter(file -> file.endsWith(name))
                    .filter(file -> !root().relativize(file).toString().matches("(.*/)?(target|\\.git)/.*"))
                    .sorted()
                    .toList();
        }
    }
}
