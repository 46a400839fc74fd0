package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of specs, and `aw analyze` in it.
final class Specs {
    static final String LAMP = """
            machine: lamp
            description: burns out in the end
            initial: off
            states:
              off: { on: { PRESS: on } }
              on:
                on: { PRESS: off }
                after: { 5m: broken }
              broken: { type: final }
            """;
    static final String LAMP_SUMMARY = "lamp (%s): 3 states, 3 transitions, 1 event; 3 of 3 reachable; "
            + "no findings\n";
    /// With a warning on its fifth line and an error on its sixth.
    static final String GATE = """
            machine: gate
            initial: open
            states:
              open: { on: { SHUT: shut } }
              shut: {}
              lost: {}
            """;
    static final String GATE_FINDINGS = """
            gate.yaml:5:3: warning SC108 nothing leads out of `shut`, and it is not final
              hint: add a transition, or `type: final` if it is the end
            gate.yaml:6:3: error SC101 `lost` can never be entered
              hint: no transition leads to it: add one, or leave the state out
            """;

    final Path folder;

    Specs(Path folder) {
        this.folder = folder;
    }

    Specs write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Specs write(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    Aw aw() {
        return Aw.in(folder);
    }

    Aw.Result analyze(String... words) {
        var all = new String[words.length + 1];
        all[0] = "analyze";
        System.arraycopy(words, 0, all, 1, words.length);
        return aw().call(all);
    }

    /// Asserts the whole of what a run came to.
    static void expect(Aw.Result run, Exit exit, String out, String err) {
        assertThat(run).isEqualTo(new Aw.Result(exit, out, err));
    }
}
