package dev.actorweb.machine.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the values out of JSON that [ValueText] wrote and that was read as plain Java values.
final class JsonValues {
    private JsonValues() {}

    /// The value that such JSON stands for.
    static @Nullable Object of(@Nullable Object read) {
        if (read instanceof List<?> list) {
            return list(list);
        }
        if (!(read instanceof Map<?, ?> map)) {
            return read;
        }
        if (map.size() == 1 && map.get(ValueText.DOUBLE) instanceof String number) {
            return number(number);
        }
        return map(map.size() == 1 && map.get(ValueText.MAP) instanceof Map<?, ?> wrapped ? wrapped : map);
    }

    private static Double number(String text) {
        return switch (text) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static List<@Nullable Object> list(List<?> read) {
        List<@Nullable Object> list = new ArrayList<>(read.size());
        for (Object item : read) {
            list.add(of(item));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> read) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : read.entrySet()) {
            map.put(String.valueOf(entry.getKey()), of(entry.getValue()));
        }
        return Collections.unmodifiableMap(map);
    }
}
