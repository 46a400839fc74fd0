package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.ecmascript.EcmaScript.Script;
import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaScriptTest {
    private static final Names NAMES = new Names(List.of("x", "list", "map", "none"), "m", false);
    private static final List<@Nullable Object> VALUES = new ArrayList<@Nullable Object>(
            Arrays.<@Nullable Object>asList(3L, List.of(1L, "b", true), Map.of("a", Map.of("b", 1.5)), null));

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
            "1 + 2 * 3→7", "7 / 2→3.5", "6 / 2→3", "7 % 4→3", "-7 % 4→-3", "2 ** 3 ** 2→512", "(1 + 2) * 3→9",
            "1 / 0→Infinity", "0.1 + 0.2→0.30000000000000004", "1e21→1e+21", "'a' + 1 + 2→a12",
            "1 + 2 + 'a'→3a",
            "'3' * '4'→12", "'x' * 2→NaN", "none + 1→NaN", "'u:' + none→u:undefined", "true + 1→2",
            "x === 3→true", "x == '3'→true", "x === '3'→false", "none == null→true", "0 == false→true",
            "'' == 0→true", "'1' < '2'→true", "'10' < '9'→true", "'10' < 9→false", "none < 1→false",
            "x > 2 && 'yes' || 'no'→yes", "0 || 'other'→other", "none ?? 5→5", "!list→false", "!''→true",
            "x > 2 ? 'big' : 'small'→big", "typeof x→number", "typeof nowhere→undefined",
            "typeof none→undefined",
            "typeof list→object", "typeof 'a'→string", "list[1]→b", "list.length→3", "list[9]→undefined",
            "map.a.b→1.5", "map['a']['b']→1.5", "map.nothing→undefined", "'a' in map→true",
            "'z' in map→false",
            "{p: 1, 'q': [2]}.q[0]→2", "[1, 2,].length→2", "'hello'.substring(1, 3)→el",
            "'hello'.slice(-3)→llo",
            "'a.b.c'.split('.').join('-')→a-b-c", "'aXbX'.replace('X', '')→abX", "'abc'.indexOf('c')→2",
            "[1,2].concat([3], 4).length→4", "[1,2,3].slice(1).join()→2,3", "parseInt('12px')→12",
            "parseInt('0x1f')→31", "parseFloat('1.5e1x')→15", "Math.max(1, 5, 3)→5", "Math.round(2.5)→3",
            "Math.floor(-1.5)→-2", "JSON.stringify({a: [1, 'x'], b: none})→{\"a\":[1,\"x\"]}",
            "isNaN('x')→true",
            "5 & 3→1", "5 | 3→7", "~5→-6", "1 << 4→16", "-1 >>> 28→15", "'\\x41\\u0042\\n'.length→3",
            "/* c */ 1 // d→1", "_name→m", "_event.name→e", "_event.data.k→v", "_sessionid→aw-m",
            "_ioprocessors.scxml.location→#_scxml_aw-m", "In('s')→true", "String(1.0)→1", "void 0→undefined"})
    void expressionsHaveTheValuesOfEcmaScript(String text, String expected) {
        assertThat(EcmaScript.text(eval(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"nowhere|`nowhere` is not declared",
            "none.a|`a` of undefined",
            "map.a.b.c.d|`d` of undefined", "'a' in x|`in` looks into an object",
            "x.foo.bar|`bar` of undefined", "list.trim()|a value of type object has no `trim`"})
    void errorsAreValues(String text, String message) {
        assertThat(eval(text)).isInstanceOfSatisfying(EvalError.class,
                error -> assertThat(error.message()).isEqualTo(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "1 +", "{a: 1", "(1", "'open", "1 2", "@", "a.", "[1", "1 ? 2", "",
            "0x", "1abc"})
    void whatIsNoExpressionIsSaidSo(String text) {
        assertThat(parse(text)).isInstanceOf(Parsed.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(?=a)/", "/(a)\\1/", "/a/u", "/\\p{L}/", "/(?<n>a)/", "this",
            "list instanceof Foo", "x`t`", "class A {}", "async () => 1", "{get a() { return 1 }}",
            "function*() {}"})
    void whatIsBeyondIsSaidSo(String text) {
        assertThat(parse(text)).isInstanceOf(Parsed.Beyond.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            foo()             | `foo` is not declared
            1 + foo(x)        | `foo` is not declared
            Foo.bar()         | `Foo` is not declared
            new Foo(1)        | `Foo` is not declared
            new Number(1)     | `new Number` is not supported
            x()               | `x` is no function
            (1)()             | `this` is no function
            list[0]()         | `0` is no function
            map.foo()         | a value of type object has no `foo`
            x.foo()           | a value of type number has no `foo`
            Math.foo(1)       | `Math.foo` is not declared
            new Date()        | `Date` is not supported: a machine has no clock; let the time come with an event
            Date.now()        | `Date` is not supported: a machine has no clock; let the time come with an event
            Math.random()     | `Math.random` is not supported: a machine has no dice; let the number come with an event
            """)
    void aCallOfWhatThereIsNotFailsWhenItIsEvaluated(String text, String message) {
        assertThat(eval(text)).isInstanceOfSatisfying(EvalError.class,
                error -> assertThat(error.message()).isEqualTo(message));
        assertThat(eval("false && " + text)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo()", "map.foo()", "new Date()", "Math.random()", "Timer.isOver()", "(1)()",
            "x > 1 && foo(x)"})
    void inConditionsItIsLeftToJava(String text) {
        assertThat(EcmaScript.parse(text, NAMES.bound(), _ -> Position.START))
                .isInstanceOf(Parsed.Beyond.class);
    }

    @Test
    void whatIsMissingIsToldWhereItStands() {
        assertThat(missing("y + foo(bar, 1)")).containsExactly(
                "1:1 `y` is not declared; declare it: <data id=\"y\"/>; until then this raises error.execution",
                "1:5 `foo` is not declared; write the function in a <script>; until then this raises error.execution",
                "1:9 `bar` is not declared; declare it: <data id=\"bar\"/>; until then this raises error.execution");
        assertThat(missing("x > 1 ? y : foo() + (z => bar(z))(1) + new Foo()"))
                .extracting(text -> text.substring(0, text.indexOf(' ', 7))).containsExactly(
                        "1:13 `foo`", "1:27 `bar`", "1:44 `Foo`");
        assertThat(missing("typeof foo === 'function' && foo()")).isEmpty();
        assertThat(missing("x > 1 || Math.random() > 0.5")).containsExactly(
                "1:10 `Math.random` is not supported: a machine has no dice; let the number come with an event;"
                        + " this raises error.execution");
    }

    private static List<String> missing(String text) {
        return Missing.in(((Parsed.Done) parse(text)).expression().tree()).stream()
                .map(one -> one.position() + " " + one.message() + "; " + one.hint()).toList();
    }

    @Test
    void whatMakesTooLongATextIsNoText() {
        assertThat(EcmaScript.text(Collections.nCopies(2_000, "x".repeat(1_000))))
                .isEqualTo("[object Object]");
        assertThat(EcmaScript.text(Collections.nCopies(2, "xy"))).isEqualTo("xy,xy");
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(parse("(".repeat(9_000))).isInstanceOf(Parsed.Beyond.class);
        assertThat(parse("!".repeat(9_000) + "x")).isInstanceOf(Parsed.Beyond.class);
        assertThat(parse("1" + "+1".repeat(6_000))).isInstanceOf(Parsed.Beyond.class);
        assertThat(eval("1" + "+1".repeat(4_000))).isEqualTo(4_001L);
    }

    @Test
    void scriptsAreTranslatedIntoAssignments() {
        assertThat(statements(
                "var x = 1, none; map.a['b'] += 2\nlist.push('c'); x++; if (x > 1) { none = x } else none = 0"))
                .containsExactly("x := 1", "map := map.a['b'] = map.a['b'] + (2)",
                        "list := list.concat(['c'])",
                        "x := x + 1", "if (x > 1) [none := x] [none := 0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo(1)", "Timer.start();", "Timer.now().start() // it"})
    void aMereCallOfWhatNobodyDeclaresIsLeftToJava(String text) {
        assertThat(EcmaScript.script(text, NAMES, _ -> Position.START)).isInstanceOf(Script.Foreign.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A {}", "with (x) {}", "x = class {}", "x`t`"})
    void scriptsBeyondAreRefused(String text) {
        assertThat(EcmaScript.script(text, NAMES, _ -> Position.START)).isInstanceOf(Script.Beyond.class);
    }

    @Test
    void changesKeepTheRest() {
        var done = (Script.Done) EcmaScript.script("map.a.c = [x]; list[0] = 'z'", NAMES,
                _ -> Position.START);
        var first = (Statement.Assign) done.statements().get(0);
        var second = (Statement.Assign) done.statements().get(1);

        assertThat(first.value().eval(ENV)).isEqualTo(Map.of("a", Map.of("b", 1.5, "c", List.of(3L))));
        assertThat(second.value().eval(ENV)).isEqualTo(List.of("z", "b", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            list.length = 1     | [1]
            list.length = 4     | [1, b, true, null]
            list[4] = 'z'       | [1, b, true, null, z]
            list[-1] = 1        | a list of 3 has no place `-1` (1:1)
            list[1.5] = 1       | a list of 3 has no place `1.5` (1:1)
            list[99999999] = 1  | a list of 3 has no place `99999999` (1:1)
            list.length = -1    | a list of 3 cannot be made one of -1 (1:1)
            """)
    void listsGrowAndShrink(String text, String expected) {
        var done = (Script.Done) EcmaScript.script(text, NAMES, _ -> Position.START);

        assertThat(((Statement.Assign) done.statements().getFirst()).value().eval(ENV)).hasToString(expected);
    }

    private static List<String> statements(String text) {
        return switch (EcmaScript.script(text, NAMES, _ -> Position.START)) {
            case Script.Done(var statements) -> shown(statements);
            case Script.Malformed(var message, var position) -> List.of(position + " " + message);
            case Script.Foreign(var message, var position) -> List.of(position + " " + message);
            case Script.Beyond(var message, var position) -> List.of(position + " " + message);
        };
    }

    private static List<String> shown(List<Statement> statements) {
        List<String> shown = new ArrayList<>();
        for (Statement statement : statements) {
            shown.add(switch (statement) {
                case Statement.Assign(var variable, var value) -> variable + " := " + value;
                case Statement.Evaluate(var value) -> value.source();
                case Statement.If(var condition, var then, var otherwise) ->
                    "if (" + condition + ") " + shown(then) + " " + shown(otherwise);
                case Statement.Program(var changes) ->
                    "program for " + changes.stream().map(Statement.Assign::variable).toList();
            });
        }
        return shown;
    }

    private static Parsed parse(String text) {
        return EcmaScript.parse(text, NAMES, index -> new Position(1, index + 1));
    }

    private static @Nullable Object eval(String text) {
        Parsed parsed = parse(text);
        assertThat(parsed).as(text).isInstanceOf(Parsed.Done.class);
        return ((Parsed.Done) parsed).expression().eval(ENV);
    }

    private static final Env ENV = new Env() {
        @Override
        public @Nullable Object variable(int slot) {
            return VALUES.get(slot);
        }

        @Override
        public String eventType() {
            return "e";
        }

        @Override
        public Map<String, ? extends @Nullable Object> eventData() {
            return Map.of("k", "v");
        }

        @Override
        public boolean in(String state) {
            return state.equals("s");
        }

        @Override
        public String state() {
            return "s";
        }
    };
}
