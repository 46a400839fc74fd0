package dev.actorweb.machine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxMessageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '!', value = {
            "a: [b~1:6: the `[` of 1:4 is not closed before this, or a comma is missing",
            "a: {b: c\\nd: e~2:2: the `{` of 1:4 is not closed before this, or a comma is missing",
            "a: [~1:5: the text ends where a value is missing, or a `]` or `}`",
            "a: }~1:4: a value is missing before this `}`",
            "a: [,]~1:5: a value is missing before this `,`",
            "a: b\\n c: d~2:3: a `:` can't stand here: put the text around it into quotes, or mend the indentation",
            "a: b: c~1:5: a `:` can't stand here: put the text around it into quotes, or mend the indentation",
            "a: \"b~1:6: the quote of 1:4 is not closed",
            "a: 1\\nb\\nc: 2~3:1: a `:` is missing behind the key of 2:1",
            "a: @b~1:4: `@` can't begin a text: put the text into quotes",
            "a: b\\n\\tc: d~2:1: a tab can't indent a line; use spaces",
            "a: {b: c}}~1:10: this does not belong to the mapping of 1:1: mend the indentation, or what is before it",
            "- a\\nb: c~2:1: this does not belong to the list of 1:1: mend the indentation, or what is before it",
            "a: 1\\n- b~2:1: this does not belong to the mapping of 1:1: mend the indentation, or what is before it"})
    void aMistakeIsToldInTheWordsOfItsWriter(String text, String message) {
        var problem = YamlReader.read("x.yaml", text.replace("\\n", "\n").replace("\\t", "\t")).problems()
                .getFirst();

        assertThat(problem.position().line() + ":" + problem.position().column() + ": " + problem.message())
                .isEqualTo(message.replaceFirst(": ", ": not YAML: "));
    }
}
