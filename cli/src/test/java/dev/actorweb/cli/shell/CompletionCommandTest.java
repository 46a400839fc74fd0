package dev.actorweb.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Registry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void everyCommandAndGlobalOptionIsInTheScript(String shell) {
        var run = Aw.run("completion", shell);

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains(Registry.names()).contains("--format", "--root", "json");
    }

    @Test
    void anUnknownShellIsAUsageError() {
        var run = Aw.run("completion", "tcsh");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).isEqualTo("""
                aw: error: no completion for the shell tcsh
                hint: there is one for bash, zsh, fish, powershell
                """);
    }

    @Test
    void theShellMustBeNamed() {
        assertThat(Aw.run("completion").exit()).isEqualTo(Exit.USAGE);
        assertThat(Aw.run("completion").err()).isEqualTo("""
                aw: error: which SHELL? bash, zsh, fish, powershell
                hint: 'aw completion --install' chooses the one you use
                """);
    }

    @Test
    void programsGetTheScriptInADocument() {
        assertThat(Aw.in(Path.of("")).call("completion", "bash", "--json").out())
                .startsWith(
                        "{\n  \"schema\": \"aw/completion/1\",\n  \"shell\": \"bash\",\n  \"script\": \"#");
    }
}
