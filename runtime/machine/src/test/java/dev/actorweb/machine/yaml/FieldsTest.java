package dev.actorweb.machine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private final Problems problems = new Problems("f");

    @Test
    void typedAccessorsReadTheirKeys() {
        var fields = fields("{name: x, size: 3, open: true, mode: fast, tags: [a, b], tag: c, none: null}");

        assertThat(fields.text("name")).contains("x");
        assertThat(fields.text("size")).contains("3");
        assertThat(fields.integer("size")).isEqualTo(OptionalLong.of(3));
        assertThat(fields.flag("open")).contains(true);
        assertThat(fields.choice("mode", List.of("slow", "fast"))).contains("fast");
        assertThat(fields.texts("tags")).extracting(Node.Scalar::text).containsExactly("a", "b");
        assertThat(fields.texts("tag")).extracting(Node.Scalar::text).containsExactly("c");
        assertThat(fields.text("none")).isEmpty();
        assertThat(fields.has("none")).isTrue();
        fields.finish();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void wrongValuesBecomeProblemsAtTheirPlace() {
        var fields = fields("{name: [x], size: many, open: 1, mode: fats, tags: {a: b}, inner: 3}");

        assertThat(fields.text("name")).isEmpty();
        assertThat(fields.integer("size")).isEmpty();
        assertThat(fields.flag("open")).isEmpty();
        assertThat(fields.choice("mode", List.of("slow", "fast"))).isEmpty();
        assertThat(fields.texts("tags")).isEmpty();
        assertThat(fields.fields("inner")).isEmpty();
        assertThat(fields.requiredText("id")).isEmpty();
        assertThat(problems.list()).extracting(Problem::toString).containsExactly(
                "f:1:8: `name` must be text, not a list",
                "f:1:19: `size` must be a whole number, not text",
                "f:1:31: `open` must be true or false, not a number",
                "f:1:40: `mode` must be slow or fast, not `fats`",
                "f:1:52: `tags` must be text or a list of text, not a mapping",
                "f:1:67: `inner` must be a mapping, not a number",
                "f:1:1: the thing needs `id`");
        assertThat(problems.list().get(3).hint()).contains("did you mean `fast`?");
    }

    @Test
    void unknownKeysAreReportedWithTheOneThatWasMeant() {
        var fields = fields("{initail: a, other: b, kind: c}").allow("kind");
        fields.text("initial");

        fields.finish();

        assertThat(problems.list()).extracting(Problem::toString).containsExactly(
                "f:1:2: the thing has no property `initail`", "f:1:14: the thing has no property `other`");
        assertThat(problems.list()).extracting(Problem::hint).extracting(hint -> hint.orElse("-"))
                .containsExactly("did you mean `initial`?", "it may have kind, initial");
    }

    private Fields fields(String text) {
        return Fields.of(YamlReader.read("f", text).root().orElseThrow(), problems, "the thing")
                .orElseThrow();
    }
}
