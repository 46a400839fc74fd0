package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.ecmascript.EcmaScript.Script;
import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions, loops and what else takes a frame: in expressions, and in scripts with what they
/// leave behind.
class ProgramsTest {
    private static final List<String> VARIABLES = List.of("x", "list", "map", "none", "f", "g", "i", "s");
    private final Names names = new Names(VARIABLES, "m", false).withFunctions();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>(Map.of("x", 3L, "list",
            List.of(1L, "b", true), "map", Map.of("a", Map.of("b", 1.5))));

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {
            "(a => a + 1)(2)→3", "(function(a, b) { return a * b })(3, 4)→12", "((a, b = 5) => a + b)(1)→6",
            "((...all) => all.length)(1, 2, 3)→3", "(({a, b: [c]}) => a + c)({a: 1, b: [2]})→3",
            "(() => ({a: 1}))().a→1", "(() => {})()→undefined",
            "[1, 2, 3].map(n => n * n)→1,4,9", "[1, 2, 3, 4].filter(n => n % 2).join('-')→1-3",
            "[1, 2, 3].reduce((a, b) => a + b)→6", "['a', 'b'].reduceRight((a, b) => a + b, '')→ba",
            "[3, 1, 10].sort()→1,10,3", "[3, 1, 10].sort((a, b) => b - a)→10,3,1", "[1, 2].reverse()→2,1",
            "[1, 2, 3].some(n => n > 2)→true", "[1, 2, 3].every(n => n > 2)→false",
            "[5, 6].find(n => n > 5)→6", "[5, 6].findIndex(n => n > 6)→-1", "[1, [2, [3]]].flat()→1,2,3",
            "[1, 2].flatMap(n => [n, n])→1,1,2,2", "[1, 2, 3, 4].splice(1, 2)→2,3", "[1, 2].fill(0)→0,0",
            "[0, 1, '', 'a'].filter(Boolean)→1,a", "['1', '2'].map(Number).length→2", "[7, 8].at(-1)→8",
            "new Array(3).length→3", "new Array(1, 2)→1,2", "Array.from('ab')→a,b", "[...'ab', ...[1]]→a,b,1",
            "Math.max(...[1, 5, 2])→5", "({...map, c: 2}).c→2", "({['k' + 1]: 2}).k1→2",
            "(x => ({x}))(1).x→1",
            "({f() { return this.a }, a: 7}).f()→7", "({f: function() { return this.a }, a: 8}).f()→8",
            "`a${x}b${`${x + 1}`}c`→a3b4c", "`\\n`.length→1", "`${'}'}`→}", "`a\\`b`→a`b", "``.length→0",
            "map?.a?.b→1.5", "none?.a.b.c→undefined", "none?.[0]→undefined", "map.z?.(1)→undefined",
            "list instanceof Array→true", "map instanceof Array→false", "map instanceof Object→true",
            "'a' instanceof String→false", "(() => 1) instanceof Function→true", "typeof (() => 1)→function",
            "new Error('no').message→no", "new TypeError('no') instanceof Error→true",
            "(1, 2)→2", "x = 5→5", "x++→3", "++x→4", "--x→2", "x += 2→5", "(x = 1, x + 1)→2", "x ||= 4→3",
            "none ??= 4→4", "delete map.a→true", "[x, i] = [1, 2]→1,2",
            "JSON.parse('{\"a\": [1, -2, null, true, \"\\\\u0041\"]}').a.join('|')→1|-2||true|A",
            "JSON.stringify({a: [1, {}]}, null, 2).split('\\n').length→6",
            "JSON.stringify({f: () => 1, a: [() => 1]})→{\"a\":[null]}",
            "Object.keys({b: 1, a: 2})→b,a", "Object.entries({b: 1})[0]→b,1", "Object.values([4, 5])→4,5",
            "Object.fromEntries([['a', 1]]).a→1", "Object.is(NaN, NaN)→true",
            "Object.is(1, 1.0)→true", "Object.is('a', 'b')→false", "console.log(x, 2)→undefined",
            "[1].map(n => { console.warn(n); return n + 1 })→2", "Object.assign({}, map, {z: 1}).z→1",
            "'abc'.padStart(5, '*')→**abc", "'7'.padEnd(3, '01')→701", "'ab'.repeat(3)→ababab",
            "'a-b-c'.replaceAll('-', '')→abc", "'ab'.charCodeAt(1)→98", "'ab'.at(-1)→b",
            "'a,b,c'.split(',', 2)→a,b",
            "(3.14159).toFixed(2)→3.14", "(255).toString(16)→ff", "0b101 + 0o17→20", "parseInt('-12px')→-12",
            "parseInt('101', 2)→5", "Number.isInteger(3.0)→true", "Math.hypot(3, 4)→5", "Math.log2(8)→3",
            "(function fac(n) { return n < 2 ? 1 : n * fac(n - 1) })(10)→3628800",
            "(function() { var t = 0; for (var i = 0; i < 5; i++) { if (i == 3) continue; t += i } return t })()→7",
            "(function() { let t = ''; for (const c of 'abc') t = c + t; return t })()→cba",
            "(function() { let t = ''; for (const k in {a: 1, b: 2}) t += k; return t })()→ab",
            "(function() { var n = 0; while (true) { if (++n > 9) break } return n })()→10",
            "(function() { var n = 0; do { n++ } while (n < 3); return n })()→3",
            "(function() { a: for (;;) { for (;;) { break a } } return 'out' })()→out",
            "(function() { var t = 0; a: for (var i = 0; i < 3; i++) { for (;;) { t++; continue a } } return t })()→3",
            "(function(v) { switch (v) { case 1: return 'one'; case 2: v = 5; default: return v } })(2)→5",
            "(function() { try { null.a } catch (e) { return e.message } })()→`a` of null",
            "(function() { try { throw {code: 7} } catch ({code}) { return code } finally { x = 1 } })()→7",
            "(function() { try { nowhere() } catch (e) { return [e.name, e instanceof ReferenceError, e instanceof TypeError, e instanceof Error] } })()→ReferenceError,true,false,true",
            "(function() { try { null.a } catch (e) { return e.name + (e instanceof TypeError) } })()→TypeErrortrue",
            "(function() { try { x() } catch (e) { return e.name } })()→TypeError",
            "(function() { try { JSON.parse('{') } catch (e) { return e.name } })()→SyntaxError",
            "(function() { try { 'a'.repeat(-1) } catch (e) { return e.name } })()→RangeError",
            "new RangeError('r') instanceof RangeError→true", "new Error('r') instanceof RangeError→false",
            "(function() { var a = []; a[3] = 1; return [a.length, a.join('-')] })()→4,---1",
            "Object.keys({b: 1, 10: 1, a: 1, 9: 1, '01': 1})→9,10,b,a,01",
            "(function() { let t = ''; for (const k in {b: 1, 2: 1, 1: 1}) t += k; return t })()→12b",
            "Object.values({b: 'x', 1: 'y'})→y,x", "Object.entries({b: 'x', 1: 'y'})[0]→1,y",
            "JSON.stringify({b: 1, 1: 2})→{\"1\":2,\"b\":1}",
            "(function() { try { return 1 } finally { return 2 } })()→2",
            "(function() { try { nowhere() } catch { return 'caught' } })()→caught",
            "(function() { var fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); return fs.map(f => f()) })()→0,1,2",
            "(function() { var fs = []; for (var i = 0; i < 3; i++) fs.push(() => i); return fs.map(f => f()) })()→3,3,3",
            "(function() { return later(); function later() { return 'hoisted' } })()→hoisted",
            "(function() { let a = 1; { let a = 2 } return a })()→1",
            "(function() { var o = {n: 0}; var p = o; p.n++; return o.n })()→1",
            "(function() { var a = [1]; a[a.length] = 2; a.push(3, 4); a.shift(); return a })()→2,3,4",
            "(function() { var a = [1, 2, 3]; a.length = 2; a.length = 3; return a.join('-') })()→1-2-",
            "(function() { var o = {}; o.a = o.b = 1; delete o.a; return Object.keys(o) })()→b",
            "(function() { var i = 0, a = [1, 1]; a[i++] += 5; return [i, a[0]] })()→1,6",
            "(function() { function P(n) { this.n = n; this.twice = function() { return 2 * this.n } } return new P(4).twice() })()→8",
            "(function f() {}).toString()→function f() {}", "((a) => a).call(null, 4)→4",
            "Math.max.apply(null, [1, 9])→9"})
    void functionsHaveTheValuesOfEcmaScript(String text, String expected) {
        assertThat(EcmaScript.text(eval(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {
            "(function() { throw 'no' })()→no", "(function() { throw new Error('why') })()→why",
            "x(1)→`x` is no function", "(() => nowhere)()→`nowhere` is not declared",
            "list.nothing()→a value of type object has no `nothing`", "none.a = 1→`a` of undefined",
            "[].reduce((a, b) => a)→`reduce` of an empty list needs a first value",
            "'a'.repeat(-1)→a text cannot be repeated -1 times",
            "JSON.parse('{a: 1}')→this is no JSON", "JSON.parse(\"['a']\")→this is no JSON",
            "(a => () => a)(1)→a function that uses local variables of another cannot be kept"})
    void whatIsThrownIsAnError(String text, String message) {
        assertThat(eval(text)).isInstanceOfSatisfying(EvalError.class,
                error -> assertThat(error.message()).isEqualTo(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"for (;;) {}", "while (true) { try { continue } catch (e) {} }",
            "function f() { return f() } f()", "function f(n) { return [f(n + 1)] } f(0)",
            "x = []; for (;;) x.push(x.length)", "s = 'a'; for (;;) s += s", "for (x = {}; !x.me; x.me = x);",
            "x = [1]; for (i = 0; i < 60; i++) x = [x, x]", "x = [0]; for (;;) x = x.concat(x)",
            "x = 'abc'; for (;;) { list = [x.repeat(100000), list] }",
            "do { x = {}; x.x = x; s = JSON.stringify(x) } while (0)",
            "do { x = []; x.push(x); s = '' + x } while (0)",
            "do { x = []; x.push(x); i = [x] == x } while (0)",
            "try { for (;;) {} } finally { for (;;) {} }", "for (i in list) for (;;) list.push(i)",
            "s = 'a'.repeat(1000000); for (;;) { x = s + 'b' }",
            "s = 'a'.repeat(1000000); for (;;) { x = `${s}b` }",
            "list = new Array(30000).fill(1); for (;;) { x = list.slice() == list }",
            "list = new Array(30000).fill(1); for (;;) { for (const q of list) break }",
            "list = new Array(30000).fill(1); for (;;) { x = map[list] }"})
    void nothingRunsForEver(String script) {
        assertThat(after(script).values()).as(script)
                .anySatisfy(value -> assertThat(value).isInstanceOf(EvalError.class));
    }

    @Test
    void aScriptLeavesWhatItsVariablesHoldAtItsEnd() {
        assertThat(after("for (i = 0; i < 3; i++) { list.push(i); map['k' + i] = [i] }")).isEqualTo(Map.of(
                "i", 3L, "list",
                List.of(1L, "b", true, 0L, 1L, 2L), "map",
                Map.of("a", Map.of("b", 1.5), "k0", List.of(0L), "k1", List.of(1L), "k2", List.of(2L))));
    }

    @Test
    void changesUnderAnotherNameAreChanges() {
        assertThat(after("function f(l) { l.push('new') } f(list)").get("list"))
                .isEqualTo(List.of(1L, "b", true, "new"));
        assertThat(after("var g = map.a; g.b = 2").get("map")).isEqualTo(Map.of("a", Map.of("b", 2L)));
        assertThat(after("var g = map.a; g.b += 2").get("map")).isEqualTo(Map.of("a", Map.of("b", 3.5)));
        assertThat(after("for (const o of [map]) { o.z = 1 }").get("map"))
                .isEqualTo(Map.of("a", Map.of("b", 1.5), "z", 1L));
    }

    @Test
    void functionsAreKeptAndCalledLater() {
        values.putAll(after("function f(n) { x = x + n; return x }"));

        assertThat(eval("f(2)")).isEqualTo(5L);
        assertThat(eval("typeof f")).isEqualTo("function");
        assertThat(after("s = f(2) + f(2)")).containsEntry("s", 12L).containsEntry("x", 7L);
    }

    @Test
    void anAssignmentKeepsWhatItsFunctionsChange() {
        values.putAll(after("function f() { return ++x }"));
        Expression value = parsed("f()");

        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        for (Statement.Assign assign : EcmaScript.effects(new Statement.Assign("s", value), names)) {
            changed.put(assign.variable(), assign.value().eval(environment()));
        }

        assertThat(changed).isEqualTo(Map.of("s", 4L, "x", 4L));
        assertThat(EcmaScript.forgotten(parsed("x++ > 2"))).containsExactly("x");
    }

    @Test
    void onlyTheDocumentsOwnFunctionsCanBeCalled() {
        values.put("f", Map.of("(function)", "function(a) { return a }"));

        assertThat(eval("f(1)")).isInstanceOf(EvalError.class);
        assertThat(eval("f instanceof Function")).isEqualTo(true);
    }

    @Test
    void whatScriptsDeclareIsFound() {
        assertThat(EcmaScript.declared("host(1); var a = other(); class B {}")).containsExactly("a");
        assertThat(EcmaScript.declared("""
                var a = 1, [b, {c, d: e}] = [2, {}], f
                let g = a + 1; const h = 2
                function i(p) { var q = 1; r = 2; let s }
                for (var j = 0; j < 2; j++) { let k; var l }
                for (const m of []) {}
                if (a) { n = 1 } else n.o = 2
                """)).containsExactlyInAnyOrder("a", "b", "c", "e", "f", "g", "h", "i", "r", "j", "l", "n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return 1", "function () {}", "function f( {}", "for (x of) {}", "try {}",
            "switch (x) { x = 1 }",
            "do x++", "if x", "`open", "`${1`", "1 = 2", "x++ = 1", "() => = 1", "break: 1", "break",
            "[x] += 1", "({x})++", "for (;;) { function f() { continue } }", "{", "}", "let 1 = 2",
            "for (;;", "var f = function f(a b) {}", "x => ", "new", "throw", "case 1:", "(a, 1) => a", "[x",
            "\\u{110000}"})
    void whatIsNoScriptIsSaidSo(String text) {
        assertThat(EcmaScript.script(text, names, _ -> Position.START)).isInstanceOf(Script.Malformed.class);
    }

    @Test
    void depthIsBounded() {
        assertThat(EcmaScript.script("{".repeat(50_000), names, _ -> Position.START))
                .isInstanceOf(Script.Beyond.class);
        assertThat(EcmaScript.script("x = " + "(a => ".repeat(10_000), names, _ -> Position.START))
                .isInstanceOf(Script.Beyond.class);
        assertThat(EcmaScript.script("x = " + "`${".repeat(10_000), names, _ -> Position.START))
                .isInstanceOf(Script.Beyond.class);
        assertThat(EcmaScript.script("x" + ".a".repeat(20_000), names, _ -> Position.START))
                .isInstanceOf(Script.Beyond.class);
        assertThat(EcmaScript.script("x++;".repeat(20_000), names, _ -> Position.START))
                .isInstanceOf(Script.Done.class);
    }

    private Map<String, Expression> run(String script) {
        Map<String, Expression> changes = new LinkedHashMap<>();
        Script read = EcmaScript.script(script, names, index -> new Position(1, index + 1));
        assertThat(read).as(script).isInstanceOf(Script.Done.class);
        for (Statement statement : ((Script.Done) read).statements()) {
            switch (statement) {
                case Statement.Program(var assigns) ->
                    assigns.forEach(assign -> changes.put(assign.variable(), assign.value()));
                case Statement.Evaluate(var value) -> changes.put("", value);
                case Statement.Assign _,Statement.If _ -> throw new AssertionError(script + " is translated");
            }
        }
        return changes;
    }

    private Map<String, @Nullable Object> after(String script) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        run(script).forEach((variable, value) -> after.put(variable, value.eval(environment())));
        return after;
    }

    private Expression parsed(String text) {
        Parsed parsed = EcmaScript.parse(text, names, index -> new Position(1, index + 1));
        assertThat(parsed).as(text).isInstanceOf(Parsed.Done.class);
        return ((Parsed.Done) parsed).expression();
    }

    private @Nullable Object eval(String text) {
        return parsed(text).eval(environment());
    }

    private Surroundings environment() {
        List<@Nullable Object> slots = new ArrayList<>();
        VARIABLES.forEach(name -> slots.add(values.get(name)));
        return slots::get;
    }
}
