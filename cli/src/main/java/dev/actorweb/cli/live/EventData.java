package dev.actorweb.cli.live;

import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The data of an event as they were typed.
final class EventData {
    private EventData() {}

    static Map<String, @Nullable Object> read(String typed) {
        var document = YamlReader.read("--data", typed);
        for (var problem : document.problems()) {
            throw UserError.usage(
                    "--data is not JSON: " + Safe.line(problem.message().replaceFirst("^not YAML: ", "")),
                    "");
        }
        if (!(document.root().orElse(null) instanceof Node.Mapping mapping)) {
            throw UserError.usage("--data needs an object", "for instance --data '{\"item\": \"book\"}'");
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (var entry : mapping.entries()) {
            data.put(entry.key(), entry.value().toJava());
        }
        return data;
    }
}
