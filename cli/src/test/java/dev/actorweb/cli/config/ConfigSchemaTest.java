package dev.actorweb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.config.Config.Level;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.machine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The schema names the keys that the reader knows, and no others.
class ConfigSchemaTest {
    private final Map<?, ?> schema = map(
            YamlReader.read("schema", ConfigSchema.text()).root().orElseThrow().toJava());

    @Test
    void everyKeyIsDescribed() {
        var paths = new ArrayList<String>();
        leaves("", schema, paths);

        assertThat(paths)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Key.values()).map(Key::path).toList());
    }

    @Test
    void theWordsAreThoseOfTheReader() {
        assertThat(words("workflow", "properties", "ship", "properties", "strategy"))
                .isEqualTo(Words.of(Strategy.values()));
        assertThat(words("analyze", "properties", "fail-on")).containsAll(Words.of(Level.values()))
                .contains("never")
                .hasSize(4);
        assertThat(words("analyze", "properties", "rules", "additionalProperties"))
                .containsAll(Words.of(Level.values())).contains("off").hasSize(4);
        assertThat(list(at(schema, "$defs", "moment", "enum"))).isEqualTo(Words.of(Moment.values()));
    }

    @Test
    void theReaderTakesEveryKeyOfAnItem() {
        assertThat(refused("""
                workflow:
                  checks: [ { %s } ]
                  allow-secrets: [ { %s } ]
                agents: [ { %s } ]
                """.formatted(item("check", Map.of("run", "[a]", "on", "[save]", "timeout", "10m")),
                item("exception", Map.of()), item("agent", Map.of())))).isEmpty();
        assertThat(refused("workflow: { checks: [ { name: x, run: [a], runs: b } ] }\n")).hasSize(1);
    }

    private String item(String definition, Map<String, String> values) {
        var members = new ArrayList<String>();
        for (var key : map(at(schema, "$defs", definition, "properties")).keySet()) {
            members.add(key + ": " + values.getOrDefault(String.valueOf(key), "x"));
        }
        assertThat(members).isNotEmpty();
        return String.join(", ", members);
    }

    private static List<ConfigProblem> refused(String text) {
        return FileLayer.read("aw.yaml", Path.of("aw.yaml"), text, new Draft());
    }

    private List<String> words(String... path) {
        var all = new ArrayList<>(List.of("properties"));
        all.addAll(List.of(path));
        all.add("enum");
        return list(at(schema, all.toArray(String[]::new))).stream().filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    private static void leaves(String prefix, Map<?, ?> node, List<String> into) {
        for (var entry : map(node.get("properties")).entrySet()) {
            var child = map(entry.getValue());
            if (child.containsKey("properties")) {
                leaves(prefix + entry.getKey() + ".", child, into);
            } else {
                into.add(prefix + entry.getKey());
            }
        }
    }

    private static Object at(Object node, String... path) {
        var place = node;
        for (var key : path) {
            place = Objects.requireNonNull(map(place).get(key), key);
        }
        return place;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }
}
