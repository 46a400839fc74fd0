package dev.actorweb.analyzer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks documents against the part of JSON Schema (draft 7) that SARIF's schema uses; refuses a
/// schema that uses more.
final class JsonSchema {
    private static final Set<String> NOTES = Set.of("$schema", "$id", "title", "description", "default",
            "definitions", "format");

    private final Map<?, ?> root;
    private final List<String> violations = new ArrayList<>();

    JsonSchema(Object root) {
        this.root = (Map<?, ?>) root;
    }

    /// Where the document breaks the schema, and how; empty when it is valid.
    List<String> violations(@Nullable Object document) {
        violations.clear();
        check(document, root, "$");
        return List.copyOf(violations);
    }

    private void check(@Nullable Object value, Map<?, ?> schema, String at) {
        for (Map.Entry<?, ?> keyword : schema.entrySet()) {
            String name = (String) keyword.getKey();
            if (!NOTES.contains(name)) {
                check(value, schema, name, Objects.requireNonNull(keyword.getValue()), at);
            }
        }
    }

    private void check(@Nullable Object value, Map<?, ?> schema, String keyword, Object wanted, String at) {
        switch (keyword) {
            case "$ref" -> check(value, definition((String) wanted), at);
            case "type" -> require(isOf(value, (String) wanted), at, "is no " + wanted);
            case "enum" -> require(((List<?>) wanted).contains(value), at, value + " is none of " + wanted);
            case "required" -> {
                for (Object name : (List<?>) wanted) {
                    require(!(value instanceof Map<?, ?> map) || map.containsKey(name), at, "lacks " + name);
                }
            }
            case "properties" -> {
                if (value instanceof Map<?, ?> map) {
                    for (Map.Entry<?, ?> property : ((Map<?, ?>) wanted).entrySet()) {
                        if (map.containsKey(property.getKey())) {
                            check(map.get(property.getKey()), (Map<?, ?>) property.getValue(),
                                    at + "." + property.getKey());
                        }
                    }
                }
            }
            case "additionalProperties" -> checkOthers(value, schema, wanted, at);
            case "items" -> {
                if (value instanceof List<?> list) {
                    for (int i = 0; i < list.size(); i++) {
                        check(list.get(i), (Map<?, ?>) wanted, at + "[" + i + "]");
                    }
                }
            }
            case "minItems" -> require(!(value instanceof List<?> list) || list.size() >= (Long) wanted, at,
                    "is too short");
            case "uniqueItems" -> require(!(value instanceof List<?> list)
                    || new HashSet<>(list).size() == list.size(), at, "repeats itself");
            case "minimum" -> require(!(value instanceof Long number) || number >= (Long) wanted, at,
                    "is too small");
            case "maximum" -> require(!(value instanceof Long number) || number <= (Long) wanted, at,
                    "is too large");
            case "pattern" -> require(!(value instanceof String text)
                    || Pattern.compile((String) wanted).matcher(text).find(), at, "is not like " + wanted);
            case "anyOf" -> require(matching(value, (List<?>) wanted) >= 1, at, "is none of anyOf");
            case "oneOf" -> require(matching(value, (List<?>) wanted) == 1, at, "is not one of oneOf");
            default -> throw new IllegalArgumentException("unknown keyword " + keyword);
        }
    }

    private void checkOthers(@Nullable Object value, Map<?, ?> schema, Object wanted, String at) {
        if (!(value instanceof Map<?, ?> map)) {
            return;
        }
        Map<?, ?> known = schema.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
        for (Map.Entry<?, ?> property : map.entrySet()) {
            if (!known.containsKey(property.getKey())) {
                if (wanted instanceof Map<?, ?> other) {
                    check(property.getValue(), other, at + "." + property.getKey());
                } else {
                    require(wanted.equals(true), at, "may not have " + property.getKey());
                }
            }
        }
    }

    private int matching(@Nullable Object value, List<?> schemas) {
        int matching = 0;
        for (Object schema : schemas) {
            matching += new JsonSchema(withDefinitions((Map<?, ?>) schema)).violations(value).isEmpty()
                    ? 1
                    : 0;
        }
        return matching;
    }

    private Map<Object, Object> withDefinitions(Map<?, ?> schema) {
        Map<Object, Object> complete = new HashMap<>(schema);
        complete.put("definitions", root.get("definitions"));
        return complete;
    }

    private Map<?, ?> definition(String reference) {
        String name = reference.substring("#/definitions/".length());
        return (Map<?, ?>) Objects
                .requireNonNull(((Map<?, ?>) Objects.requireNonNull(root.get("definitions")))
                        .get(name), name);
    }

    private static boolean isOf(@Nullable Object value, String type) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private void require(boolean holds, String at, String otherwise) {
        if (!holds) {
            violations.add(at + " " + otherwise);
        }
    }
}
