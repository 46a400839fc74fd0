package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sessions in `docs/workflow.md` happen as they are written; `##########` stands for a commit.
class WorkflowGuideTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
        studio.git.git(ann, "switch", "--quiet", "main");
    }

    @Test
    void theSessionsInTheGuideHappenAsWritten() throws Exception {
        var session = sessions(Checkout.read("docs/workflow.md"));
        var happened = new StringBuilder();
        for (var line : session.lines().filter(l -> l.startsWith("$ ")).toList()) {
            happened.append(line).append('\n').append(run(line.substring(2)));
        }

        assertThat(happened.toString().replaceAll("\\b[0-9a-f]{10}\\b", "##########")).isEqualTo(session);
    }

    private static String sessions(String guide) {
        var session = new StringBuilder();
        var parts = guide.split("```console\n", -1);
        for (int i = 1; i < parts.length; i++) {
            session.append(parts[i], 0, parts[i].indexOf("```"));
        }
        return session.toString();
    }

    private String run(String line) {
        if (line.startsWith("aw ")) {
            return studio.ok(ann, words(line.substring(3)).toArray(String[]::new));
        }
        return studio.git.git(ann, "-c", "alias.do=!" + line, "do");
    }

    /// Splits at blanks outside of double quotes.
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var parts = line.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                words.add(parts[i]);
            } else if (!parts[i].isBlank()) {
                words.addAll(List.of(parts[i].strip().split(" ", -1)));
            }
        }
        return words;
    }
}
