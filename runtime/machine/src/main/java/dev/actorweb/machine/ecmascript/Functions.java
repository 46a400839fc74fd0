package dev.actorweb.machine.ecmascript;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The functions that are written in one document, by their text. Outside of a [Frame] a function
/// is a value that holds its text; only a text of the document can be called.
final class Functions {
    private static final String KEY = "(function)";
    private final Map<String, Function> bySource = new ConcurrentHashMap<>();

    void add(Function function) {
        if (function.isClosed()) {
            bySource.put(function.source(), function);
        }
    }

    boolean isEmpty() {
        return bySource.isEmpty();
    }

    /// What calls of the document's functions may change.
    Set<String> mayChange() {
        Set<String> all = new LinkedHashSet<>();
        bySource.values().forEach(function -> all.addAll(function.mayChange().possible()));
        return all;
    }

    /// A function as a value that can be kept; absent if its text does not tell all.
    static Optional<Object> kept(Closure closure) {
        return closure instanceof Closure.Made(var function, var _, var _) && function.isClosed()
                ? Optional.of(Map.of(KEY, function.source()))
                : Optional.empty();
    }

    /// The text of a function that is kept.
    static Optional<String> text(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.size() == 1 && map.get(KEY) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /// The function that a kept value is.
    Optional<Closure> find(@Nullable Object value) {
        return text(value).map(bySource::get).map(function -> new Closure.Made(function, null, null));
    }
}
