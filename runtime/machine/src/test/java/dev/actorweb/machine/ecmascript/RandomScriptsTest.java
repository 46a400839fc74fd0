package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.ecmascript.EcmaScript.Script;
import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is written, it is read, or said to be wrong or beyond; and what is read has a value or
/// an error.
class RandomScriptsTest {
    private static final String[] PIECES = {"x", "y", "f", "list", "map", "1", "0.5", "'a'", "`b${", "}`",
            "`c`", "(", ")",
            "[", "]", "{", "}", ";", ",", ":", ".", "?.", "?", "=>", "=", "+=", "==", "===", "<", ">", "&&",
            "||", "??",
            "+", "-", "*", "/", "%", "**", "!", "~", "...", "++", "--", "\n", "//", "/*", "*/", "\\", "'",
            "\"",
            "var ", "let ", "const ", "function ", "function g", "return ", "if ", "else ", "for ", "while ",
            "do ",
            "switch ", "case ", "default", "break ", "continue ", "try ", "catch ", "finally ", "throw ",
            "new ",
            "typeof ", "delete ", "void ", " in ", " of ", " instanceof ", "this", "null", "true", "In",
            "Math.max",
            "JSON", "Object", "Array", ".push", ".map", ".sort", ".splice", ".call", ".length", "get ",
            "async ",
            "Map", "Set", ".get", ".set", ".add", ".has", ".union", ".size", "Date", "Array.from",
            "_event", "label: ", "\uD83D", "0x", "1e", "@"};
    /// Scripts that are right, to be disturbed a little.
    private static final String[] SEEDS = {
            "function f(a, {b, c: [d]} = {b: 1, c: [2]}, ...e) { return a + b + d + e.length } x = f(1, undefined, 2, 3)",
            "for (let i = 0, n = list.length; i < n; i++) { if (i % 2) continue; y = `${i}:${list[i]}`; }",
            "a: for (const [k, v] of Object.entries(map)) { switch (k) { case 'a': break a; default: x = v } }",
            "try { map.a.b++; delete map.a; throw new Error('e') } catch ({message}) { x = message } finally { y = 1 }",
            "var o = {n: 1, twice() { return this.n * 2 }, ['k' + 1]: (p, q = 2) => p ** q}; x = o.twice() + o.k1(3)",
            "o = new Map([[x, y], ...Object.entries(map)]); for (const [k, v] of o) o.set(v, k).delete(k); x = [...new Set(o.keys()).add(o)]",
            "list.push(...[3, 1, 2].sort((a, b) => b - a).map(n => n ?? 0)); [x, y] = [y, x]; do { x?.z } while (y--)"};
    private final Names names = new Names(List.of("x", "y", "f", "list", "map", "o"), "m", false)
            .withFunctions();
    private final Surroundings env = List.<Object>of(1L, 2L, "f", List.of(1L, "a"),
            Map.of("a", Map.of("b", 1L)), 0L)::get;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingThatIsWrittenBreaksTheReader(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < Integer.getInteger("aw.scripts", 1_500); i++) {
            String text = random.nextBoolean() ? made(random) : disturbed(random);
            try {
                check(text);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", round " + i + ": " + text, e);
            }
        }
    }

    private static String made(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = 1 + random.nextInt(14); n > 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String disturbed(Random random) {
        StringBuilder text = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> {
                    int from = random.nextInt(text.length());
                    text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(20))));
                }
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        return text.toString();
    }

    private void check(String text) {
        assertThat(EcmaScript.declared(text)).doesNotContainNull();
        EcmaScript.mayHoldFunctions(text);
        switch (EcmaScript.parse(text, names, index -> new Position(1, index + 1))) {
            case Parsed.Done(var expression) -> {
                value(expression);
                EcmaScript.forgotten(expression);
                EcmaScript.effects(new Statement.Assign("x", expression), names)
                        .forEach(assign -> value(assign.value()));
            }
            case Parsed.Malformed(var failing, var _, var _) -> value(failing);
            case Parsed.Beyond _ -> {
                // said to be so
            }
        }
        if (EcmaScript.script(text, names, _ -> Position.START) instanceof Script.Done(var statements)) {
            statements.forEach(this::run);
        }
        EcmaScript.assignment(text, "1", names, _ -> Position.START).ifPresent(this::run);
    }

    private void run(Statement statement) {
        switch (statement) {
            case Statement.Assign(var _, var value) -> value(value);
            case Statement.Evaluate(var value) -> value(value);
            case Statement.If(var condition, var then, var otherwise) -> {
                value(condition);
                then.forEach(this::run);
                otherwise.forEach(this::run);
            }
            case Statement.Program(var changes) -> changes.forEach(this::run);
        }
    }

    private void value(Expression expression) {
        Object value = expression.eval(env);
        assertThat(EcmaScript.text(EcmaScript.condition(expression).eval(env))).isNotNull();
        assertThat(String.valueOf(value)).isNotNull();
    }
}
