package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Regular expressions: what they find, and what texts do with them.
class RegExpTest {
    private static final List<@Nullable Object> VALUES = new ArrayList<>(
            Arrays.asList("one two  three", List.of("a"), RegExps.value("t(.)", "g")));
    private final Names names = new Names(List.of("s", "list", "kept"), "m", false);

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {
            "/two/.test(s)→true", "/^two/.test(s)→false", "/TWO/i.test(s)→true", "/^b$/m.test('a\\nb')→true",
            "/a.b/.test('a\\nb')→false", "/a.b/s.test('a\\nb')→true", "/[/]/.test('/')→true",
            "/\\//.test('/')→true", "/[\\]\\-x]+/.exec('a-]x')→-]x", "/[^]/.test('\\n')→true",
            "/[]/.test('a')→false",
            "/(\\d+)-(\\d+)?/.exec('x 12-')[1]→12", "/(a)|(b)/.exec('b')[1]→undefined",
            "/z/.exec(s)→undefined", "/a{2,3}/.exec('aaaa')[0]→aaa", "/a{2,3}?/.exec('aaaa')[0]→aa",
            "/a{,3}/.test('a{,3}')→true", "/<.+?>/.exec('<a><b>')[0]→<a>", "/\\bt\\w+/.exec(s)[0]→two",
            "/\\u0041\\x42\\t/.test('AB\\t')→true", "/(a*)*b/.exec('aab')[0]→aab", "/x*/.exec('y').length→1",
            "s.match(/t\\w+/)[0]→two", "s.match(/t\\w+/g)→two,three", "s.match(/z/g)→undefined",
            "s.match('o(.)')[1]→n", "s.matchAll(/t(.)/g)[1][1]→h", "s.search(/\\s/)→3", "s.search('z')→-1",
            "s.replace(/\\s+/g, '-')→one-two-three",
            "s.replace(/(\\w+) (\\w+)/, '$2 $1!$$')→two one!$  three",
            "s.replace(/t(.)/g, (all, c, at) => at + c)→one 4wo  9hree",
            "'aXb'.replace('X', '[$`$&$\\']')→a[aXb]b",
            "'a.b.c'.replaceAll('.', m => m + m)→a..b..c", "'abc'.replaceAll('', '-')→-a-b-c-",
            "'aa'.replaceAll('a', 'aa')→aaaa", "'abc'.replace(/x*/g, '-')→-a-b-c-",
            "s.split(/\\s+/).length→3", "'a1b2c'.split(/(\\d)/).join('|')→a|1|b|2|c",
            "'abc'.split(/(?:)/).length→3",
            "'a, b,c'.split(/,\\s*/, 2).join('|')→a|b", "''.split(/x/).length→1", "''.split(/x*/).length→0",
            "s.replace(kept, '<$1>')→one <w>o  <h>ree", "kept.source→t(.)", "kept.flags→g",
            "kept.global→true",
            "String(/a\\/b/gi)→/a\\/b/gi", "typeof kept→object", "kept instanceof RegExp→true",
            "s instanceof RegExp→false", "new RegExp('T' + 'W', 'i').test(s)→true",
            "RegExp(kept).source→t(.)",
            "6 / 3 / 2→1", "[4] / 2→2", "(4) / 2 / 1→2", "s.length / 2→7", "`${/a/.test('a')}`→true"})
    void regularExpressionsDoWhatEcmaScriptSays(String text, String expected) {
        assertThat(EcmaScript.text(eval(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {
            "new RegExp('(')→no regular expression: `(` is not closed",
            "new RegExp('a', 'gg')→a flag is given twice",
            "/a/.exec('a').index→a list has no `index`: a match here is the list of its parts",
            "/a/.lastIndex→a regular expression has no `lastIndex` here",
            "'a'.replaceAll(/a/, '')→`replaceAll` takes a regular expression with the flag `g`",
            "list.test('a')→a value of type object has no `test`"})
    void errorsAreValues(String text, String message) {
        assertThat(eval(text)).isInstanceOfSatisfying(EvalError.class,
                error -> assertThat(error.message()).isEqualTo(message));
    }

    @Test
    void whatWouldRememberItsPlaceIsRefused() {
        assertThat(eval("kept.test(s)")).isInstanceOfSatisfying(EvalError.class,
                error -> assertThat(error.message()).contains("leave the flag out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a\nb/", "/[a/", "/(/", "/)/", "/*/", "/a**/", "/a{3,2}/", "/[b-a]/",
            "/\\xZ/",
            "/a/gg", "/^*/", "/\\"})
    void whatIsNoRegularExpressionIsSaidSo(String text) {
        assertThat(EcmaScript.parse(text, names, _ -> Position.START)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void sizeAndDepthAreBounded() {
        assertThat(EcmaScript.parse("/" + "(".repeat(5_000) + "/", names, _ -> Position.START))
                .isInstanceOf(Parsed.Beyond.class);
        assertThat(EcmaScript.parse("/((a{1000}){1000}){1000}/", names, _ -> Position.START))
                .isInstanceOf(Parsed.Beyond.class);
        assertThat(EcmaScript.parse("/((){1000}){1000}/", names, _ -> Position.START))
                .isInstanceOf(Parsed.Beyond.class);
        assertThat(EcmaScript.parse("/(?:(?:(?:(?:(?:){1000}){1000}){1000}){1000}){1000}/", names,
                _ -> Position.START)).isInstanceOf(Parsed.Beyond.class);
        assertThat(EcmaScript.parse("/" + "a|".repeat(40_000) + "/", names, _ -> Position.START))
                .isInstanceOf(Parsed.Beyond.class);
        assertThat(eval("/(a*)*(a*)*$/.test('a'.repeat(10000) + 'b')")).isEqualTo(true);
        assertThat(eval("/^(a|aa)+$/.test('a'.repeat(10000) + 'b')")).isEqualTo(false);
        assertThat(eval("/(a?){50}b/.test('a'.repeat(1000000))")).isInstanceOf(EvalError.class);
        assertThat(eval("'a'.repeat(500000).replace(/a/g, 'b')")).isInstanceOf(EvalError.class);
        assertThat(eval("'a'.repeat(100000).replace(/a/, '$&'.repeat(20))")).isInstanceOf(String.class);
    }

    /// Java's own are the measure: the same places, the same parts.
    @Test
    void randomPatternsFindWhatJavaFinds() throws Regex.Invalid {
        Random random = new Random(20_250_901);
        for (int i = 0; i < 20_000; i++) {
            String pattern = pattern(random, 3);
            String text = text(random);
            int[] ours = RegexParser.parse(pattern, "").find(text, 0, Position.START);
            Matcher java = Pattern.compile(pattern, Pattern.UNIX_LINES).matcher(text);

            assertThat(ours == null ? null : text.substring(ours[0], ours[1])).as("%s in %s", pattern, text)
                    .isEqualTo(java.find() ? java.group() : null);
            if (ours != null) {
                assertThat(ours[0]).as("%s in %s", pattern, text).isEqualTo(java.start());
            }
        }
    }

    private static String pattern(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String atom = switch (random.nextInt(depth > 0 ? 9 : 6)) {
                case 0 -> "a";
                case 1 -> "b";
                case 2 -> ".";
                case 3 -> "[^b]";
                case 4 -> "\\w";
                case 5 -> random.nextBoolean() ? "[ac]" : "\\s";
                case 6 -> "(" + pattern(random, depth - 1) + ")";
                case 7 -> "(?:" + pattern(random, depth - 1) + "|" + pattern(random, depth - 1) + ")";
                default -> "(?:" + pattern(random, depth - 1) + "c)" + (random.nextBoolean() ? "*" : "+?");
            };
            boolean single = atom.length() < 5 && !atom.startsWith("(");
            pattern.append(atom);
            if (single) {
                pattern.append(List.of("", "", "*", "+", "?", "*?", "{2}", "{1,2}", "{0,2}?")
                        .get(random.nextInt(9)));
            }
        }
        return random.nextInt(8) == 0 ? "\\b" + pattern : pattern.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            text.append("aabbc ".charAt(random.nextInt(6)));
        }
        return text.toString();
    }

    private @Nullable Object eval(String text) {
        Parsed parsed = EcmaScript.parse(text, names, index -> new Position(1, index + 1));
        assertThat(parsed).as(text).isInstanceOf(Parsed.Done.class);
        Surroundings environment = VALUES::get;
        return ((Parsed.Done) parsed).expression().eval(environment);
    }
}
