package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables in the documents that name a test for each of their lines name tests that there are.
class ProofTablesTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");

    /// The tests that a document names below the heading "What proves it", by their classes.
    private static Map<String, Set<String>> named(String document) throws IOException {
        var named = new TreeMap<String, Set<String>>();
        var text = Checkout.read(document);
        int start = text.indexOf("\n## What proves it\n");
        assertThat(start).as(document).isPositive();
        int end = text.indexOf("\n## ", start + 1);
        var section = end < 0 ? text.substring(start) : text.substring(start, end);
        for (var row : section.lines().filter(line -> line.startsWith("| ") && !line.startsWith("| what"))
                .toList()) {
            var tests = TEST.matcher(row);
            int before = named.values().stream().mapToInt(Set::size).sum();
            while (tests.find()) {
                named.computeIfAbsent(tests.group(1), _ -> new TreeSet<>()).add(tests.group(2));
            }
            assertThat(named.values().stream().mapToInt(Set::size).sum()).as("a test for: " + row)
                    .isGreaterThan(before);
        }
        return named;
    }

    private static Set<String> tests(String type) throws IOException {
        var files = Checkout.find(type + ".java").stream()
                .filter(file -> file.toString().contains("/src/test/")).toList();
        assertThat(files).as(type).hasSize(1);
        var tests = new TreeSet<String>();
        var methods = Pattern.compile(
                "@(?:ParameterizedTest|Test)\\b(?:\\s*(?:@|\\.|\\w+\\().*\\n)*[^(;]*?\\bvoid (\\w+)\\(")
                .matcher(Files.readString(files.getFirst()));
        while (methods.find()) {
            tests.add(methods.group(1));
        }
        return tests;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/git-engines.md", "docs/workflow.md"})
    void everyTestThatIsNamedIsThere(String document) throws IOException {
        for (var entry : named(document).entrySet()) {
            assertThat(tests(entry.getKey())).as(entry.getKey()).containsAll(entry.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GitFilesTest", "GitHooksTest", "GitPartsTest", "GitSignaturesTest"})
    void everyTestOfAFeatureOfGitIsNamed(String type) throws IOException {
        assertThat(named("docs/git-engines.md").get(type)).isEqualTo(tests(type));
    }

    @Test
    void everyTestOfAnAskIsNamed() throws IOException {
        assertThat(named("docs/workflow.md").get("AsksTest")).isEqualTo(tests("AsksTest"));
    }
}
