package dev.actorweb.machine.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.expr.Scope.Declared;
import dev.actorweb.machine.expr.Scope.EventFields;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Object OPAQUE = new Object();
    private static final List<Declared> VARIABLES = List.of(new Declared("retries", Type.INT),
            new Declared("branch", Type.STRING), new Declared("ratio", Type.DOUBLE),
            new Declared("any", Type.ANY),
            new Declared("tags", Type.LIST), new Declared("user", Type.MAP),
            new Declared("handle", Type.ANY));
    private static final Object[] VALUES = {2L, "main", 0.5, 7L, List.of("a", "b"), Map.of("name", "Ann"),
            OPAQUE};
    private static final Scope SCOPE = new Scope(VARIABLES, Optional.empty());

    private record Sample(Map<String, ? extends @Nullable Object> eventData) implements Env {
        @Override
        public @Nullable Object variable(int slot) {
            return VALUES[slot];
        }

        @Override
        public String eventType() {
            return "COMMIT";
        }

        @Override
        public boolean in(String state) {
            return state.equals("busy.saving");
        }

        @Override
        public String state() {
            return "busy.saving";
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', value = {
            "1 + 2 * 3~7", "(1 + 2) * 3~9", "7 / 2~3", "-7 / 2~-3", "-7 % 3~-1", "7.0 / 2.0~3.5",
            "1e3~1000.0",
            "0x1F~31", "--1~1", "-9223372036854775808~-9223372036854775808",
            "9223372036854775807~9223372036854775807",
            "'a' + \"b\"~ab", "'it\\'s'~it's", "'\\u00e9\\t\\x21'~é\t!", "[1, 2] + [3]~[1, 2, 3]",
            "retries + 1~3",
            "ratio * 2.0~1.0", "branch == 'main'~true", "branch != 'main'~false", "1 < 2.5~true",
            "2 == 2.0~true",
            "'10' < '9'~true", "'Z' < 'a'~true", "true && !false~true", "false || retries >= 2~true",
            "retries > 1 ? 'many' : 'few'~many", "'a' in tags~true", "'x' in tags~false",
            "'name' in user~true",
            "2 in [1, 2.0]~true", "user.name~Ann", "user['name']~Ann", "tags[1]~b", "{'a': 1}.a~1",
            "size('h😀')~2", "tags.size()~2", "size({})~0", "'main'.startsWith('ma')~true",
            "branch.endsWith('in')~true",
            "branch.contains('x')~false", "branch.matches('^m.*n$')~true", "matches(branch, 'a')~true",
            "has(user.name)~true", "has(user.age)~false", "has(event.message)~true", "has(event.other)~false",
            "has(event.type)~true", "event.message~fix", "event.type~COMMIT", "event.deep.list[0]~1",
            "in('busy.saving')~true", "in('idle')~false", "state~busy.saving", "state == 'busy.saving'~true",
            "string(3) + string(2.5) + string(true) + string(2.0)~32.5true2", "int('12') + int(3.9)~15",
            "double(2) / double('4')~0.5", "null == null~true", "event.nothing == null~true", "any + 1~8",
            "[1, [2]] == [1.0, [2]]~true", "{'a': 1} == {'a': 1.0}~true", "'1' == any~false",
            "1 + 1 // two~2",
            "false && event.missing~false", "event.missing && false~false", "true || event.missing~true",
            "event.missing || true~true", "9007199254740993 > 9007199254740992.0~true",
            "handle == handle~true",
            "event.message in ['fix', 'feat']~true", "!(1 == 2)~true", "1 - 2 - 3~-4",
            "true ? 1 : false ? 2 : 3~1",
            "size(event)~4"})
    void itHasTheValue(String source, String expected) {
        Object value = eval(source);

        assertThat(value).isNotInstanceOf(EvalError.class);
        assertThat(String.valueOf(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', value = {
            "1 / 0~division by zero~1:3", "1 % 0~division by zero~1:3",
            "9223372036854775807 + 1~`+` overflows 64 bits~1:21",
            "-9223372036854775807 - 2~`-` overflows 64 bits~1:22",
            "3037000500 * 3037000500~`*` overflows 64 bits~1:12",
            "event.missing~the event `COMMIT` carries no `missing`~1:7",
            "event.message + 1~`+` does not take a string and an int~1:15",
            "user.age~the map has no `age`~1:6", "tags[2]~the list of 2 has no item 2~1:5",
            "tags['a']~a list is asked for an int, not for a string~1:5",
            "any.name~`.name` looks into a map, not into an int~1:5",
            "handle.name~`.name` looks into a map, not into an opaque value~1:8",
            "any && true~`&&` takes true or false, not an int~1:5",
            "any < 'a'~`<` does not take an int and a string~1:5",
            "handle < handle~`<` does not take an opaque value and an opaque value~1:8",
            "int('x')~`int` takes digits~1:1",
            "int(1e300)~`int` overflows 64 bits~1:1", "any ? 1 : 2~`?` asks true or false, not an int~1:5",
            "!any~`!` takes true or false, not an int~1:1",
            "'a' in any~`in` looks into a list or a map, not into an int~1:5",
            "any.matches('a')~`matches` does not take an int~1:5",
            "branch.matches(event.bad)~not a pattern: `(` is not closed~1:8",
            "event.message.matches(event.message) && false ? 1 : 1 / 0~division by zero~1:55",
            "{'a': 1, 'a': 2}~the key `a` is there twice~1:1",
            "in(any)~in() takes the name of a state, not an int~1:1"})
    void whatHasNoValueIsAnErrorAtItsPlace(String source, String message, String place) {
        assertThat(eval(source)).isEqualTo(new EvalError(message, position(place)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', value = {
            "1 +~1:4: expected a value, not the end", "~1:1: the expression is empty",
            "a b~1:1: there is no variable `a`",
            "1 2~1:3: expected an operator or the end, not `2`",
            "retires + 1~1:1: there is no variable `retires`",
            "branch = 'x'~1:8: `=` means nothing here; compare with `==`",
            "true & false~1:6: `&` means nothing here; and is `&&`",
            "'abc~1:1: this text has no closing '", "'\\q'~1:2: `\\q` is no escape",
            "'\\u004\uff11'~1:7: an escape needs 4 hexadecimal digits of a character",
            "12abc~1:1: `12a` is not a number",
            "99999999999999999999~1:1: `99999999999999999999` is not a number of 64 bits",
            "9223372036854775808~1:1: `9223372036854775808` is not a number of 64 bits",
            "branch + 1~1:8: `+` does not take a string and an int",
            "branch < 1~1:8: `<` does not take a string and an int",
            "branch == 1~1:8: `==` does not take a string and an int",
            "!retries~1:2: `!` takes a bool, not an int",
            "retries && true~1:1: `&&` takes a bool, not an int",
            "1 + 1.5~1:3: `+` does not take an int and a double",
            "retries.name~1:9: `.name` looks into a map, not into an int",
            "1 ? 2 : 3~1:1: `?` takes a bool, not an int",
            "true ? 1~1:9: expected `:`, not the end", "foo(1)~1:1: there is no function `foo`",
            "sizes(tags)~1:1: there is no function `sizes`",
            "size()~1:1: `size` takes 1 argument, not 0", "size(1)~1:1: `size` does not take an int",
            "has(branch)~1:1: has() takes a field, as in `has(event.name)`",
            "tags.int()~1:6: `int` is no method; write `int(…)`",
            "branch.matches('(')~1:16: not a pattern: `(` is not closed",
            "[1, 2~1:6: expected `,`, not the end", "{1: 2}~1:2: `{…}` takes a string, not an int",
            "(1~1:3: expected `)`, not the end",
            "a.~1:1: there is no variable `a`", "event.~1:7: expected a name, not the end",
            "-branch~1:1: `-` takes a number, not a string",
            "1 in 2~1:3: `in` does not take an int and an int", "#~1:1: `#` means nothing here",
            "ratio % 2.0~1:7: `%` does not take a double and a double"})
    void whatIsWrongIsReportedAtItsPlace(@Nullable String source, String message) {
        var problems = new Problems("f");

        assertThat(Expression.parse(scalar(source == null ? "" : source), SCOPE, problems)).isEmpty();
        assertThat(problems.list()).hasSize(1);
        assertThat(problems.list().getFirst().toString()).isEqualTo("f:" + message);
    }

    @Test
    void aMisspeltNameIsHintedAt() {
        var problems = new Problems("f");

        Expression.parse(scalar("retires"), SCOPE, problems);
        Expression.parse(scalar("sise(tags)"), SCOPE, problems);
        Expression.parse(scalar("event.mesage"),
                SCOPE.on(new EventFields("COMMIT", Map.of("message", Type.STRING))), problems);

        assertThat(problems.list()).extracting(Problem::hint).extracting(hint -> hint.orElse("-"))
                .containsExactly(
                        "did you mean `retries`?", "did you mean `size`?", "did you mean `message`?");
    }

    @Test
    void theFieldsOfAKnownEventHaveTypes() {
        var problems = new Problems("f");
        var scope = SCOPE.on(new EventFields("COMMIT", Map.of("message", Type.STRING)));

        Expression.parse(scalar("event.message + 1"), scope, problems);

        assertThat(problems.list()).hasToString("[f:1:15: `+` does not take a string and an int]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "-", "[", "true ? 1 : ", "{'a': "})
    void deepNestingIsRefused(String opening) {
        var problems = new Problems("f");

        assertThat(Expression.parse(scalar(opening.repeat(700)), SCOPE, problems)).isEmpty();
        assertThat(problems.list().getFirst().message()).contains("nests more than 100 deep");
    }

    @Test
    void longChainsAndLongTextsAreRefused() {
        var problems = new Problems("f");

        Expression.parse(scalar("1" + " + 1".repeat(600)), SCOPE, problems);
        Expression.parse(scalar("user" + ".a".repeat(600)), SCOPE, problems);
        Expression.parse(scalar("1" + " ".repeat(10_000)), SCOPE, problems);

        assertThat(problems.list()).extracting(Problem::message).containsExactly(
                "more than 500 operators in a row",
                "more than 500 operators in a row", "the expression is longer than 10000 characters");
    }

    @Test
    void randomTextNeverThrows() {
        long seed = 20261121;
        var random = new Random(seed);
        String[] words = {"1", "2.5", "'a'", "retries", "branch", "any", "event.x", "(", ")", "[", "]", "{",
                "}", "+",
                "-", "*", "/", "%", "==", "<", "&&", "||", "!", "?", ":", ".", ",", "in", "size", "has",
                "matches", "\\", "'"};
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                Expression.parse(scalar(text.toString()), SCOPE, new Problems("f"))
                        .ifPresent(ExpressionTest::eval);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", text " + text, e);
            }
        }
    }

    @Test
    void templatesMixTextAndExpressions() {
        var problems = new Problems("f");
        var node = YamlReader.read("f", """
                plain: text
                number: 3
                typed: ${retries + 1}
                mixed: try ${retries} of ${any}
                nested: [ "${branch}", { x: "${ {'a': '}'}.a }" } ]
                escaped: $${x} costs $5
                """).root().orElseThrow();

        var value = Template.read(node, SCOPE, problems).eval(new Sample(Map.of()));

        assertThat(problems.list()).isEmpty();
        assertThat(value)
                .isEqualTo(Map.of("plain", "text", "number", 3L, "typed", 3L, "mixed", "try 2 of 7", "nested",
                        List.of("main", Map.of("x", "}")), "escaped", "${x} costs $5"));
    }

    @Test
    void aWrongTemplateIsReportedAtItsPlace() {
        var problems = new Problems("f");
        var node = YamlReader.read("f", "a: x ${oops}\nb: ${retries\nc: 'x${1 +}'\n").root().orElseThrow();

        Template.read(node, SCOPE, problems);

        assertThat(problems.list()).extracting(Problem::toString).containsExactly(
                "f:1:8: there is no variable `oops`",
                "f:2:4: `${` is not closed", "f:3:11: expected a value, not the end");
    }

    private static @Nullable Object eval(String source) {
        var problems = new Problems("f");
        var expression = Expression.parse(scalar(source), SCOPE, problems);
        assertThat(problems.list()).isEmpty();
        return eval(expression.orElseThrow());
    }

    private static @Nullable Object eval(Expression expression) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("message", "fix");
        data.put("bad", "(");
        data.put("nothing", null);
        data.put("deep", Map.of("list", Arrays.asList(1L, null)));
        data.remove(expression.source().equals("size(event)") ? "bad" : "");
        return expression.eval(new Sample(data));
    }

    private static Scalar scalar(String text) {
        return new Scalar(text, Scalar.Kind.STRING, Scalar.Style.PLAIN, position("1:1"));
    }

    private static Position position(String place) {
        int colon = place.indexOf(':');
        return new Position(Integer.parseInt(place.substring(0, colon)),
                Integer.parseInt(place.substring(colon + 1)));
    }
}
