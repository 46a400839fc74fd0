package dev.actorweb.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The forms in which a template may write a value: `{{name.pascal}}`, `{{package.path}}`.
final class Spelling {
    /// The names of all forms.
    static final List<String> FORMS = List.of("pascal", "camel", "kebab", "snake", "constant", "title",
            "lower", "path",
            "xml", "quoted");

    private Spelling() {}

    /// `value` in the form called `form`, or null if there is no such form.
    static @Nullable String of(String value, String form) {
        return switch (form) {
            case "pascal" -> joined(value, "", true, true);
            case "camel" -> joined(value, "", false, true);
            case "kebab" -> joined(value, "-", false, false);
            case "snake" -> joined(value, "_", false, false);
            case "constant" -> joined(value, "_", false, false).toUpperCase(Locale.ROOT);
            case "title" -> joined(value, " ", true, true);
            case "lower" -> value.toLowerCase(Locale.ROOT);
            case "path" -> value.replace('.', '/');
            case "xml" -> xml(value);
            case "quoted" -> quoted(value);
            default -> null;
        };
    }

    private static String joined(String value, String separator, boolean firstCapital,
            boolean othersCapital) {
        var joined = new StringBuilder();
        for (var word : words(value)) {
            var capital = joined.isEmpty() ? firstCapital : othersCapital;
            if (!joined.isEmpty()) {
                joined.append(separator);
            }
            var end = word.offsetByCodePoints(0, 1);
            var first = word.substring(0, end);
            joined.append(capital ? first.toUpperCase(Locale.ROOT) : first).append(word, end, word.length());
        }
        return joined.toString();
    }

    /// The words in small letters; a word ends at whatever is no letter or digit, and before a
    /// capital that follows a small letter or digit.
    private static List<String> words(String value) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var small = false;
        for (var i = 0; i < value.length();) {
            var c = value.codePointAt(i);
            i += Character.charCount(c);
            if (!word.isEmpty() && (!Character.isLetterOrDigit(c) || (small && Character.isUpperCase(c)))) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(Character.toLowerCase(c));
            }
            small = Character.isLowerCase(c) || Character.isDigit(c);
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static String xml(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    /// In double quotes, as JSON, YAML and Java read it.
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
