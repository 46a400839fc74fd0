package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Page;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What documents show of `aw analyze` happens as it is written.
class AnalyzeGuideTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) {
        specs = new Specs(folder);
    }

    @Test
    void theSessionInTheGuideHappensAsWritten() throws Exception {
        var guide = Page.of("docs/analyze.md");
        for (var spec : guide.blocks("yaml")) {
            specs.write(spec.substring("machine: ".length(), spec.indexOf('\n')) + ".yaml", spec);
        }

        assertThat(guide.session()).isNotEmpty();
        assertThat(guide.happens(guide.session(), specs.folder, specs.aw())).isEqualTo(guide.session());
    }

    @Test
    void theExamplesOfTheHelpWork() throws Exception {
        specs.write("door.yaml", Specs.LAMP).write("machines/lamp.yaml", Specs.LAMP)
                .write("old/door.yaml", Specs.LAMP).write("tests/all.yaml", """
                        scenario: all of it
                        machine: ../door.yaml
                        steps: [ { send: PRESS }, { send: PRESS }, { send: PRESS }, { advance: 5m } ]
                        """);
        var help = specs.analyze("--help").out();

        var examples = help.substring(help.indexOf("Examples:")).lines().skip(1).map(String::strip).toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            var words = example.split(" ", -1);
            assertThat(specs.aw().call(Arrays.copyOfRange(words, 1, words.length)).exit()).as(example)
                    .isEqualTo(Exit.OK);
        });
    }
}
