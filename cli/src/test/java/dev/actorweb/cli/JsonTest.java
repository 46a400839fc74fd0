package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void aDocumentBeginsWithItsSchemaAndIsClosedInTheEnd() {
        var json = Json.document("aw/x/1").member("n", 1).member("d", 1.5).member("yes", true)
                .member("none", Optional.empty()).member("some", Optional.of("s"));

        assertThat(json.toString()).isEqualTo("""
                {
                  "schema": "aw/x/1",
                  "n": 1,
                  "d": 1.5,
                  "yes": true,
                  "none": null,
                  "some": "s"
                }""");
    }

    @Test
    void aLongDocumentIsHandedOverPieceByPiece() {
        var whole = Json.document("aw/x/1").array("list");
        var pieces = Json.document("aw/x/1").array("list");
        List<String> drained = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            whole.object().member("n", i).end();
            pieces.object().member("n", i).end().drain(drained::add);
        }

        var rest = pieces.toString();
        assertThat(drained).hasSizeGreaterThan(5)
                .allSatisfy(piece -> assertThat(piece).hasSizeLessThan(70_000));
        assertThat(String.join("", drained) + rest).isEqualTo(whole.toString());
        assertThatIllegalStateException().isThrownBy(() -> pieces.value("more"));
    }

    @Test
    void listsAndObjectsNest() {
        var json = Json.document("aw/x/1").array("list").object().member("a", "b").end().value("c").array()
                .end().end()
                .object("o").end().member("names", List.of("x", "y")).member("empty", List.of());

        assertThat(json.toString()).isEqualTo("""
                {
                  "schema": "aw/x/1",
                  "list": [
                    {
                      "a": "b"
                    },
                    "c",
                    []
                  ],
                  "o": {},
                  "names": [
                    "x",
                    "y"
                  ],
                  "empty": []
                }""");
    }

    @Test
    void whatATerminalWouldObeyIsEscaped() {
        assertThat(string("a\"b\\c\nd\te\u001b[31mf\u007f\u009b\u202e\u2028g")).isEqualTo(
                "\"a\\\"b\\\\c\\nd\\te\\u001b[31mf\\u007f\\u009b\\u202e\\u2028g\"");
    }

    @Test
    void halfACharacterIsEscapedAWholeOneIsNot() {
        assertThat(string("\ud83d\ude00")).isEqualTo("\"\ud83d\ude00\"");
        assertThat(string("a\ud83d")).isEqualTo("\"a\\ud83d\"");
        assertThat(string("\ude00b")).isEqualTo("\"\\ude00b\"");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.document("x").member("d", Double.NaN));
        assertThatIllegalStateException().isThrownBy(() -> Json.document("x").end().end());
        assertThatIllegalStateException().isThrownBy(() -> Json.document("x").array("a").name("n"));
        assertThatIllegalStateException().isThrownBy(() -> Json.document("x").name("n").name("m"));
        assertThatIllegalStateException().isThrownBy(() -> Json.document("x").name("n").end());
    }

    private static String string(String value) {
        var lines = Json.document("x").member("v", value).toString().lines().toList();
        return lines.get(2).substring("  \"v\": ".length());
    }
}
