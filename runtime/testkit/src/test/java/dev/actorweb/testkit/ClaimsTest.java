package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The tests that `docs/runtime.md` names as its witnesses exist, are tests, and no other has their
/// name; and each claim has one.
class ClaimsTest {
    private static final Path GUIDE = Path.of("../../docs/runtime.md");
    private static final List<String> TABLES = List.of("## What others have claimed", "## What is refused");
    private static final Pattern WITNESS = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");

    private static final Pattern TEST = Pattern.compile("    @(Test|ParameterizedTest|TestFactory)\\b");

    /// The sources of the test classes of each name.
    private static Map<String, List<String>> tests() throws IOException {
        Map<String, List<String>> sources = new HashMap<>();
        for (var module : List.of("../core", "../testkit", "../machine")) {
            try (var files = Files.walk(Path.of(module, "src/test/java"))) {
                for (var file : files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                    sources.computeIfAbsent(String.valueOf(file.getFileName()).replace(".java", ""),
                            _ -> new ArrayList<>()).add(Files.readString(file));
                }
            }
        }
        return sources;
    }

    /// Whether a source has tests, or that one.
    private static boolean tests(String source, @Nullable String method) {
        if (method == null) {
            return TEST.matcher(source).find();
        }
        int found = source.indexOf(" void " + method + "(");
        return found > 0 && TEST.matcher(source.substring(source.lastIndexOf("\n\n", found), found)).find();
    }

    private static List<String> rows(String text, String title) {
        int begin = text.indexOf(title);
        assertThat(begin).as(title).isNotNegative();
        int end = text.indexOf("\n## ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end).lines()
                .filter(line -> line.startsWith("| ")).skip(1).toList();
    }

    @Test
    void everyClaimHasAWitnessThatExists() throws IOException {
        var sources = tests();
        var guide = Files.readString(GUIDE);
        var wrong = new ArrayList<String>();
        for (var table : TABLES) {
            var rows = rows(guide, table);
            assertThat(rows).as(table).hasSizeGreaterThan(10);
            for (var row : rows) {
                var witnesses = WITNESS.matcher(row.substring(row.lastIndexOf('|', row.length() - 2)));
                int found = 0;
                for (; witnesses.find(); found++) {
                    var named = sources.getOrDefault(witnesses.group(1), List.of());
                    if (named.size() != 1) {
                        wrong.add(witnesses.group() + ": there are " + named.size());
                    } else if (!tests(named.getFirst(), witnesses.group(2))) {
                        wrong.add(witnesses.group() + " is no test");
                    }
                }
                if (found == 0) {
                    wrong.add("nothing shows: " + row);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
