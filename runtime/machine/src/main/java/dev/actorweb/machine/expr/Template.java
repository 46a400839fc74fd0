package dev.actorweb.machine.expr;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value in which `${…}` stands for expressions: the parameters of actions and guards, the data
/// of events, input and output. Text without `${` is itself.
public sealed interface Template {
    /// A fixed value: `String`, `Long`, `Double`, `Boolean` or null.
    record Constant(@Nullable Object value) implements Template {}

    /// A text that is nothing but one `${…}`: the value of the expression, whatever its type.
    record Computed(Expression expression) implements Template {}

    /// Text with expressions in it: each part is a [Constant] text or a [Computed].
    record Text(List<Template> parts) implements Template {
        public Text {
            parts = List.copyOf(parts);
        }
    }

    record ListOf(List<Template> items) implements Template {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    record MapOf(Map<String, Template> entries) implements Template {
        public static final MapOf EMPTY = new MapOf(Map.of());

        public MapOf {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }
}
