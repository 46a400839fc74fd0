package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Reading;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.scxml.ScxmlReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.yaml.Position;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values as expressions write them, and read again.
class SourceTest {
    private static final Surroundings NOTHING = _ -> null;

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {
            "{a: null, b: [null, 1]}→{\"a\":null,\"b\":[null,1]}",
            "[0 / 0, -1 / 0, 1e21, 1.5]→[NaN,-Infinity,1e+21,1.5]",
            "{'a b': {}, c: []}→{\"a b\":{},\"c\":[]}", "'a\"b\\n'→\"a\\\"b\\n\"", "/a\\/b/gi→/a\\/b/gi",
            "{r: /x/}→{\"r\":/x/}", "null→undefined", "new Map([[1, 'a']])→new Map([[1,\"a\"]])",
            "new Set([new Map()])→new Set([new Map([])])", "true→true"})
    void isTheExpressionThatHasThisValue(String text, String source) {
        Object value = eval(text);

        assertThat(Source.of(value)).isEqualTo(source);
        assertThat(eval(source)).isEqualTo(value);
        assertThat(EcmaScript.literal(value, Position.START).source()).isEqualTo(source);
    }

    @Test
    void whatIsTooDeepHasNone() {
        Object value = 1L;
        for (int i = 0; i < 5_00; i++) {
            value = i % 2 == 0 ? List.of(value) : Collections.singletonMap("a", value);
        }

        assertThat(Source.of(value)).isEmpty();
        assertThat(EcmaScript.literal(value, Position.START).eval(NOTHING)).isEqualTo(value);
    }

    @Test
    void deepAndLongXmlIsAValueToo() {
        for (String xml : List.of("<a>".repeat(200) + "</a>".repeat(200),
                "<a>" + "x".repeat(1 << 21) + "</a>")) {
            Reading reading = ScxmlReader.read("m.scxml",
                    "<scxml><datamodel><data id='d'>" + xml + "</data></datamodel><state id='s'/></scxml>",
                    Optional.empty());

            assertThat(reading.problems()).isEmpty();
            var simulation = new Simulation(CompiledMachine.of(reading.machine().orElseThrow()));
            assertThat(simulation.snapshot().configuration()).containsExactly("s");
        }
    }

    @Test
    void anExportSaysWhatItCannotWrite() {
        Reading reading = ScxmlReader.read("m.scxml", "<scxml><datamodel><data id='d'>" + "<a>".repeat(200)
                + "</a>".repeat(200) + "</data></datamodel><state id='s'/></scxml>", Optional.empty());
        var exported = Exporter.export(reading.machine().orElseThrow(), Format.SCXML);

        assertThat(exported.text()).isEmpty();
        assertThat(exported.problems()).extracting(Object::toString)
                .containsExactly(
                        "m.scxml:1:19: SCXML cannot express a value that could not be read, or is nested too deep");
    }

    @Test
    void anExportKeepsFieldsThatHoldNothing() {
        Reading reading = ScxmlReader.read("m.scxml",
                "<scxml datamodel='ecmascript'><datamodel><data id='o' expr='{a: null}'/></datamodel><state id='s'/></scxml>",
                Optional.empty());

        assertThat(Exporter.export(reading.machine().orElseThrow(), Format.SCXML).text().orElseThrow())
                .contains("<data id=\"o\" expr=\"{&quot;a&quot;:null}\"/>");
        assertThat(eval("'a' in {\"a\":null}")).isEqualTo(true);
    }

    private static @Nullable Object eval(String text) {
        return ((EcmaScript.Parsed.Done) EcmaScript.parse(text, new Names(List.of(), "m", false),
                _ -> Position.START)).expression().eval(NOTHING);
    }
}
