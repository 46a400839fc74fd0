package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.runtime.inspect.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object of the log; whatever is not as it should be is
/// an `IllegalArgumentException`.
record Members(Map<String, @Nullable Object> values) {
    String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    Optional<String> optional(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    int number(String name) {
        return numberIn(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    Optional<Integer> numberIn(String name) {
        return values.get(name) instanceof Long number
                ? Optional.of(Math.toIntExact(number))
                : Optional.empty();
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        if (values.get(name) instanceof List<?> list) {
            for (var element : list) {
                texts.add(String.valueOf(element));
            }
        }
        return texts;
    }

    List<Members> objects(String name) {
        var objects = new ArrayList<Members>();
        if (values.get(name) instanceof List<?> list) {
            for (var element : list) {
                if (!(element instanceof Map<?, ?> map)) {
                    throw new IllegalArgumentException(name + " holds something else");
                }
                objects.add(new Members(JsonText.object(map)));
            }
        }
        return objects;
    }

    RefName ref() {
        return new RefName(text("ref"));
    }

    Path path() {
        return Path.of(text("path"));
    }

    CommitId required(String name) {
        return new CommitId(text(name));
    }

    Optional<CommitId> id(String name) {
        return optional(name).map(CommitId::new);
    }
}
