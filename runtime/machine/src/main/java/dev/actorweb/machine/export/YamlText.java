package dev.actorweb.machine.export;

import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes maps, lists and values as YAML 1.2: block style, what is short in flow style.
final class YamlText {
    private static final int WIDTH = 100;
    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    static String of(Map<String, @Nullable Object> value) {
        YamlText yaml = new YamlText();
        yaml.entries(value, 0);
        return yaml.out.toString();
    }

    private void entries(Map<?, ?> map, int indent) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.repeat(' ', indent);
            entry(entry, indent);
        }
    }

    private void entry(Map.Entry<?, ?> entry, int indent) {
        String key = key(String.valueOf(entry.getKey()));
        out.append(key).append(':');
        Object value = entry.getValue();
        String line = line(value);
        boolean nested = isNested(value);
        if (!nested || (depth(value) < 3 && line.length() + indent + key.length() + 2 <= WIDTH)) {
            out.append(' ').append(line).append('\n');
        } else if (value instanceof Map<?, ?> map) {
            out.append('\n');
            entries(map, indent + 2);
        } else if (value instanceof List<?> list) {
            out.append('\n');
            items(list, indent + 2);
        }
    }

    private void items(List<?> list, int indent) {
        for (Object item : list) {
            out.repeat(' ', indent).append("- ");
            String line = line(item);
            if (!isNested(item) || line.length() + indent + 2 <= WIDTH || item instanceof List) {
                out.append(line).append('\n');
            } else if (item instanceof Map<?, ?> map) {
                boolean first = true;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.repeat(' ', first ? 0 : indent + 2);
                    entry(entry, indent + 2);
                    first = false;
                }
            }
        }
    }

    private static boolean isNested(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                ? !map.isEmpty()
                : value instanceof List<?> list && !list.isEmpty();
    }

    private static int depth(@Nullable Object value) {
        int deepest = 0;
        if (value instanceof Map<?, ?> map) {
            for (Object item : map.values()) {
                deepest = Math.max(deepest, depth(item));
            }
            return deepest + 1;
        }
        if (value instanceof List<?> list) {
            for (Object item : list) {
                deepest = Math.max(deepest, depth(item));
            }
            return deepest + 1;
        }
        return 0;
    }

    private static String line(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            map.forEach((key, item) -> text.append(text.length() == 1 ? " " : ", ")
                    .append(key(String.valueOf(key))).append(": ").append(line(item)));
            return text.append(text.length() == 1 ? "}" : " }").toString();
        }
        if (value instanceof List<?> list) {
            StringBuilder text = new StringBuilder("[");
            list.forEach(item -> text.append(text.length() == 1 ? "" : ", ").append(line(item)));
            return text.append(']').toString();
        }
        if (value instanceof Raw raw) {
            return isPlain(raw.text(), true) ? raw.text() : JsonLayout.quoted(raw.text());
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return number.isNaN() ? ".nan" : number > 0 ? ".inf" : "-.inf";
        }
        return value instanceof String text
                ? isPlain(text, false) ? text : JsonLayout.quoted(text)
                : String.valueOf(value);
    }

    private static String key(String key) {
        return isPlain(key, true) ? key : JsonLayout.quoted(key);
    }

    /// Whether a text may stand without quotes, in flow style too.
    ///
    /// @param anyKind
    ///            whether it may look like a number or the like
    private static boolean isPlain(String text, boolean anyKind) {
        if (text.isEmpty() || text.length() > 200) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || c == '_' || c == '$';
            boolean inside = i > 0 && i < text.length() - 1
                    && (" +-*/%<>=!()./&|?@;".indexOf(c) >= 0 || (c == '#' && text.charAt(i - 1) != ' '));
            boolean lead = i == 0 && (c == '.' || c == '(' || c == '/') && text.length() > 1;
            boolean last = i == text.length() - 1 && i > 0 && (c == ')' || c == '.' || c == '*' || c == '-');
            if (!word && !inside && !lead && !last) {
                return false;
            }
        }
        return anyKind || isText(text);
    }

    private static boolean isText(String text) {
        return YamlReader.read("", text).root().orElse(null) instanceof Node.Scalar scalar
                && scalar.kind() == Node.Scalar.Kind.STRING && scalar.text().equals(text);
    }
}
