package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/systems.md: what it shows is what happens.
class SystemsGuideTest {
    private Specs specs;
    private Page guide;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        specs = new Specs(folder);
        guide = Page.of("docs/systems.md");
        var samples = Path.of("../docs/samples");
        for (var name : List.of("order-desk", "leader-election", "philosophers")) {
            try (var files = Files.list(samples.resolve(name))) {
                for (var file : files.toList()) {
                    var text = Files.readString(file);
                    specs.write("docs/samples/" + name + "/" + file.getFileName(),
                            name.equals("philosophers") ? text.replace("count: 6", "count: 3") : text);
                }
            }
        }
    }

    @Test
    void theCommandsDoWhatTheyAreShownToDo() throws Exception {
        List<Exit> exits = new ArrayList<>();
        for (var block : guide.blocks("console")) {
            if (block.lines().allMatch(line -> line.startsWith("$ "))) {
                for (var line : block.lines().toList()) {
                    var words = line.substring("$ aw ".length()).split(" ", -1);
                    exits.add(specs.aw().call(Arrays.copyOf(words, words.length)).exit());
                }
            } else {
                assertThat(guide.happens(block, specs.folder, specs.aw())).isEqualTo(block);
            }
        }

        // the desk keeps its promises, the philosophers don't, and their run shows it again
        assertThat(exits).containsExactly(Exit.OK, Exit.FINDINGS, Exit.FINDINGS, Exit.FINDINGS);
    }

    @Test
    void theFirstExampleIsASystem() throws IOException {
        specs.write("docs/samples/order-desk/shown.yaml", guide.blocks("yaml").getFirst());

        assertThat(specs.analyze("docs/samples/order-desk/shown.yaml", "--quiet").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theScenarioPasses() throws IOException {
        var scenario = guide.blocks("yaml").stream().filter(block -> block.startsWith("scenario:"))
                .findFirst()
                .orElseThrow();
        specs.write("shown.yaml", scenario);

        var run = specs.analyze("--scenario", "shown.yaml");
        assertThat(run.out()).endsWith("passed\n");
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void everyOptionThatItNamesExists() {
        var help = specs.analyze("--help").out();
        var options = java.util.regex.Pattern.compile("`(--[a-z-]+)").matcher(guide.text());

        assertThat(options.results().map(found -> found.group(1)).distinct()
                .filter(name -> !name.equals("--json"))
                .toList()).isNotEmpty().allSatisfy(option -> assertThat(help).contains(option));
    }
}
