package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions and methods with arguments that nobody would give them on purpose: the values are
/// those of ECMAScript 2025.
class OddArgumentsTest {
    private final Names names = new Names(List.of("l"), "m", false).withFunctions();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {
            "1 / -0→-Infinity", "1 / (0 * -1)→-Infinity", "Object.is(-0, 0)→false", "-0 === 0→true",
            "1 / Math.round(-0.2)→-Infinity", "Math.round(9007199254740991)→9007199254740991",
            "Math.round(0.49999999999999994)→0", "Math.round(-2.5)→-2", "Math.log2('1e1000')→Infinity",
            "Math.log2(10)→3.321928094887362", "Math.hypot(3, '0b11')→4.242640687119286", "Math.hypot()→0",
            "Math.hypot(NaN, Infinity)→Infinity", "Math.exp(1)→2.718281828459045",
            "parseInt('123456789012345680000')→123456789012345680000", "parseInt(7, 'x')→7",
            "parseInt(7, 4294967296)→7",
            "parseFloat('0b11')→0", "parseFloat('1e5x')→100000", "parseFloat('-.5.')→-0.5",
            "isNaN(parseFloat('.'))→true",
            "+[[1]]→1", "isNaN(+[true])→true", "+[null]→0", "+'\\ufeff7\\u00a0'→7",
            "'\\ufeff a\\u00a0'.trim().length→1",
            "Number.isSafeInteger(9007199254740992)→false", "Number.isSafeInteger(-0)→true",
            "[1, 2][false]→undefined", "[1, 2]['01']→undefined", "[1, 2]['1']→2", "'1' in [1, 2]→true",
            "false in [1]→false",
            "Object.keys('ab').join()→0,1", "Object.entries([7])[0].join()→0,7", "Object.keys(5).length→0",
            "JSON.stringify({...'ab', ...[5]})→{\"0\":5,\"1\":\"b\"}", "({...null}) instanceof Object→true",
            "'a'.hasOwnProperty('length')→true", "[1].hasOwnProperty(1)→false", "[1, 2].splice().length→0",
            "'a'.split(undefined, 0).length→0", "Array.from(5).length→0", "Array.from({}).length→0",
            "Array.from(...['ab']).length→2", "Array.from(...[[1, 2], (v, i) => v + i]).join()→1,3",
            "'aba'.lastIndexOf('a', NaN)→2", "'aba'.lastIndexOf('a', 1)→0",
            "JSON.stringify('\\ud800')→\"\\ud800\"",
            "JSON.stringify({b: 1, a: {a: 2, c: 3}}, ['a', 'c'])→{\"a\":{\"a\":2,\"c\":3}}",
            "JSON.stringify({a: 1, b: 'x'}, (k, v) => typeof v === 'number' ? v + 1 : v)→{\"a\":2,\"b\":\"x\"}",
            "JSON.stringify([1, 2], (k, v) => k === '0' ? undefined : v)→[null,2]",
            "JSON.stringify({a: [1, {}]}, [], 2)→{}",
            "JSON.stringify([1], null, '--').split(/\\n/).join()→[,--1,]",
            "JSON.stringify(JSON.parse('{\"a\": [1, 2], \"b\": 3}', (k, v) => k === 'b' ? undefined : typeof v === 'number' ? v * 2 : v))→{\"a\":[2,4]}",
            "Object.assign([1, 2], [5]).join()→5,2", "[3, 1].map(parseInt).join()→3,NaN"})
    void valuesAreThoseOfEcmaScript(String text, String expected) {
        assertThat(EcmaScript.text(eval(text))).as(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Object.keys()", "Object.values(null)", "Object.entries(undefined)",
            "Object.assign()",
            "'a'.startsWith(/a/)", "'a'.includes(/a/)", "'a'.endsWith(/a/)", "[].map(1)", "Array.from([], 1)",
            "[].find()", "[].reduce(null, 1)",
            "(255).toString(1)", "(255).toString(37)", "l[false] = 1", "null.a", "undefined.a", "null[0]",
            "[...null]",
            "(([a]) => a)(null)", "(({a}) => a)(undefined)"})
    void whatEcmaScriptThrowsIsAnError(String text) {
        assertThat(eval(text)).as(text).isInstanceOf(EvalError.class);
    }

    /// What the standard of JSON does not allow is none, however much it is ECMAScript.
    @ParameterizedTest
    @ValueSource(strings = {"", "01", "1.", ".5", "+1", "-", "0x10", "1e", "'a'", "[1,]", "{\"a\":1,}",
            "{a:1}", "// c\n1",
            "/* c */ 1", "\u00a01", "\"\\x41\"", "\"\n\"", "\"\\u00g0\"", "\"", "NaN", "undefined",
            "Infinity", "1 2",
            "[", "{", "tru", "[1 2]", "{\"a\" 1}", "{1:2}"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonText.read(text, Position.START)).isInstanceOf(Thrown.class)
                .hasMessage("this is no JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {"-0→0", "1E+2→100",
            " [ 1 , {\"a\" : null} ] →[1,{\"a\":null}]",
            "\"\\/\\u0041\"→\"/A\"", "{\"a\":1,\"b\":2,\"a\":3}→{\"a\":3,\"b\":2}",
            "12345678901234567890→12345678901234567000"})
    void jsonIsRead(String text, String expected) {
        assertThat(Json.write(JsonText.read(text, Position.START))).isEqualTo(expected);
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> JsonText.read("[".repeat(100_000), Position.START))
                .isInstanceOf(Thrown.class);
    }

    private @Nullable Object eval(String text) {
        Parsed parsed = EcmaScript.parse(text, names, index -> new Position(1, index + 1));
        assertThat(parsed).as(text).isInstanceOf(Parsed.Done.class);
        return ((Parsed.Done) parsed).expression().eval((Surroundings) _ -> List.of(1L));
    }
}
