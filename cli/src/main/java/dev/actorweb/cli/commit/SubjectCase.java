package dev.actorweb.cli.commit;

/// Whether a description is written like a sentence or a title.
final class SubjectCase {
    private SubjectCase() {}

    /// Whether `description` begins with a capital letter, unless its first word is a name: one
    /// with another capital or a digit in it (`README`, `GraphQL`, `X11`), with small letters after
    /// it somewhere.
    static boolean capitalised(String description) {
        var first = description.codePointAt(0);
        if (!Character.isUpperCase(first) && !Character.isTitleCase(first)) {
            return false;
        }
        var space = description.indexOf(' ');
        return space < 0 || !name(description.substring(Character.charCount(first), space))
                || !anyLowerCase(description, space);
    }

    private static boolean name(String restOfWord) {
        for (var i = 0; i < restOfWord.length(); i++) {
            var c = restOfWord.charAt(i);
            if (Character.isUpperCase(c) || Character.isDigit(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyLowerCase(String text, int from) {
        for (var i = from; i < text.length(); i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
