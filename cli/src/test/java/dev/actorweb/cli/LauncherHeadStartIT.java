package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.workflow.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the launcher answers, or asks git, before Java has started.
class LauncherHeadStartIT extends Launched {
    @Test
    void theVersionIsAnsweredWithoutJava() throws Exception {
        var run = AwProcess.of(trained.resolve("aw"), folder).with("AW_JAVA_HOME", "/nowhere")
                .run("--version");

        assertThat(run.succeeded()).matches("aw \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void branchesAreAnsweredWithoutJavaAsJavaAnswersThem() throws Exception {
        var studio = new Studio(folder);
        studio.git.git(studio.ann, "push", "--quiet", "--set-upstream", "origin", "feat/door");
        studio.git.git(studio.ann, "remote", "set-head", "origin", "main");
        studio.git.git(studio.ann, "tag", "v1");
        var words = new String[]{"__complete", "branches", "--", "--root", "ann", "ship", ""};

        var quick = AwProcess.of(trained.resolve("aw"), folder).with("AW_JAVA_HOME", "/nowhere").run(words);
        var java = studio.in(folder).call(words);

        assertThat(quick.succeeded()).isEqualTo(java.out()).contains("feat/door\tfollows origin/feat/door\n",
                "origin/main\tremote branch\n").doesNotContain("HEAD", "v1");
        assertThat(AwProcess.of(trained.resolve("aw"), folder).with("AW_GIT_ENGINE", "jgit").run(words).out())
                .isEqualTo(java.out());
    }

    @Test
    void gitIsAskedForTheStatusOnceAndAwHasItsAnswer() throws Exception {
        var studio = new Studio(folder);
        var deep = studio.git.folder("ann/deep/er");
        studio.git.write(studio.ann, "deep/er/new file", "1");
        studio.git.write(studio.ann, "README", "changed\n");
        var trace = folder.resolve("trace");

        var quick = head(deep).with("GIT_TRACE2_EVENT", trace.toString()).run("status", "--json");

        assertThat(quick.succeeded()).contains("\"deep/er/new file\"", "\"README\"")
                .isEqualTo(plain(deep).out());
        assertThat(Files.readAllLines(trace)).filteredOn(line -> line.contains("\"event\":\"start\"")
                && line.contains("\"status\",\"--porcelain=v2\"")).hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("\"git\",\"status\""));
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aLongStatusArrivesWholeAndOneThatNobodyReadsHoldsNothingUp() throws Exception {
        var studio = new Studio(folder);
        for (int i = 0; i < 1500; i++) {
            studio.git.write(studio.ann, "a folder/" + "long ".repeat(12) + i, "");
        }

        assertThat(head(studio.ann).run("status", "--json").out()).isEqualTo(plain(studio.ann).out())
                .contains("long 1499\"");
        assertThat(head(studio.ann).run("save", "--nonsense").code()).isEqualTo(2);
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aSaveThatHadAHeadStartCommitsWhatIsThere() throws Exception {
        var studio = new Studio(folder);
        studio.git.write(studio.ann, "new", "1");

        assertThat(head(studio.ann).run("save", "feat: new").succeeded()).contains("feat: new");
        assertThat(studio.git.git(studio.ann, "show", "--name-only", "--format=%s", "HEAD"))
                .isEqualTo("feat: new\n\nnew\n");
    }

    @Test
    void anotherRepositoryThanTheFoldersIsNeverMistaken() throws Exception {
        var studio = new Studio(folder);
        var bob = studio.bob();
        studio.git.write(bob, "bobs", "1");

        assertThat(head(studio.ann).run("status", "--root", "../bob").succeeded()).contains("feat/window",
                "bobs");
        assertThat(head(studio.ann).run("status", "--root=../bob").succeeded()).contains("feat/window",
                "bobs");
        assertThat(head(studio.ann).with("GIT_DIR", bob.resolve(".git").toString())
                .with("GIT_WORK_TREE", bob.toString()).run("status").succeeded())
                .contains("feat/window", "bobs");
        assertThat(head(folder).with("GIT_CEILING_DIRECTORIES", folder.toRealPath().toString()).run("status")
                .code())
                .isEqualTo(4);
    }

    @Test
    void aGitInTheWorkingFolderIsNeverRun() throws Exception {
        var studio = new Studio(folder);
        var trap = studio.git.write(studio.ann, "git",
                "#!/bin/sh\ntouch \"" + folder + "/trapped\"\nexit 1\n");
        assertThat(trap.toFile().setExecutable(true)).isTrue();

        for (var path : new String[]{".:", ":", "", "relative:"}) {
            assertThat(head(studio.ann).with("PATH", path + System.getenv("PATH")).run("status").succeeded())
                    .contains("feat/door");
        }
        assertThat(head(studio.ann).with("PATH", System.getenv("PATH") + ":").run("status").succeeded())
                .contains("feat/door");
        assertThat(folder.resolve("trapped")).doesNotExist();
    }

    @Test
    void withoutAPlaceForAPipeAwAsksByItself() throws Exception {
        var studio = new Studio(folder);

        assertThat(head(studio.ann).with("TMPDIR", "/proc/nowhere").run("status").succeeded())
                .contains("feat/door");
    }

    /// With a folder of its own for temporary things.
    private AwProcess head(Path where) throws IOException {
        return AwProcess.of(trained.resolve("aw"), where).with("TMPDIR",
                Files.createDirectories(folder.resolve("tmp")).toString());
    }

    /// What aw finds out by itself: an option before the command's name keeps the launcher
    /// from asking.
    private AwProcess.Result plain(Path where) throws Exception {
        return AwProcess.of(trained.resolve("aw"), where).run("--json", "status");
    }
}
