package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every script must do, asked of the real shell.
abstract class CompletionContract {
    private static final String EVIL_ANSWER = "evil/`touch${IFS}pwned`$(touch${IFS}pwned);touch${IFS}pwned'";

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
    void whatTheProgramAnswersIsOfferedWhateverItIs() throws Exception {
        answer("topic/one\ta branch", "topic\t", EVIL_ANSWER + "\t" + EVIL_ANSWER);

        assertThat(complete("demo ship --onto topic/")).containsExactly("topic/one");
        assertThat(complete("demo ship --onto ev")).hasSize(1);
        assertThat(complete("demo ship --onto ")).hasSize(3);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void theProgramIsAskedForAKindWithAllTheWords() throws Exception {
        answer("main\t");

        assertThat(complete("demo -q ship 'two words' --onto ma")).containsExactly("main");
        assertThat(asked()).isEqualTo("__complete|branches|--|-q|ship|two words|--onto|ma|");
    }

    @Test
    void valuesWithColonsEqualsSignsAndAtsAreWhole() throws Exception {
        answer("a:b=c@d\t", "a:b=c@e\t", "a:x\t");

        assertThat(complete("demo ship --onto a:b=c@").stream()
                .map(candidate -> candidate.substring(candidate.length() - 1)).toList())
                .containsExactly("d", "e");
    }

    @Test
    void foldersAreOfferedBesideTheAnswer() throws Exception {
        Files.createDirectories(folder.resolve("table"));
        answer("tailor\ta template");

        assertThat(complete("demo ship --like ta")).containsExactly("table/", "tailor");
    }

    @Test
    void theLabelTellsWhatAnArgumentIs() throws Exception {
        answer("SC101\tnever entered");

        assertThat(complete("demo ship --rules S")).containsExactly("SC101");
        assertThat(asked()).startsWith("__complete|rules|");
    }

    @Test
    void aLabelMayNameSeveralKinds() {
        assertThat(Candidates.labelled("NAME|FOLDER|GIT-URL")).contains(Candidates.TEMPLATES);
        assertThat(Candidates.labelled("FOLDER|GIT-URL")).contains(Candidates.DIRECTORIES);
        assertThat(Candidates.labelled("[DIR]")).contains(Candidates.DIRECTORIES);
        assertThat(Candidates.labelled("NAME")).isEmpty();
    }

    @Test
    void aProgramThatFailsOffersNothing() throws Exception {
        assertThat(complete("demo ship --onto x")).isEmpty();
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

    /// Installs a `demo` that answers with these lines and notes what it was asked.
    void answer(String... lines) throws Exception {
        Files.writeString(folder.resolve(".answer"), String.join("\n", lines) + "\n");
        var program = Files.createDirectories(folder.resolve("bin")).resolve("demo");
        Files.writeString(program, """
                #!/bin/sh
                for word in "$@"; do printf '%s|' "$word"; done >"$HOME/.asked"
                cat "$HOME/.answer"
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    String asked() throws Exception {
        return Files.readString(folder.resolve(".asked"));
    }
}
