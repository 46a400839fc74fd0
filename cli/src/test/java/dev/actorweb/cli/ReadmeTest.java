package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.workflow.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows happens, when somebody types it; `##########` stands for a commit.
class ReadmeTest {
    private static final String FIX = "on: { ANSWER: talking, RING: talking }";
    @TempDir
    private Path folder;

    @Test
    void theMinuteIsTrue() throws Exception {
        var page = Page.of("README.md");
        var specs = page.blocks("yaml");
        Files.writeString(folder.resolve("phone.yaml"), specs.get(0));
        Files.writeString(folder.resolve("call.yaml"), specs.get(1));
        var sessions = page.blocks("console");

        assertThat(page.happens(sessions.get(0), folder, Aw.in(folder))).isEqualTo(sessions.get(0));

        assertThat(Checkout.read("README.md")).contains("`" + FIX + "`");
        Files.writeString(folder.resolve("phone.yaml"), specs.get(0).replace("on: { ANSWER: talking }", FIX));
        assertThat(page.happens(sessions.get(1), folder, Aw.in(folder))).isEqualTo(sessions.get(1));
        assertThat(Aw.in(folder).call("run", "call.yaml", "--for", "1ms").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theWorkflowIsTrue() throws Exception {
        var studio = new Studio(folder);
        studio.git.git(studio.ann, "switch", "--quiet", "main");
        var page = Page.of("README.md");
        var session = page.blocks("console").getLast();

        assertThat(page.happens(session, studio.ann, studio.in(studio.ann))).isEqualTo(session);
    }

    @Test
    void itLeadsToEveryPage() throws Exception {
        var readme = Checkout.read("README.md");
        try (var pages = Files.list(Checkout.root().resolve("docs"))) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(page -> page.endsWith(".md")))
                    .isNotEmpty().allSatisfy(page -> assertThat(readme).contains("(docs/" + page + ")"));
        }
    }
}
