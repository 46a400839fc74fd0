package dev.actorweb.cli.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the conformance suite's files, which hold one JSON object a line. Members that are null
/// are left out.
public final class JsonLines {
    private final String text;
    private int at;

    private JsonLines(String text) {
        this.text = text;
    }

    /// The suite's file `name`, if the suite is here: in `AW_CONFORMANCE` or beside the checkout.
    public static Optional<List<Map<String, Object>>> conformance(String name) throws IOException {
        var folder = System.getenv("AW_CONFORMANCE");
        var file = (folder == null ? beside() : Path.of(folder)).resolve("commits").resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var objects = new ArrayList<Map<String, Object>>();
        for (var line : Files.readAllLines(file)) {
            objects.add(object(new JsonLines(line).value()));
        }
        return Optional.of(objects);
    }

    private static Path beside() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".mvn"))) {
                return folder.resolveSibling("shared").resolve("conformance");
            }
        }
        return Path.of("shared", "conformance");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("not an object: " + value);
    }

    private @Nullable Object value() {
        return switch (text.charAt(skipBlanks())) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        at++;
        while (text.charAt(skipBlanks()) != '}') {
            var name = string();
            at = skipBlanks() + 1;
            var value = value();
            if (value != null) {
                members.put(name, value);
            }
            skipComma();
        }
        at++;
        return members;
    }

    private List<Object> elements() {
        var elements = new ArrayList<Object>();
        at++;
        while (text.charAt(skipBlanks()) != ']') {
            elements.add(Objects.requireNonNull(value()));
            skipComma();
        }
        at++;
        return elements;
    }

    private int skipBlanks() {
        while (text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private void skipComma() {
        if (text.charAt(skipBlanks()) == ',') {
            at++;
        }
    }

    private String string() {
        var string = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        at++;
        return switch (text.charAt(at)) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 3, at + 1, 16);
            }
            default -> text.charAt(at);
        };
    }

    private @Nullable Object word() {
        var start = at;
        while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var word = text.substring(start, at);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> Integer.valueOf(word);
        };
    }
}
