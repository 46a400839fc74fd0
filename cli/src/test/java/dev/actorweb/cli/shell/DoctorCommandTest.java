package dev.actorweb.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void withoutGitItSaysWhatIsLostAndIsContent() {
        var run = Aw.in(folder).call("doctor");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("warning   git       not installed", "ok        engine    jgit");
    }

    @Test
    void aGitThatDoesNotAnswerIsAnError() throws Exception {
        program("git", "exit 3");

        var run = Aw.in(folder).with("PATH", folder.toString()).call("doctor");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("error     git       does not answer: " + folder.resolve("git"));
    }

    @Test
    void theVersionOfGitIsShownAsPlainText() throws Exception {
        program("git", "printf 'git version 2.99\\033[31m\\n'");

        assertThat(Aw.in(folder).with("PATH", folder.toString()).call("doctor").out())
                .contains("ok        git       2.99 (" + folder.resolve("git") + ")\n");
    }

    @Test
    void programsInTheWorkingFolderAreNotTrusted() throws Exception {
        program("git", "touch ran");

        assertThat(Aw.in(folder).with("PATH", ".:").call("doctor").out()).contains("git       not installed");
    }

    @Test
    void aCompletionOfAnotherAwIsAWarning() throws Exception {
        var home = Aw.in(folder).with("HOME", folder.toString());
        assertThat(home.call("doctor").out()).contains("ok        shell     completion is not installed");
        home.call("completion", "--install", "fish");
        assertThat(home.call("doctor").out())
                .contains("ok        shell     completion is installed for fish\n");

        Files.writeString(folder.resolve(".config/fish/completions/aw.fish"), "# older\n");

        var run = home.call("doctor");
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("warning   shell     completion is of another aw: fish\n",
                "aw completion --install fish\n");
    }

    @Test
    void aBrokenConfigurationIsAnErrorWithItsPlace() throws Exception {
        Files.writeString(folder.resolve("aw.yaml"), "workflow:\n  integratoin: main\n");

        var run = Aw.in(folder).call("doctor");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("error     config    aw.yaml:2:3");
    }

    @Test
    void anEngineThatDoesNotExistIsAnError() {
        var run = Aw.in(folder).with("AW_GIT_ENGINE", "svn").call("doctor");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("error     engine");
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
