package dev.actorweb.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Changes documents a little: puts a key in, takes one out, or puts another value in a place.
///
/// @param keys
///            what is put in, beside what no reader knows
/// @param values
///            what is put in their place
public record Mutations(List<String> keys, List<Object> values) {
    /// A document with one change, somewhere.
    public Object once(@Nullable Object document, Random random) {
        return mutated(document, random, random.nextInt(40));
    }

    private Object mutated(@Nullable Object value, Random random, int depth) {
        if (depth > 0 && value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<String, @Nullable Object> copy = copy(map);
            String key = List.copyOf(copy.keySet()).get(random.nextInt(copy.size()));
            copy.put(key, mutated(copy.get(key), random, depth - 1));
            return copy;
        }
        if (depth > 0 && value instanceof List<?> list && !list.isEmpty()) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int at = random.nextInt(copy.size());
            copy.set(at, mutated(copy.get(at), random, depth - 1));
            return copy;
        }
        if (value instanceof Map<?, ?> map && random.nextInt(4) > 0) {
            Map<String, @Nullable Object> copy = copy(map);
            if (!copy.isEmpty() && random.nextInt(3) == 0) {
                copy.remove(List.copyOf(copy.keySet()).get(random.nextInt(copy.size())));
            } else {
                copy.put(keys.get(random.nextInt(keys.size())), other(random));
            }
            return copy;
        }
        return other(random);
    }

    private Object other(Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }
}
