package dev.actorweb.analyzer.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives equal values the same small number.
final class Interned<T> {
    private final Map<T, Integer> ids = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int id(T value) {
        Integer known = ids.get(value);
        if (known != null) {
            return known;
        }
        ids.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    T get(int id) {
        return values.get(id);
    }

    int size() {
        return values.size();
    }
}
