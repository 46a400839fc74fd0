package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
    @Test
    void theFirstWordThatIsNoOptionNamesTheCommand() {
        assertThat(split("--json", "-q", "save", "x", "-v"))
                .isEqualTo(words("save", "--json", "-q", "x", "-v"));
    }

    @Test
    void theValueOfAGlobalOptionIsNotTheCommand() {
        assertThat(split("--root", "save", "ship")).isEqualTo(words("ship", "--root", "save"));
        assertThat(split("--root=save", "ship")).isEqualTo(words("ship", "--root=save"));
        assertThat(split("--format", "json", "ship")).isEqualTo(words("ship", "--format", "json"));
    }

    @Test
    void afterTwoDashesComesTheCommandWhateverItLooksLike() {
        assertThat(split("-q", "--", "save", "x")).isEqualTo(words("save", "-q", "x"));
        assertThat(split("--", "--odd")).isEqualTo(words("--odd"));
    }

    @Test
    void twoDashesAfterTheCommandBelongToTheCommand() {
        assertThat(split("save", "--", "--message")).isEqualTo(words("save", "--", "--message"));
    }

    @Test
    void withoutACommandOnlyOptionsAreLeft() {
        assertThat(split()).isEqualTo(new CommandWords(Optional.empty(), List.of()));
        assertThat(split("--help", "--")).isEqualTo(new CommandWords(Optional.empty(), List.of("--help")));
        assertThat(split("--root")).isEqualTo(new CommandWords(Optional.empty(), List.of("--root")));
    }

    @Test
    void aSingleDashIsAnOrdinaryWord() {
        assertThat(split("-")).isEqualTo(new CommandWords(Optional.empty(), List.of("-")));
    }

    private static CommandWords split(String... args) {
        return CommandWords.split(args);
    }

    private static CommandWords words(String command, String... others) {
        return new CommandWords(Optional.of(command), List.of(others));
    }
}
