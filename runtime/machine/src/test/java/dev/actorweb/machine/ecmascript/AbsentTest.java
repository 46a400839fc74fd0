package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.ecmascript.EcmaScript.Script;
import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `null` and `undefined` are two values while an expression or a script is evaluated; what is kept
/// of them is what JSON keeps.
class AbsentTest {
    private static final List<String> VARIABLES = List.of("x", "list", "map", "unset", "f");
    private final Names names = new Names(VARIABLES, "m", false).withFunctions();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>(
            Map.of("x", 1L, "list", Arrays.asList(1L, null), "map", kept("a", null)));

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {
            "null === undefined→false", "null == undefined→true", "null === null→true",
            "undefined === undefined→true", "null !== undefined→true", "typeof null→object",
            "typeof undefined→undefined", "String(null)→null", "String(undefined)→undefined",
            "null + 1→1", "isNaN(undefined + 1)→true", "+null→0", "isNaN(+undefined)→true", "null >= 0→true",
            "undefined >= 0→false", "'' + null→null", "`${null}`→null", "[null, undefined].join()→,",
            "JSON.stringify(null)→null", "typeof JSON.stringify(undefined)→undefined",
            "JSON.stringify({a: null, b: undefined})→{\"a\":null}",
            "JSON.stringify([null, undefined])→[null,null]",
            "JSON.parse('{\"a\":null}').a === null→true", "'a' in {a: undefined}→true",
            "Object.keys({a: undefined}).length→1", "(({a = 1}) => a)({a: undefined})→1",
            "(({a = 1}) => a === null)({a: null})→true", "((a = 1) => a)(undefined)→1",
            "((a = 1) => a === null)(null)→true", "(() => {})() === undefined→true",
            "[][0] === undefined→true",
            "({}).a === undefined→true", "({}).a === null→false", "void 0 === undefined→true",
            "null ?? 1→1", "undefined ?? 1→1", "null?.a === undefined→true",
            "[1].find(n => n > 1) === undefined→true",
            "'a'.match(/b/) === null→true", "/(a)|(b)/.exec('a')[2] === undefined→true",
            "new Map().get(1) === undefined→true", "[1, undefined, null, 0].sort().length→4",
            "[2, undefined, null].sort()[2] === undefined→true", "[,1][0] === undefined→true",
            "(function() { let a; return a === undefined })()→true", "Math.max(null, -1)→0",
            "[null].indexOf(undefined)→-1", "[undefined].includes(undefined)→true",
            "list[1] === null→true", "map.a === null→true", "map.b === undefined→true",
            "unset === undefined→true", "unset === null→true", "unset == null→true", "typeof unset→undefined",
            "unset ?? 1→1", "((a = 1) => a)(unset)→1", "_event === undefined→true"})
    void nothingIsTwoValues(String text, String expected) {
        assertThat(EcmaScript.text(eval(text))).as(text).isEqualTo(expected);
    }

    @Test
    void whatIsKeptIsWhatJsonKeeps() {
        assertThat(eval("undefined")).isNull();
        assertThat(eval("null")).isNull();
        assertThat(eval("({a: undefined, b: null, c: unset, d: [undefined, null, -0, {e: undefined}]})"))
                .isEqualTo(kept("b", null, "c", null, "d", Arrays.asList(null, null, 0L, Map.of())));
        assertThat(eval("(() => ({a: undefined, b: null, c: unset, d: [undefined, null, -0]}))()"))
                .isEqualTo(kept("b", null, "c", null, "d", Arrays.asList(null, null, 0L)));
        assertThat(after("for (;;) { map.b = undefined; map.c = null; x = -0; list = new Array(2); break }"))
                .isEqualTo(
                        kept("x", 0L, "list", Arrays.asList(null, null), "map", kept("a", null, "c", null)));
    }

    @Test
    void aPlaceThatBecomesUndefinedIsNoMore() {
        values.put("map", kept("a", 1L, "b", kept("c", 2L)));
        Statement.Assign change = EcmaScript.assignment("map.b.c", "undefined", names, _ -> Position.START)
                .orElseThrow();

        assertThat(change.value().eval(environment())).isEqualTo(kept("a", 1L, "b", Map.of()));
        assertThat(EcmaScript.assignment("map.b.c", "null", names, _ -> Position.START).orElseThrow().value()
                .eval(environment())).isEqualTo(kept("a", 1L, "b", kept("c", null)));
    }

    @Test
    void withinAScriptAVariableKnowsWhichItIs() {
        assertThat(after("for (;;) { x = null; list = [x === undefined, typeof x, x === null]; break }"))
                .containsEntry("list", List.of(false, "object", true));
    }

    @Test
    void whatAFunctionChangesThatJsonIsGivenIsAChange() {
        assertThat(after("function f(k, v) { x++; return v } for (;;) { JSON.stringify([1], f); break }"))
                .containsEntry("x", 3L);
        assertThat(after("for (;;) { Array.from([1, 2], v => x += v); break }")).containsEntry("x", 4L);
    }

    @Test
    void depthIsBounded() {
        Object deep = 1L;
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        values.put("map", kept("a", deep));

        assertThat(eval("[map]")).isInstanceOf(EvalError.class);
        assertThat(eval("map.a[0]")).isInstanceOf(EvalError.class);
        assertThat(EcmaScript.assignment("map.b", "map", names, _ -> Position.START).orElseThrow().value()
                .eval(environment())).isInstanceOf(EvalError.class);
    }

    private static Map<String, @Nullable Object> kept(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    private Map<String, @Nullable Object> after(String text) {
        Script read = EcmaScript.script(text, names, index -> new Position(1, index + 1));
        assertThat(read).as(text).isInstanceOf(Script.Done.class);
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        for (Statement statement : ((Script.Done) read).statements()) {
            assertThat(statement).isInstanceOf(Statement.Program.class);
            ((Statement.Program) statement).changes()
                    .forEach(assign -> after.put(assign.variable(), assign.value().eval(environment())));
        }
        return after;
    }

    private @Nullable Object eval(String text) {
        Parsed parsed = EcmaScript.parse(text, names, index -> new Position(1, index + 1));
        assertThat(parsed).as(text).isInstanceOf(Parsed.Done.class);
        return ((Parsed.Done) parsed).expression().eval(environment());
    }

    private Surroundings environment() {
        List<@Nullable Object> slots = new ArrayList<>();
        VARIABLES.forEach(name -> slots.add(values.get(name)));
        return new Surroundings() {
            @Override
            public @Nullable Object variable(int slot) {
                return slots.get(slot);
            }

            @Override
            public String eventType() {
                return EventData.START;
            }
        };
    }
}
