package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The script for PowerShell, which is not at hand to run it: its quoting is read back by
/// PowerShell's own rule.
class PowerShellTest {
    private static final String SCRIPT = Completion.script(Shell.POWERSHELL, Demo.spec());

    @Test
    void everyWordOfTheModelStandsInASingleQuotedString() {
        assertThat(strings(SCRIPT)).contains("demo ship", "--strategy", "fast-forward", "two words",
                Demo.EVIL,
                "branches", "templates folders", " folders", " files");
    }

    @Test
    void nothingIsLeftOpen() {
        var code = withoutStrings(SCRIPT);
        assertThat(count(code, '{')).isEqualTo(count(code, '}'));
        assertThat(count(code, '(')).isEqualTo(count(code, ')'));
        assertThat(code).doesNotContain("pwned", "'", "\u2018", "\u2019");
    }

    @Test
    void typographicQuotesCountAsQuotes() {
        assertThat(PowerShell.quoted("it\u2019s")).isEqualTo("'it\u2019\u2019s'");
    }

    @Test
    void optionsThatDifferInCaseOnlyHaveTheirOwnValues() {
        assertThat(SCRIPT).contains("StringComparer]::Ordinal");
    }

    private static List<String> strings(String script) {
        var strings = new ArrayList<String>();
        int i = script.indexOf('\'');
        while (i >= 0) {
            var text = new StringBuilder();
            i = end(script, i, text);
            strings.add(text.toString());
            i = script.indexOf('\'', i);
        }
        return strings;
    }

    private static String withoutStrings(String script) {
        var code = new StringBuilder();
        int i = 0;
        while (i < script.length()) {
            if (script.charAt(i) == '\'') {
                i = end(script, i, new StringBuilder());
            } else {
                code.append(script.charAt(i++));
            }
        }
        return code.toString();
    }

    /// Reads a string that opens at `start`; a doubled quote is one. Returns the place behind it.
    private static int end(String script, int start, StringBuilder text) {
        int i = start + 1;
        while (i < script.length()) {
            char c = script.charAt(i++);
            if (c == '\'') {
                if (i == script.length() || script.charAt(i) != '\'') {
                    return i;
                }
                i++;
            }
            text.append(c);
        }
        throw new AssertionError("a string is left open: " + text);
    }

    private static long count(String text, char c) {
        return text.chars().filter(x -> x == c).count();
    }
}
