package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sessions in `docs/workflow.md` happen as they are written; `##########` stands for a commit.
class WorkflowGuideTest {
    @Test
    void theSessionsInTheGuideHappenAsWritten(@TempDir Path folder) throws Exception {
        var studio = new Studio(folder);
        studio.git.git(studio.ann, "switch", "--quiet", "main");
        var guide = Page.of("docs/workflow.md");

        assertThat(guide.happens(guide.session(), studio.ann, studio.in(studio.ann)))
                .isEqualTo(guide.session());
    }
}
