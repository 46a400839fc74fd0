package dev.actorweb.machine.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Java's smaller numbers as those that expressions know: `Long` and `Double`.
final class Plain {
    private Plain() {}

    /// The value, with everything in lists and maps within it; the same object where
    /// nothing changes.
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return ofList(list);
        }
        return value instanceof Map<?, ?> map ? ofMap(map) : number(value);
    }

    /// A number by itself; anything else as it is.
    static @Nullable Object number(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Float number ? (Object) number.doubleValue() : value;
    }

    private static Object ofList(List<?> list) {
        boolean same = true;
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        for (Object item : list) {
            Object one = of(item);
            same &= isSame(one, item);
            plain.add(one);
        }
        return same ? list : Collections.unmodifiableList(plain);
    }

    private static Object ofMap(Map<?, ?> map) {
        boolean same = true;
        Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object one = of(entry.getValue());
            same &= isSame(one, entry.getValue());
            plain.put(entry.getKey(), one);
        }
        return same ? map : Collections.unmodifiableMap(plain);
    }

    @SuppressWarnings("ReferenceEquality") // whether it was left alone
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }
}
