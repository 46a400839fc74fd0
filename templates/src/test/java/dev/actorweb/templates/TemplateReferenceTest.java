package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.templates.Template.Loading.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/templates.md` says what the code does.
class TemplateReferenceTest {
    private static final Pattern FORM = Pattern.compile("(?m)^\\| `\\{\\{name\\.([a-z]+)}}` \\| `(.+)` \\|$");

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/templates.md"));
    }

    @Test
    void theManifestIsRead(@TempDir Path folder) throws IOException {
        var page = page();
        var start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Files.writeString(folder.resolve("template.yaml"), page.substring(start, page.indexOf("```", start)));

        assertThat(Template.load(folder)).isInstanceOf(Loaded.class);
    }

    @Test
    void everyFormIsShown() throws IOException {
        var shown = new ArrayList<String>();
        for (var row : FORM.matcher(page()).results().toList()) {
            shown.add(row.group(1));
            assertThat(Spelling.of("my-project", row.group(1))).isEqualTo(row.group(2));
        }

        assertThat(shown).containsExactlyElementsOf(Spelling.FORMS);
    }

    @Test
    void everyTemplateOfTheCatalogueIsListed() throws IOException {
        assertThat(Catalogue.NAMES).allSatisfy(name -> assertThat(page()).contains("\n| `" + name + "` | "));
    }
}
