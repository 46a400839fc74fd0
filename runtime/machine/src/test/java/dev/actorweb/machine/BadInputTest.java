package dev.actorweb.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.yaml.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Files as they come from editors, other systems and attackers, each by its name.
class BadInputTest {
    private static final String GOOD = "initial: a\nstates:\n  a: { on: { GO: b } }\n  b: {}\n";
    private static final String SCXML = "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\">\n<state id=\"a\"/>\n</scxml>";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 2L << 30;

    @Test
    void carriageReturnsAloneEndLines() throws IOException {
        assertThat(problems(GOOD.replace('\n', '\r'))).isEmpty();
        assertThat(problems(GOOD.replace("GO: b", "GO: b, ON").replace('\n', '\r'))).isEmpty();
        assertThat(problems(SCXML.replace('\n', '\r'))).isEmpty();
        assertThat(problems(GOOD.replace("  b: {}", "  b: { onn: 1 }").replace('\n', '\r')))
                .containsExactly("f:4:8: a state has no property `onn`");
    }

    @Test
    void lineEndsOfWindowsAreLineEnds() throws IOException {
        assertThat(problems(GOOD.replace("\n", "\r\n"))).isEmpty();
        assertThat(problems(SCXML.replace("\n", "\r\n"))).isEmpty();
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        assertThat(problems("\uFEFF" + GOOD)).isEmpty();
        assertThat(problems("\uFEFF" + SCXML)).isEmpty();
        assertThat(problems("\uFEFF{ \"initial\": \"a\", \"states\": { \"a\": {} } }")).isEmpty();
    }

    @Test
    void nulIsRefused() throws IOException {
        assertThat(problems(GOOD.replace("GO", "G\0O")))
                .containsExactly("f:3:15: the character U+0000 is not allowed in YAML");
        assertThat(problems(GOOD + "\0"))
                .containsExactly("f:5:1: the character U+0000 is not allowed in YAML");
        assertThat(problems(SCXML.replace("\n", "\0")))
                .containsExactly("f:1:62: not well-formed XML: the character U+0000 is not allowed in XML");
    }

    @Test
    void tabsDoNotIndentYamlButJson() throws IOException {
        assertThat(problems(GOOD.replace("  a:", "\ta:"))).singleElement().asString()
                .startsWith("f:3:1: not YAML:")
                .contains("a tab can't indent a line");
        assertThat(problems("{\n\t\"initial\": \"a\",\n\t\"states\": {\n\t\t\"a\": {}\n\t}\n}\n")).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        List<byte[]> texts = List.of("description: é".getBytes(ISO_8859_1), GOOD.getBytes(UTF_16),
                Arrays.copyOf("description: é".getBytes(UTF_8), 14), // cut within a character
                new byte[]{'a', ':', ' ', (byte) 0xC0, (byte) 0x80}, // longer than needed
                new byte[]{'a', ':', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, // half a pair
                new byte[]{'a', ':', ' ', (byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}, // beyond
                                                                                               // Unicode
                "<scxml xmlns=\"é\"/>".getBytes(ISO_8859_1));
        for (byte[] text : texts) {
            assertThat(problems(text)).containsExactly("f:1:1: not UTF-8 text");
        }
    }

    @Test
    void scalarsOfAnyLengthAreReadInTimeAndMemoryThatGrowWithThem() throws IOException {
        String huge = "x".repeat(8_000_000);
        for (String text : List.of(GOOD.replace("{}", "{ description: " + huge + " }"),
                GOOD.replace("{}", "{ description: \"" + huge + "\" }"),
                GOOD.replace("initial: a", "initial: &x a # " + huge),
                GOOD.replace("initial: a", "initial: &x a").replace("{}", "{ description: " + huge + " }"),
                SCXML.replace("<state", "<!-- " + huge + " --><state"))) {
            assertThat(bounded(text)).isEmpty();
        }
        assertThat(bounded(GOOD.replace("  b:", "  " + huge + ":"))).singleElement().asString()
                .startsWith("f:4:8000003: not YAML:");
        assertThat(bounded("{ initial: &" + huge + " a }")).isEmpty();
    }

    @Test
    void whatIsLargerThanTheLimitIsNotRead() throws IOException {
        assertThat(problems("#" + "x".repeat(64 << 20))).containsExactly("f:1:1: larger than 64 MiB");
    }

    @Test
    void aMillionLevelsAreRefused() throws IOException {
        assertThat(problems("{\"states\":".repeat(1_000_000))).singleElement().asString()
                .endsWith("nested more than 500 levels deep");
        assertThat(problems("[".repeat(1_000_000))).singleElement().asString()
                .endsWith("nested more than 500 levels deep");
        assertThat(problems("<scxml>" + "<state>".repeat(1_000_000))).singleElement().asString()
                .endsWith("nested deeper than 500 levels");
    }

    @Test
    void aliasesThatGrowWithoutBoundAreRefused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [")
                    .append(("*a" + (i - 1) + ", ").repeat(10)).append("]\n");
        }
        assertThat(bounded(bomb.toString())).singleElement().asString()
                .endsWith("more than 10000000 nodes when its aliases are written out");
        assertThat(problems("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><scxml>&a;</scxml>")).singleElement()
                .asString()
                .contains("a document type is not accepted");
    }

    @Test
    void duplicateKeysAreToldWhereTheyAre() throws IOException {
        assertThat(problems(GOOD + "  a: {}\n")).containsExactly("f:5:3: the key `a` is here twice");
        assertThat(problems("{ \"states\": {},\n  \"states\": {} }"))
                .containsExactly("f:2:3: the key `states` is here twice");
        assertThat(problems(SCXML.replace("id=\"a\"", "id=\"a\" id=\"b\"")))
                .containsExactly("f:2:15: not well-formed XML: the attribute `id` is there twice");
    }

    @Test
    void whatYaml11TookForSomethingElseIsText() throws IOException {
        var reading = MachineReader.read("f", """
                initial: yes
                states:
                  yes: { on: { on: no, 2026-01-01: off } }
                  no: { on: { 0777: off, 12:30: y } }
                  off: { on: { ~: yes } }
                  y: { entry: { log: 0777 } }
                """);
        assertThat(reading.problems()).isEmpty();
        var simulation = new Simulation(CompiledMachine.of(reading.machine().orElseThrow()));

        assertThat(simulation.snapshot().configuration()).containsExactly("yes");
        assertThat(simulation.send(Event.of("on")).snapshot().configuration()).containsExactly("no");
        assertThat(simulation.send(Event.of("12:30")).snapshot().configuration()).containsExactly("y");
    }

    @Test
    void textOfTheFileIsNoCodeAndNoFile() throws IOException {
        assertThat(problems("!!java.lang.Runtime x: 1\n")).singleElement().asString()
                .contains("is not one of YAML's core schema");
        assertThat(problems("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><scxml/>")).singleElement().asString()
                .contains("a document type is not accepted");
        assertThat(problems(SCXML.replace("<state", "<script src=\"/etc/passwd\"/><state"))).isNotEmpty();
    }

    private static List<String> bounded(String text) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        List<String> problems = problems(text);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as("bytes").isLessThan(MOST_BYTES);
        return problems;
    }

    private static List<String> problems(String text) throws IOException {
        return problems(text.getBytes(UTF_8));
    }

    private static List<String> problems(byte[] text) throws IOException {
        return MachineReader.read(SpecReader.read("f", text, Optional.empty())).problems().stream()
                .map(Problem::toString).toList();
    }
}
