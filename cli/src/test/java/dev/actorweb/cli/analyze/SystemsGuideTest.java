package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
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
    private static final Path GUIDE = Path.of("../docs/systems.md");
    private Specs specs;
    private String guide = "";

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        specs = new Specs(folder);
        guide = Files.readString(GUIDE);
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

    private List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        var parts = guide.split("```" + language + "\n", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.add(parts[i].substring(0, parts[i].indexOf("```")));
        }
        return blocks;
    }

    @Test
    void theCommandsDoWhatTheyAreShownToDo() {
        List<Exit> exits = new ArrayList<>();
        for (var block : blocks("console")) {
            for (var line : block.lines().toList()) {
                var words = line.substring("$ aw ".length()).split(" ", -1);
                exits.add(specs.aw().call(Arrays.copyOf(words, words.length)).exit());
            }
        }

        // the desk keeps its promises, the philosophers don't, and their run shows it again
        assertThat(exits).containsExactly(Exit.OK, Exit.FINDINGS, Exit.FINDINGS, Exit.FINDINGS);
    }

    @Test
    void theFirstExampleIsASystem() throws IOException {
        specs.write("docs/samples/order-desk/shown.yaml", blocks("yaml").getFirst());

        assertThat(specs.analyze("docs/samples/order-desk/shown.yaml", "--quiet").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theScenarioPasses() throws IOException {
        var scenario = blocks("yaml").stream().filter(block -> block.startsWith("scenario:")).findFirst()
                .orElseThrow();
        specs.write("shown.yaml", scenario);

        var run = specs.analyze("--scenario", "shown.yaml");
        assertThat(run.out()).endsWith("passed\n");
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void everyOptionThatItNamesExists() {
        var help = specs.analyze("--help").out();
        var options = java.util.regex.Pattern.compile("`(--[a-z-]+)").matcher(guide);

        assertThat(options.results().map(found -> found.group(1)).distinct()
                .filter(name -> !name.equals("--json"))
                .toList()).isNotEmpty().allSatisfy(option -> assertThat(help).contains(option));
    }
}
