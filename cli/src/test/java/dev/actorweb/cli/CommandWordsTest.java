package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
    @Test
    void theFirstWordThatIsNoOptionNamesTheCommand() {
        assertThat(split("--json", "-q", "save", "x", "-v"))
                .isEqualTo(words("save", "--json", "-q").after("x", "-v"));
    }

    @Test
    void theValueOfAGlobalOptionIsNotTheCommand() {
        assertThat(split("--root", "save", "ship")).isEqualTo(words("ship", "--root", "save").after());
        assertThat(split("--root=save", "ship")).isEqualTo(words("ship", "--root=save").after());
        assertThat(split("--format", "json", "ship")).isEqualTo(words("ship", "--format", "json").after());
    }

    @Test
    void afterTwoDashesComesTheCommandWhateverItLooksLike() {
        assertThat(split("-q", "--", "save", "x")).isEqualTo(words("save", "-q").after("x"));
        assertThat(split("--", "--odd")).isEqualTo(words("--odd").after());
    }

    @Test
    void twoDashesAfterTheCommandBelongToTheCommand() {
        assertThat(split("save", "--", "--message")).isEqualTo(words("save").after("--", "--message"));
    }

    @Test
    void withoutACommandOnlyOptionsAreLeft() {
        assertThat(split()).isEqualTo(options());
        assertThat(split("--help", "--")).isEqualTo(options("--help"));
        assertThat(split("--root")).isEqualTo(options("--root"));
    }

    @Test
    void aSingleDashIsAnUnknownOption() {
        assertThat(split("-")).isEqualTo(options("-"));
    }

    private static CommandWords split(String... args) {
        return CommandWords.split(args);
    }

    private static CommandWords options(String... before) {
        return new CommandWords(List.of(before), Optional.empty(), List.of());
    }

    private static Named words(String command, String... before) {
        return new Named(command, List.of(before));
    }

    private record Named(String command, List<String> before) {
        CommandWords after(String... words) {
            return new CommandWords(before, Optional.of(command), List.of(words));
        }
    }
}
