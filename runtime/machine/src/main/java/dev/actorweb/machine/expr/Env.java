package dev.actorweb.machine.expr;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an expression can see while it is evaluated. Values are null, `Boolean`, `Long`, `Double`,
/// `String`, `List` and `Map`; any other object passes through without being looked into.
public interface Env {
    /// The context variable in this slot.
    @Nullable
    Object variable(int slot);

    /// The name of the present event.
    String eventType();

    /// The data of the present event.
    Map<String, ? extends @Nullable Object> eventData();

    /// Where the present event comes from, in SCXML's words: `external`, `internal` or `platform`.
    default String eventKind() {
        return "external";
    }

    /// Whether a state is active: by id, or by its path from the root.
    boolean in(String state);

    /// The active atomic states by name, in document order, joined by commas.
    String state();
}
