package dev.actorweb.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.AwProcess;
import dev.actorweb.cli.Screen;
import dev.actorweb.cli.workflow.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The installed completion in the real shells, each started as its user does: type, press Tab,
/// read the screen.
class CompletionIT {
    private static final Map<String, String> START_FILES = Map.of("bash", ".bashrc", "zsh", ".zshrc", "fish",
            ".config/fish/config.fish");
    private static final Map<String, String> PROMPTS = Map.of("bash", "PS1='bash> '\n", "zsh",
            "PROMPT='zsh> '\n", "fish",
            "function fish_prompt; echo 'fish> '; end\nfunction fish_greeting; end\n");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void commandsAndOptionsAreCompleted(String shell) throws Exception {
        try (var screen = open(shell)) {
            screen.type("aw vers").press("Tab");
            screen.await("aw version");
            screen.type("--form").press("Tab");
            screen.await("--format");
            screen.type(" js".substring(shell.equals("zsh") ? 1 : 0)).press("Tab");
            screen.await("json");
            screen.press("Enter");

            assertThat(screen.await("aw/version/1")).contains("json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theProgramAnswersForBranchesRulesAndEvents(String shell) throws Exception {
        try (var screen = open(shell)) {
            screen.type("aw conflicts feat/d").press("Tab");
            screen.await("aw conflicts feat/door");
            screen.press("C-u").type("aw analyze --explain SC10").press("Tab", "Tab");
            var rules = screen.await("SC108");
            if (!shell.equals("bash")) { // descriptions
                assertThat(rules).contains("unreachable state");
            }
            screen.press("Escape", "C-u").type("aw analyze 'the door.yaml' --events OPEN,CL").press("Tab");
            screen.await("OPEN,CLOSE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void fileNamesAreTheShellsBusiness(String shell) throws Exception {
        try (var screen = open(shell)) {
            screen.type("aw analyze the").press("Tab");
            screen.await("the\\ door.yaml");
            screen.press("C-u").type("aw --root fol").press("Tab");
            screen.await("folder/");
        }
    }

    /// The shell with its own start file, in a repository, after `aw completion --install`.
    private Screen open(String shell) throws Exception {
        assumeThat(AwProcess.in(folder).run(List.of("sh", "-c", "command -v " + shell)).code())
                .as(shell + " is installed").isZero();
        var studio = new Studio(folder);
        Files.writeString(studio.ann.resolve("the door.yaml"), """
                machine: door
                initial: closed
                states:
                  closed: { on: { OPEN: open } }
                  open: { on: { CLOSE: closed } }
                """);
        Files.createDirectories(studio.ann.resolve("folder"));
        Files.writeString(studio.ann.resolve("folk.txt"), "");
        var home = Files.createDirectories(folder.resolve("home"));
        var start = home.resolve(START_FILES.get(shell));
        Files.createDirectories(start.getParent());
        Files.writeString(start, PROMPTS.get(shell));
        assertThat(AwProcess.in(folder).with("HOME", home.toString()).without("XDG_DATA_HOME")
                .without("XDG_CONFIG_HOME").without("ZDOTDIR").run("completion", "--install", shell)
                .succeeded())
                .startsWith("created");
        var screen = Screen.open(studio.ann, "HOME=" + home, "GIT_CONFIG_NOSYSTEM=1");
        screen.enter("unset XDG_DATA_HOME XDG_CONFIG_HOME ZDOTDIR; clear; exec " + shell);
        screen.await(shell + ">");
        return screen;
    }
}
