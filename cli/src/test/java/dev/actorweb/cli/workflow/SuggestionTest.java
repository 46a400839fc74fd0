package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.Change.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final Patch NOTHING = new Patch(List.of(), List.of(), List.of());

    private static Change changed(String path) {
        return new Change.Tracked(path, Optional.empty(), Kind.UNCHANGED, Kind.MODIFIED);
    }

    private static String suggest(CommitRules rules, Patch patch, Change... changes) {
        return new Suggestion(rules, List.of(changes), patch).message();
    }

    private static String suggest(Patch patch, Change... changes) {
        return suggest(CommitRules.defaults(), patch, changes);
    }

    @ParameterizedTest
    @CsvSource({"README.md, docs: change README.md", ".github/workflows/ci.yml, ci: change ci.yml",
            "pom.xml, build: change pom.xml", "src/test/java/a/DoorTest.java, test(a): change DoorTest.java",
            "door/open.go, fix(door): change open.go", "notes.txt, chore: change notes.txt"})
    void theTypeComesFromWhatTheFileIsFor(String path, String message) {
        assertThat(suggest(NOTHING, changed(path))).isEqualTo(message);
    }

    @Test
    void whatIsNewIsAFeatureWhatGoesIsARefactoring() {
        var added = new Patch(List.of(new Patch.Line("a/X.java", 1, "public final class Gate {"),
                new Patch.Line("a/X.java", 2, "    private static int count(int n) {")), List.of(),
                List.of());
        var removed = new Patch(List.of(), added.added(), List.of());
        var renamed = new Patch(
                List.of(new Patch.Line("a/X.java", 1, "public final class Gate implements G {")),
                List.of(new Patch.Line("a/X.java", 1, "public final class Gate {")), List.of("class Gate"));

        assertThat(suggest(added, changed("a/X.java"))).isEqualTo("feat(a): add Gate and count");
        assertThat(suggest(removed, changed("a/X.java"))).isEqualTo("refactor(a): remove Gate and count");
        assertThat(suggest(renamed, changed("a/X.java"))).isEqualTo("fix(a): change Gate");
        assertThat(suggest(NOTHING, new Change.Tracked("a/New.java", Optional.of("a/Old.java"), Kind.RENAMED,
                Kind.UNCHANGED))).isEqualTo("refactor(a): rename Old.java to New.java");
    }

    @Test
    void theConfiguredTypesAndScopesAreKept() {
        var rules = new CommitRules(List.of("chore", "add"), List.of("gate", "core"), true, 40);

        assertThat(suggest(rules, NOTHING, changed("x/core/A.java"), changed("core/B.java")))
                .isEqualTo("chore(core): change A.java and B.java");
        assertThat(suggest(rules, NOTHING, changed("x/A.java"))).startsWith("chore(gate): ");
        assertThat(suggest(rules, NOTHING, changed("core/ThisIsAVeryLongNameOfAFileIndeedItIs.java")))
                .hasSizeLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"public sealed interface Step {|Step",
            "record Line(String a) {|Line",
            "def open_door(self):|open_door", "func (d *Door) Open(x int) error {|Open",
            "pub fn close() {|close",
            "export const useDoor = () => {|useDoor", "    public static <T> List<T> all(T one) {|all",
            "  async function go() {|go", "fun String.shout() = 1|shout", "// class Comment|",
            "return new Door(1);|",
            "if (open) {|", "x = 1|", "\"class Text\"|"})
    void definitionsAreFoundInManyLanguages(String line, String name) {
        assertThat(Definitions.name(line)).isEqualTo(Optional.ofNullable(name));
    }
}
