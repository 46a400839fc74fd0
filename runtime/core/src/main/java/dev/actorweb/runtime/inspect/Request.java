package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One line of a client: `{"id": 1, "op": "show", …}`. Each field is asked for by the operation
/// that knows it; what nobody asked for is an error.
final class Request {
    private static final int LONGEST_NAME = 100;
    private static final String SCHEME = "actor://";

    private final Map<?, ?> fields;
    private final Set<String> known = new HashSet<>(Set.of("id", "op"));

    private Request(Map<?, ?> fields) {
        this.fields = fields;
    }

    static Request read(String line) throws Refusal {
        try {
            if (JsonText.read(line) instanceof Map<?, ?> map) {
                return new Request(map);
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal("bad-json", String.valueOf(e.getMessage()));
        }
        throw new Refusal("bad-json", "column 1: expected an object");
    }

    /// What the client calls this request: text or a number; null when it gives no such name.
    @Nullable
    Object id() {
        var id = fields.get("id");
        return id instanceof Long || (id instanceof String name && name.length() <= LONGEST_NAME) ? id : null;
    }

    String op() throws Refusal {
        return text("op");
    }

    String text(String name) throws Refusal {
        if (field(name) instanceof String text) {
            return text;
        }
        throw new Refusal("bad-request", "`" + name + "` must be text");
    }

    String text(String name, String absent) throws Refusal {
        return field(name) == null ? absent : text(name);
    }

    /// An actor by its path, in full or within the system.
    ActorRef<?> actor(ActorSystem system) throws Refusal {
        String path = text("actor");
        return system.lookup(path).filter(found -> !path.isEmpty())
                .orElseThrow(() -> new Refusal("no-such-actor", "there is no actor `" + path + "`"));
    }

    /// A path within the system, whether anybody lives there or not; empty if none is given.
    String path(String name) throws Refusal {
        String path = text(name, "");
        int start = path.startsWith(SCHEME) ? path.indexOf('/', SCHEME.length()) + 1 : 0;
        return path.substring(start);
    }

    long number(String name, long least, long most) throws Refusal {
        if (field(name) instanceof Long number && number >= least && number <= most) {
            return number;
        }
        throw new Refusal("bad-request",
                "`" + name + "` must be a whole number from " + least + " to " + most);
    }

    long number(String name, long least, long most, long absent) throws Refusal {
        return field(name) == null ? absent : number(name, least, most);
    }

    boolean flag(String name) throws Refusal {
        var value = field(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new Refusal("bad-request", "`" + name + "` must be true or false");
    }

    List<?> list(String name) throws Refusal {
        if (field(name) instanceof List<?> list) {
            return list;
        }
        throw new Refusal("bad-request", "`" + name + "` must be a list");
    }

    Map<String, @Nullable Object> map(String name) throws Refusal {
        var value = field(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return JsonText.object(map);
        }
        throw new Refusal("bad-request", "`" + name + "` must be an object");
    }

    private @Nullable Object field(String name) {
        known.add(name);
        return fields.get(name);
    }

    /// To be called when all fields were asked for.
    void nothingElse() throws Refusal {
        for (Object name : fields.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw new Refusal("bad-request", "`" + name + "` is not known here");
            }
        }
    }
}
