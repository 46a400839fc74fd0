package dev.actorweb.templates;

import java.util.Map;
import java.util.Optional;

/// When something in a template applies: `ci`, `!ci`, `license == 'MIT'`, `license != 'MIT'`. A
/// variable alone holds unless it is `false` or empty.
///
/// @param variable
///            the variable that decides
/// @param word
///            what it is compared with, if it is compared
/// @param negated
///            whether the opposite is meant
public record Condition(String variable, Optional<String> word, boolean negated) {
    /// Reads a condition; empty for anything else.
    public static Optional<Condition> parse(String text) {
        var trimmed = text.strip();
        var operator = Math.max(trimmed.indexOf("=="), trimmed.indexOf("!="));
        if (operator >= 0) {
            var quoted = trimmed.substring(operator + 2).strip();
            var name = trimmed.substring(0, operator).strip();
            return TemplateReader.isName(name) && isQuoted(quoted)
                    ? Optional.of(new Condition(name, Optional.of(quoted.substring(1, quoted.length() - 1)),
                            trimmed.charAt(operator) == '!'))
                    : Optional.empty();
        }
        var negated = trimmed.startsWith("!");
        var name = negated ? trimmed.substring(1).strip() : trimmed;
        return TemplateReader.isName(name)
                ? Optional.of(new Condition(name, Optional.empty(), negated))
                : Optional.empty();
    }

    private static boolean isQuoted(String text) {
        return text.length() >= 2 && text.startsWith("'") && text.indexOf('\'', 1) == text.length() - 1;
    }

    /// The condition as a manifest has it.
    @Override
    public String toString() {
        return word.map(w -> variable + (negated ? " != '" : " == '") + w + "'")
                .orElse(negated ? "!" + variable : variable);
    }

    boolean holds(Map<String, String> values) {
        var value = values.getOrDefault(variable, "");
        var plain = word.isPresent() ? word.get().equals(value) : !value.isEmpty() && !value.equals("false");
        return plain != negated;
    }
}
