package dev.actorweb.analyzer.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// The class that generated JUnit classes share: it binds the names of a machine to what a
/// test says.
public final class StageText {
    /// Its name.
    public static final String NAME = "MachineStage";

    private StageText() {}

    /// Its text.
    ///
    /// @param inPackage
    ///            its package; empty for none
    public static String of(String inPackage, String comment) {
        try (InputStream in = Objects
                .requireNonNull(StageText.class.getResourceAsStream(NAME + ".java.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return "// " + Names.line(comment) + "\n"
                    + (inPackage.isEmpty() ? "" : "package " + inPackage + ";\n\n")
                    + text;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The package of the classes in a folder: what follows the last `java` of its path, as far as
    /// that can be one; empty for none.
    public static String packageOf(String folder) {
        String[] parts = folder.replace('\\', '/').split("/", -1);
        int java = Arrays.asList(parts).lastIndexOf("java");
        if (java < 0) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (int i = java + 1; i < parts.length; i++) {
            if (parts[i].isEmpty()) {
                continue;
            }
            if (!Names.isIdentifier(parts[i])) {
                return "";
            }
            name.append(name.isEmpty() ? "" : ".").append(parts[i]);
        }
        return name.toString();
    }
}
