package dev.actorweb.cli.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The ways to write a text that rules of commit messages know, by commitlint's names.
enum LetterCase {
    LOWER("lower-case"), UPPER("upper-case"), CAMEL("camel-case"), KEBAB("kebab-case"), PASCAL(
            "pascal-case"), SENTENCE(
                    "sentence-case"), SNAKE("snake-case"), START("start-case");

    /// Names and code are quoted, and written as they are.
    private static final Pattern QUOTED = Pattern.compile("`.*?`|\".*?\"|'.*?'");
    private static final Pattern WORDS = Pattern
            .compile("\\p{Lu}?\\p{Ll}+|\\p{Lu}+(?!\\p{Ll})|\\p{Lu}|[\\p{L}&&[^\\p{Lu}\\p{Ll}]]+|\\p{Nd}+");

    private final String word;

    LetterCase(String word) {
        this.word = word;
    }

    /// Its usual name: `lower-case`.
    String word() {
        return word;
    }

    static Optional<LetterCase> named(String name) {
        for (var one : values()) {
            if (one.word.replace("-", "").equals(name.replace("-", "").toLowerCase(Locale.ROOT))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    static List<String> words() {
        var words = new ArrayList<String>();
        for (var one : values()) {
            words.add(one.word());
        }
        return words;
    }

    /// Whether a text is written so. What is quoted does not count, and neither does what begins
    /// with a digit.
    boolean fits(String text) {
        var bare = QUOTED.matcher(text).replaceAll("").strip();
        var written = write(bare);
        return written.isEmpty() || Character.isDigit(written.charAt(0)) || written.equals(bare);
    }

    private String write(String text) {
        return switch (this) {
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case SENTENCE -> capitalized(text);
            case CAMEL -> camel(text);
            case PASCAL -> capitalized(camel(text));
            case KEBAB -> String.join("-", parts(text)).toLowerCase(Locale.ROOT);
            case SNAKE -> String.join("_", parts(text)).toLowerCase(Locale.ROOT);
            case START -> String.join(" ", parts(text).stream().map(LetterCase::capitalized).toList());
        };
    }

    private static String camel(String text) {
        var camel = new StringBuilder();
        for (var part : parts(text)) {
            var low = part.toLowerCase(Locale.ROOT);
            camel.append(camel.isEmpty() ? low : capitalized(low));
        }
        return camel.toString();
    }

    private static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /// `fooBar baz_HTTPServer2` is foo, Bar, baz, HTTP, Server and 2.
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var word = WORDS.matcher(text.replace("'", "").replace("\u2019", ""));
        while (word.find()) {
            parts.add(word.group());
        }
        return parts;
    }
}
