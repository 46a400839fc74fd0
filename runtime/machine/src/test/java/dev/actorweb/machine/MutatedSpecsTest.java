package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the text, reading gives problems and not exceptions, and what compiles runs.
class MutatedSpecsTest {
    private static final int SPECS = Integer.getInteger("aw.random.specs", 3_000);
    private static final String[] PIECES = {"{", "}", "[", "]", ":", " ", "\n", "- ", "'", "\"", "*", "&a ",
            "*a", "#",
            "null", "on", "states", "initial: x", "${", "}", "if: 1 + ", "type: parallel", "type: history",
            "0", "\t",
            "!!int ", "---", "always: ", "\u0000", "\uD800", "é"};

    @Test
    void noTextMakesTheReaderThrow() throws IOException {
        List<String> specs = Examples.ofTheLanguage();
        for (int seed = 0; seed < SPECS; seed++) {
            Random random = new Random(seed);
            String text = mutate(specs.get(random.nextInt(specs.size())), random);
            try {
                check(text);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
    }

    private static void check(String text) {
        var reading = MachineReader.read("fuzz", text);
        assertThat(reading.machine().isPresent() || !reading.problems().isEmpty()).isTrue();
        if (reading.machine().isEmpty()) {
            return;
        }
        var compilation = CompiledMachine.compile(reading.machine().get());
        assertThat(compilation.machine().isPresent()).isEqualTo(compilation.problems().isEmpty());
        if (compilation.machine().isPresent()) {
            Snapshot snapshot = Step.initial(compilation.machine().get(), null, (_, _, _) -> true).snapshot();
            for (EventDeclaration event : reading.machine().get().events()) {
                if (!event.name().isEmpty() && !event.name().equals("*")) {
                    snapshot = Step.step(snapshot, Event.of(event.name()), (_, _, _) -> true).snapshot();
                }
            }
        }
    }

    private static String mutate(String spec, Random random) {
        StringBuilder text = new StringBuilder(spec);
        for (int n = 1 + random.nextInt(4); n > 0 && text.length() > 10; n--) {
            int at = random.nextInt(text.length() - 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                default -> text.insert(at, text.substring(at, end));
            }
        }
        return text.toString();
    }
}
