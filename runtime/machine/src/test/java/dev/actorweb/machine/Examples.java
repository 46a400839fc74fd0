package dev.actorweb.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The examples of the language reference.
final class Examples {
    private Examples() {}

    static List<String> ofTheLanguage() throws IOException {
        String page = Files.readString(Conformance.checkout().resolve("docs/machine-language.md"));
        List<String> examples = new ArrayList<>();
        for (int at = page.indexOf("```yaml\n"); at >= 0; at = page.indexOf("```yaml\n", at + 1)) {
            examples.add(page.substring(at + 8, page.indexOf("```", at + 8)));
        }
        return examples;
    }
}
