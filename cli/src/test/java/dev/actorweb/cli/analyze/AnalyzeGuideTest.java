package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        var guide = Checkout.read("docs/analyze.md");
        for (var spec : blocks(guide, "yaml")) {
            specs.write(spec.substring("machine: ".length(), spec.indexOf('\n')) + ".yaml", spec);
        }
        var session = String.join("", blocks(guide, "console"));
        var happened = new StringBuilder();
        var last = Exit.OK;
        for (var line : session.lines().filter(l -> l.startsWith("$ ")).toList()) {
            happened.append(line).append('\n');
            if (line.equals("$ echo $?")) {
                happened.append(last.code()).append('\n');
            } else {
                var words = line.split(" ", -1);
                var run = specs.aw().call(Arrays.copyOfRange(words, 2, words.length));
                last = run.exit();
                happened.append(run.out()).append(run.err());
            }
        }

        assertThat(session).isNotEmpty();
        assertThat(happened.toString()).isEqualTo(session);
    }

    @Test
    void theExampleOfTheReadmeIsTrue() throws Exception {
        var readme = Checkout.read("README.md");
        var show = "    $ cat door.yaml\n";
        var run = "    $ aw analyze door.yaml\n";
        assertThat(readme).contains(show, run);
        var spec = readme.substring(readme.indexOf(show) + show.length(), readme.indexOf(run));

        specs.write("door.yaml", spec.replaceAll("(?m)^ {4}", ""));
        var result = specs.analyze("door.yaml");

        assertThat(result.exit().code()).isEqualTo(1);
        assertThat(result.out()).contains("""
                door.yaml:4:25: error SC001 a transition of `closed` leads to `opne`, which is no state
                  hint: did you mean `open`?
                """);
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

    private static List<String> blocks(String guide, String language) {
        var blocks = new ArrayList<String>();
        var parts = guide.split("```" + language + "\n", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.add(parts[i].substring(0, parts[i].indexOf("```")));
        }
        return blocks;
    }
}
