package dev.actorweb.cli.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.workflow.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered about a repository and its configuration.
class RepositoryAnswersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void branchesAreThoseHereAndThoseOfTheRemote(String engine) {
        var studio = new Studio(folder);
        studio.git.git(studio.ann, "commit", "--quiet", "--allow-empty", "--message", "feat: add a door");

        var run = studio.in(studio.ann).with("AW_GIT_ENGINE", engine)
                .call(words("branches", "ship", "--onto", ""));

        assertThat(run.out()).isEqualTo("""
                feat/door\tbranch
                main\tfollows origin/main
                origin/main\tremote branch
                """);
    }

    @Test
    void theRootOptionLeadsElsewhere() {
        var studio = new Studio(folder);

        assertThat(ask(studio, folder, "branches", "--root", "ann", "ship", "--onto", "feat/"))
                .containsExactly("feat/door\tbranch");
        assertThat(ask(studio, folder, "branches", "--root=ann", "ship", "--onto", "feat/"))
                .containsExactly("feat/door\tbranch");
        assertThat(ask(studio, folder, "branches", "--root", "bell\u0000", "x", "")).isEmpty();
    }

    @Test
    void whatBeginsLikeTheWordIsOfferedAndAllWhereNothingDoes() {
        var studio = new Studio(folder);

        assertThat(ask(studio, studio.ann, "branches", "x", "ma"))
                .containsExactly("main\tfollows origin/main");
        assertThat(ask(studio, studio.ann, "branches", "x", "zzz")).hasSize(3);
    }

    @Test
    void commitsComeWithTheirSubjectsTheLatestFirst() {
        var studio = new Studio(folder);
        studio.git.commit(studio.ann, "a.txt", "a", "fix(door): oil \u001b[31mthe hinge");

        assertThat(ask(studio, studio.ann, "commits", "save", "--fixup", "").getFirst())
                .matches("[0-9a-f]{10}\tfix\\(door\\): oil the hinge");
    }

    @Test
    void scopesAreThoseInUseUnlessTheyAreConfigured() {
        var studio = new Studio(folder);
        studio.git.commit(studio.ann, "a.txt", "a", "fix(door): oil the hinge");
        studio.git.commit(studio.ann, "a.txt", "b", "feat(window)!: open it");

        assertThat(ask(studio, studio.ann, "scopes", "save", "-s", "")).containsExactly("window\t", "door\t");
        studio.config(studio.ann, "workflow: { commit: { scopes: [roof], types: [feat, repair] } }\n");
        assertThat(ask(studio, studio.ann, "scopes", "save", "-s", "")).containsExactly("roof\t");
        assertThat(ask(studio, studio.ann, "types", "save", "-t", "")).containsExactly("feat\t", "repair\t");
    }

    @Test
    void checksWorkTreesAndRemotesAreNamed() {
        var studio = new Studio(folder);
        studio.config(studio.ann, "workflow: { checks: [ { name: test, run: [make, test] } ] }\n");
        studio.git.git(studio.ann, "worktree", "add", "--quiet", "../roof", "-b", "feat/roof");

        assertThat(ask(studio, studio.ann, "checks", "check", "")).containsExactly("test\tmake test");
        assertThat(ask(studio, studio.ann, "worktrees", "worktree", "remove", "r"))
                .containsExactly("roof\ton feat/roof");
        assertThat(ask(studio, studio.ann, "remotes", "init", "--remote", ""))
                .containsExactly("origin\tremote");
    }

    @Test
    void operationsThatStandAreOfferedTheLatestFirst() throws Exception {
        var studio = new Studio(folder);
        for (var name : List.of("one", "two")) {
            Files.writeString(studio.ann.resolve(name), name);
            studio.ok(studio.ann, "save", "--all", "feat: add " + name);
        }

        var operations = ask(studio, studio.ann, "operations", "undo", "--op", "");

        assertThat(operations).hasSize(2);
        assertThat(operations.getFirst()).startsWith("2\tsave: ").contains("add two");
        studio.ok(studio.ann, "undo");
        assertThat(ask(studio, studio.ann, "operations", "undo", "--op", "")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"branches", "commits", "scopes", "operations", "worktrees", "remotes", "checks",
            "systems", "actors", "events"})
    void outsideARepositoryNothingIsOfferedAndNothingSaid(String kind) {
        var run = Aw.in(folder).withOwnVariables().with("XDG_RUNTIME_DIR", folder.toString())
                .with("GIT_CEILING_DIRECTORIES", folder.toString()).call(words(kind, "x", ""));

        assertThat(run).isEqualTo(new Aw.Result(Exit.OK, "", ""));
    }

    @Test
    void aBrokenConfigurationIsNoReasonToComplain() {
        var studio = new Studio(folder);
        studio.config(studio.ann, "workflow: [\n");

        assertThat(ask(studio, studio.ann, "checks", "check", "")).isEmpty();
        assertThat(ask(studio, studio.ann, "types", "save", "-t", "fi")).containsExactly("fix\t");
    }

    @Test
    void aQuestionThatIsNoneIsRefusedWithoutAWord() {
        for (var words : List.of(List.of("__complete"), List.of("__complete", "files", "--", ""),
                List.of("__complete", "rules"), List.of("__complete", "rules", "--"),
                List.of("__complete", "rules", "x", "--", ""))) {
            var run = Aw.run(words.toArray(String[]::new));

            assertThat(run).as(words.toString()).isEqualTo(new Aw.Result(Exit.USAGE, "", ""));
        }
    }

    private static List<String> ask(Studio studio, Path place, String kind, String... line) {
        var run = studio.aw(place, words(kind, line));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.OK);
        return run.out().lines().toList();
    }

    private static String[] words(String kind, String... line) {
        var words = new ArrayList<>(List.of("__complete", kind, "--"));
        words.addAll(List.of(line));
        return words.toArray(String[]::new);
    }
}
