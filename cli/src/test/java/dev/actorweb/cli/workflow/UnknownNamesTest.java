package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.ShortFolder;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is named and is not there ends a command in the same way; the table in `docs/cli.md`
/// says how, and these are its examples.
class UnknownNamesTest extends InStudio {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static final String DOOR = """
            machine: door
            initial: shut
            events: { OPEN: {} }
            states: { shut: { on: { OPEN: open } }, open: { on: { OPEN: shut } } }
            """;

    private final ActorSystem house = ActorSystem.create("house");

    @AfterEach
    void endTheHouse() {
        house.close();
    }

    @Test
    void theExamplesEndAsTheTableSays(@TempDir(factory = ShortFolder.class) Path runtime)
            throws IOException {
        studio.config(ann, "workflow: { checks: [ { name: test, run: ['true'] } ] }\n");
        studio.git.commit(ann, "door.yaml", DOOR, "feat: door");
        studio.git.commit(ann, "house.yaml", "system: house\nactors: { door: { machine: ./door.yaml } }\n",
                "feat: house");
        Statechart.start(house, "door",
                CompiledMachine.of(MachineReader.read("door.yaml", DOOR).machine().orElseThrow()),
                Bindings.builder().build(), null);
        try (var _ = Inspection.open(house, runtime.resolve("aw"))) {
            tryExamples(runtime);
        }
    }

    private void tryExamples(Path runtime) throws IOException {
        var soft = new SoftAssertions();
        var before = studio.snapshot(ann);
        examples().forEach((example, code) -> {
            var run = studio.in(ann).with("SHELL", "/bin/bash").with("XDG_RUNTIME_DIR", runtime.toString())
                    .call(words(example));
            soft.assertThat(run.exit().code()).as(example + ": " + run.err() + run.out()).isEqualTo(code);
            soft.assertThat(run.err() + run.out()).as(example).isNotEmpty();
            soft.assertThat(studio.snapshot(ann)).as(example).isEqualTo(before);
        });
        soft.assertAll();
    }

    private static Map<String, Integer> examples() throws IOException {
        var examples = new LinkedHashMap<String, Integer>();
        var rows = Pattern.compile("(?m)^\\| [^|]+ \\| ([0-9]) \\| (`aw .*`) \\|$")
                .matcher(Checkout.read("docs/cli.md"));
        while (rows.find()) {
            for (var example : rows.group(2).split("`, `", -1)) {
                examples.put(example.replace("`", ""), Integer.valueOf(rows.group(1)));
            }
        }
        assertThat(examples).hasSizeGreaterThan(30);
        assertThat(examples.values()).contains(Exit.USAGE.code(), Exit.PRECONDITION.code(),
                Exit.FINDINGS.code());
        return examples;
    }

    private static String[] words(String example) {
        List<String> words = new ArrayList<>();
        var word = WORD.matcher(example.substring("aw ".length()));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.toArray(String[]::new);
    }
}
