package dev.actorweb.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Environment;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Tty;
import dev.actorweb.cli.git.GitSandbox;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Journal;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void withoutGitItSaysWhatIsLostAndIsContent() {
        var run = Aw.in(folder).call("doctor");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("warning   git         not installed", "ok        engine      jgit");
    }

    @Test
    void aGitThatDoesNotAnswerIsAnError() throws Exception {
        program("git", "exit 3");

        var run = Aw.in(folder).with("PATH", folder.toString()).call("doctor");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("error     git         does not answer: " + folder.resolve("git"));
    }

    @Test
    void theVersionOfGitIsShownAsPlainText() throws Exception {
        program("git", "printf 'git version 2.99\\033[31m\\n'");

        assertThat(Aw.in(folder).with("PATH", folder.toString()).call("doctor").out())
                .contains("ok        git         2.99 (" + folder.resolve("git") + ")\n");
    }

    @ParameterizedTest
    @CsvSource({"2.37.9,true", "1.8.3,true", "2.38.0,false", "3.0,false", "2.39.5 (Apple Git-154),false",
            "strange,false"})
    void aGitThatIsTooOldIsAWarning(String version, boolean old) throws Exception {
        program("git", "echo 'git version " + version + "'");

        assertThat(Aw.in(folder).with("PATH", folder.toString()).call("doctor").out()
                .contains("older than 2.38"))
                .isEqualTo(old);
    }

    @Test
    void whyThereIsNoCacheIsFoundOut() throws Exception {
        var library = Files.createDirectories(folder.resolve("lib"));
        var own = Files.createDirectories(folder.resolve("caches"));
        var inTheWay = Files.createFile(folder.resolve("file")).resolve("aw");
        assertThat(missing(library, own)).contains("in the background, in " + library);
        assertThat(missing(inTheWay, own.resolve("deeper")))
                .contains("in the background, in " + own.resolve("deeper"));
        assertThat(missing(inTheWay, inTheWay)).contains("nowhere to put it", inTheWay + ", " + inTheWay,
                "set AW_CACHE_DIR");

        var note = Files.createFile(own.resolve("aw-0.aot.failed"));
        assertThat(missing(library, own)).contains(note + " tells why", "remove that file");
    }

    private static String missing(Path library, Path own) {
        var environment = new Environment(Map.of("AW_CACHE_DIR", own.toString()), own,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Tty.NONE,
                InstantSource.system());
        return new MissingCache(library, environment).diagnosis().toString();
    }

    @Test
    void programsInTheWorkingFolderAreNotTrusted() throws Exception {
        program("git", "touch ran");

        assertThat(Aw.in(folder).with("PATH", ".:").call("doctor").out())
                .contains("git         not installed");
    }

    @Test
    void aCompletionOfAnotherAwIsAWarning() throws Exception {
        var home = Aw.in(folder).with("HOME", folder.toString());
        assertThat(home.call("doctor").out()).contains("ok        shell       completion is not installed");
        home.call("completion", "--install", "fish");
        assertThat(home.call("doctor").out())
                .contains("ok        shell       completion is installed for fish\n");

        Files.writeString(folder.resolve(".config/fish/completions/aw.fish"), "# older\n");

        var run = home.call("doctor");
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("warning   shell       completion is of another aw: fish\n",
                "aw completion --install fish\n");
    }

    @Test
    void aBrokenConfigurationIsAnErrorWithItsPlace() throws Exception {
        Files.writeString(folder.resolve("aw.yaml"), "workflow:\n  integratoin: main\n");

        var run = Aw.in(folder).call("doctor");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("error     config      aw.yaml:2:3");
    }

    @Test
    void anEngineThatDoesNotExistIsAnError() {
        var run = Aw.in(folder).with("AW_GIT_ENGINE", "svn").call("doctor");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("error     engine");
    }

    @Test
    void variablesAreNamedWithoutTheirValues() {
        var aw = Aw.in(folder).with("AW_GIT_ENGINE", "jgit").with("AW_LC_ALL", "").with("AW_OF_MINE", "hush");

        assertThat(aw.call("doctor").out()).contains("ok        variables   AW_GIT_ENGINE, AW_OF_MINE\n")
                .doesNotContain("hush");
        assertThat(aw.with("JDK_JAVA_OPTIONS", "-Dx=y").call("doctor").out())
                .contains("warning   variables   AW_GIT_ENGINE, AW_OF_MINE, JDK_JAVA_OPTIONS\n",
                        "AW_JAVA_OPTS is for aw alone")
                .doesNotContain("-Dx=y");
        assertThat(Aw.in(folder).call("doctor").out())
                .contains("ok        variables   none of aw's is set\n");
    }

    @Test
    void theRepositoryIsLookedAt() throws Exception {
        assertThat(Aw.in(folder).call("doctor").out()).contains("ok        repository  none here or above\n");

        var git = new GitSandbox(folder);
        var repository = git.repository("ann");
        assertThat(doctor(git, repository)).contains("ok        repository  " + repository + "\n");

        Files.createDirectories(repository.resolve(".git/rebase-merge"));
        Files.writeString(repository.resolve(".git/rebase-merge/head-name"), "refs/heads/x\n");
        assertThat(doctor(git, repository)).contains("warning   repository  " + repository
                + ", where git has not finished a rebase\n");
        Files.delete(repository.resolve(".git/rebase-merge/head-name"));
        Files.delete(repository.resolve(".git/rebase-merge"));

        git.git(repository, "config", "--unset", "user.email");
        assertThat(doctor(git, repository)).contains("nobody can commit");
    }

    @Test
    void anOperationThatHasNotEndedIsNamed() throws Exception {
        var git = new GitSandbox(folder);
        var repository = git.repository("ann");
        var layout = new Layout(Optional.of(repository), repository.resolve(".git"),
                repository.resolve(".git"));
        Journal.of(layout).begin(Instant.EPOCH,
                new Heading("ship", List.of(), "", Optional.of("x"), Optional.empty()), List.of());

        assertThat(doctor(git, repository)).contains("where aw ship has not ended\n", "'aw status' tells");
    }

    private static String doctor(GitSandbox git, Path repository) {
        var aw = Aw.in(repository);
        git.variables().forEach(aw::with);
        return aw.call("doctor").out();
    }

    @Test
    void programsReadTheSame() {
        var run = Aw.in(folder).call("doctor", "--json");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out())
                .startsWith("{\n  \"schema\": \"aw/doctor/1\",\n  \"aw\": {\n    \"state\": \"ok\"")
                .contains("\"git\": {\n    \"state\": \"warning\"");
    }

    private void program(String name, String body) throws Exception {
        var script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
