package dev.actorweb.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.workflow.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates in git repositories, with both engines.
class GitTemplateTest {
    private Studio studio;
    private Path temp;
    private Path home;

    @BeforeEach
    void repository(@TempDir Path folder) throws IOException {
        temp = folder.toRealPath();
        studio = new Studio(Files.createDirectory(temp.resolve("studio")));
        home = studio.git.repository("templates");
        write("letter/template.yaml", "template: letter\nversion: \"1\"\ndescription: d\n");
        write("letter/files/a.txt", "one\n");
        write("letter/files/run.sh", "#!/bin/sh\n");
        assertThat(home.resolve("letter/files/run.sh").toFile().setExecutable(true)).isTrue();
        commit();
        studio.git.git(home, "tag", "-a", "-m", "v1", "v1");
        write("letter/template.yaml", "template: letter\nversion: \"2\"\ndescription: d\n");
        write("letter/files/a.txt", "one\ntwo\n");
        commit();
    }

    private void write(String path, String text) {
        studio.git.write(home, path, text);
    }

    private void commit() {
        studio.git.git(home, "add", "--all");
        studio.git.git(home, "commit", "--quiet", "--message", "x");
    }

    private Aw.Result aw(String engine, Path folder, String... words) {
        return studio.in(folder).with("AW_GIT_ENGINE", engine).call(words);
    }

    private String ok(String engine, Path folder, String... words) {
        var run = aw(engine, folder, words);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        return run.out();
    }

    private String url(String rest) {
        return "file://" + home + rest;
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void aTemplateInARepositoryBecomesAProjectThatGoesAlongWithIt(String engine) throws IOException {
        ok(engine, studio.ann, "init", "--template", url("#v1:letter"), "p");

        var project = studio.ann.resolve("p");
        assertThat(project.resolve("a.txt")).hasContent("one\n");
        assertThat(project.resolve("run.sh").toFile().canExecute()).isTrue();
        assertThat(Files.readString(project.resolve(".aw-template.yaml"))).contains(
                "source: \"file://" + home + "\"\n", "ref: \"v1\"\n", "below: \"letter\"\n",
                "commit: \"" + studio.git.git(home, "rev-parse", "v1^{commit}").strip() + "\"\n");

        assertThat(ok(engine, project, "update")).contains("is up to date with letter 1 (");
        assertThat(ok(engine, project, "update", "--ref", "HEAD")).contains("went to letter 1 (");
        assertThat(project.resolve("a.txt")).hasContent("one\ntwo\n");
        assertThat(ok(engine, project, "update")).contains("is up to date with letter 2 (");

        write("letter/files/a.txt", "one\ntwo\nthree\n");
        commit();
        assertThat(aw(engine, project, "update", "--check").exit()).isEqualTo(Exit.FINDINGS);
        ok(engine, project, "update");
        assertThat(project.resolve("a.txt")).hasContent("one\ntwo\nthree\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void aRepositoryThatHasMovedIsFoundByItsNewAddress(String engine) throws IOException {
        studio.git.git(home, "switch", "--quiet", "--create", "stable");
        ok(engine, studio.ann, "init", "--template", url("#stable:letter"), "p");
        var project = studio.ann.resolve("p");
        write("letter/files/a.txt", "newer\n");
        commit();
        var elsewhere = Files.move(home, temp.resolve("moved"));

        assertRefused(aw(engine, project, "update", "--check"), Exit.REFUSED, "cannot be reached",
                "if the template has moved, say where it is with --from");
        ok(engine, project, "update", "--from", "file://" + elsewhere);

        assertThat(project.resolve("a.txt")).hasContent("newer\n");
        assertThat(Files.readString(project.resolve(".aw-template.yaml"))).contains(
                "source: \"file://" + elsewhere + "\"\n", "ref: \"stable\"\n", "below: \"letter\"\n");
        assertRefused(aw(engine, project, "update", "--from", "file://" + elsewhere + "#stable"), Exit.USAGE,
                "there is no template in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void branchesTagsAndCommitsCanBeNamed(String engine) {
        studio.git.git(home, "switch", "--quiet", "--create", "topic/x");
        write("letter/files/a.txt", "topic\n");
        commit();
        var first = studio.git.git(home, "rev-parse", "v1^{commit}").strip();

        ok(engine, temp, "init", "--template", home.toString() + "#topic/x:letter", "branch");
        ok(engine, temp, "init", "--template", url("#:letter"), "tag", "--ref", "v1");
        ok(engine, temp, "init", "--template", url("#" + first + ":letter"), "whole");
        ok(engine, temp, "init", "--template", url("#" + first.substring(0, 8) + ":letter"), "short");

        assertThat(temp.resolve("branch/a.txt")).hasContent("topic\n");
        assertThat(temp.resolve("tag/a.txt")).hasContent("one\n");
        assertThat(temp.resolve("whole/a.txt")).hasContent("one\n");
        assertThat(temp.resolve("short/a.txt")).hasContent("one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void whatIsNotThereIsRefused(String engine) {
        assertRefused(aw(engine, temp, "init", "--template", url("#nowhere:letter"), "p"), Exit.PRECONDITION,
                "nowhere");
        assertRefused(aw(engine, temp, "init", "--template", url("#0123456789:letter"), "p"),
                Exit.PRECONDITION, "0123456789");
        assertRefused(aw(engine, temp, "init", "--template", url(""), "p"), Exit.USAGE,
                "there is no template in");
        assertRefused(aw(engine, temp, "init", "--template", url("#:lettre"), "p"), Exit.USAGE,
                "there is no template in", "lettre");
        assertRefused(aw(engine, temp, "init", "--template", url("#:../etc"), "p"), Exit.USAGE,
                "not a folder of a repository");
        assertRefused(aw(engine, temp, "init", "--template", "file:///nowhere/x.git", "p"), Exit.REFUSED,
                "file:///nowhere/x.git cannot be reached");
        assertRefused(aw(engine, temp, "init", "--template", url("#--upload-pack=touch x:letter"), "p"),
                Exit.PRECONDITION, "--upload-pack");
        assertThat(temp.resolve("p")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void theCredentialsOfAnAddressAreNotShown(String engine) {
        for (var address : List.of("http://ann:s3cret@127.0.0.1:1/x.git", "http://s3cret@127.0.0.1:1/x.git",
                "http://ann:s3c/ret@127.0.0.1:1/x.git", "http://ann:s3cret@127.0.0.1:1/x\n.git")) {
            var run = aw(engine, temp, "-v", "init", "--template", address, "p");

            assertThat(run.exit()).as(address).isNotEqualTo(Exit.OK);
            assertThat(run.err()).as(address).contains("http://***").doesNotContain("s3c")
                    .doesNotContain("ret@");
            assertThat(run.out()).doesNotContain("s3c");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void linksAndSubmodulesAreRefused(String engine) throws IOException {
        Files.createSymbolicLink(home.resolve("letter/files/link"), Path.of("/etc/hostname"));
        commit();
        assertRefused(aw(engine, temp, "init", "--template", url("#:letter"), "p"), Exit.PRECONDITION,
                "files/link is a link or submodule");
    }

    private static void assertRefused(Aw.Result run, Exit exit, String... error) {
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void filtersAndAttributesOfTheRepositoryComeToNothing(String engine) throws IOException {
        write("letter/.gitattributes", "* text eol=crlf\n*.txt export-ignore\n");
        write("letter/files/crlf.txt", "a\nb\n");
        commit();

        ok(engine, temp, "init", "--template", url("#:letter"), "p");

        assertThat(Files.readString(temp.resolve("p/crlf.txt"))).isEqualTo("a\nb\n");
    }
}
