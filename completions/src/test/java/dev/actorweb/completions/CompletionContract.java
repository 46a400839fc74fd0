package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every script must do, asked of the real shell.
abstract class CompletionContract {
    @TempDir
    Path folder;

    /// What the shell offers when Tab is pressed after `line`, as typed words in the order of
    /// their names.
    abstract List<String> complete(String line) throws Exception;

    @Test
    void commandsAreOfferedByTheirBeginning() throws Exception {
        assertThat(complete("demo s")).containsExactly("say", "ship");
        assertThat(complete("demo co")).containsExactly("config");
    }

    @Test
    void commandsOfCommandsAreOffered() throws Exception {
        assertThat(complete("demo config l")).containsExactly("list");
        assertThat(complete("demo config list --or")).containsExactly("--origin");
    }

    @Test
    void optionsBelongToTheirCommand() throws Exception {
        assertThat(complete("demo ship --dr")).containsExactly("--dry-run");
        assertThat(complete("demo --qu")).containsExactly("--quiet");
        assertThat(complete("demo --hid")).isEmpty();
    }

    @Test
    void globalOptionsMayComeFirst() throws Exception {
        assertThat(complete("demo -q --format json sh")).containsExactly("ship");
    }

    @Test
    void choicesAreOfferedAsValues() throws Exception {
        assertThat(complete("demo ship --strategy sq")).containsExactly("squash");
        assertThat(complete("demo --format ")).containsExactly("json", "text");
    }

    @Test
    void valuesNeverMixWithCommands() throws Exception {
        assertThat(complete("demo ship --strategy s")).containsExactly("squash");
    }

    @Test
    void directoriesOnlyWhereNothingElseFits() throws Exception {
        Files.createDirectories(folder.resolve("place"));
        Files.writeString(folder.resolve("plan.txt"), "");

        assertThat(complete("demo ship --into pla")).containsExactly("place/");
    }

    @Test
    void filesAreOfferedForEveryParameterOfAList() throws Exception {
        Files.writeString(folder.resolve("unique.txt"), "");

        assertThat(complete("demo ship uni")).containsExactly("unique.txt");
        assertThat(complete("demo ship other.txt uni")).containsExactly("unique.txt");
    }

    @Test
    void branchesAreOfferedWhateverTheyAreCalled() throws Exception {
        git("init", "-q", "-b", "main");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
        git("branch", "topic/one");
        git("branch", "evil/`touch${IFS}pwned`$(touch${IFS}pwned);touch${IFS}pwned'");

        assertThat(complete("demo ship --onto top")).containsExactly("topic/one");
        assertThat(complete("demo ship --onto ev")).hasSize(1);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void nothingInTheModelIsEvaluated() throws Exception {
        complete("demo ");
        complete("demo ship -");
        complete("demo ship --onto ");
        assertThat(complete("demo say h")).containsExactly("hello");
        complete("demo say ");

        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void outsideARepositoryThereAreNoBranches() throws Exception {
        assertThat(complete("demo ship --onto x")).isEmpty();
    }

    void git(String... args) throws Exception {
        var words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(args));
        assertThat(RealShell.run(folder, words, "").code()).isZero();
    }
}
