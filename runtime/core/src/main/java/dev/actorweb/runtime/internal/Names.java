package dev.actorweb.runtime.internal;

/// The rules for the names of actors and systems: safe in a path, in a log and on a terminal.
final class Names {
    private static final int LONGEST = 255;

    /// A `$` and eighteen digits, which no long is too short for.
    private static final int LONGEST_NUMBER = 19;

    private Names() {}

    /// Returns the name if it is fit for use.
    ///
    /// @throws IllegalArgumentException
    ///             if it is not, with the reason
    static String check(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name must not be empty");
        }
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a name has at most 255 characters, and this one has " + name.length());
        }
        if (name.charAt(0) == '$') {
            throw new IllegalArgumentException("names that begin with $ are the runtime's own: " + name);
        }
        if (name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("a name must not be " + name);
        }
        for (int i = 0; i < name.length();) {
            int character = name.codePointAt(i);
            if (character > ' ' && character <= '~' && character != '/') {
                i++;
                continue;
            }
            if (character == '/' || !visible(character)) {
                throw new IllegalArgumentException("a name must not contain %s (character %d of `%s`)"
                        .formatted(character == '/' ? "/" : "U+%04X".formatted(character), i + 1,
                                shown(name)));
            }
            i += Character.charCount(character);
        }
        return name;
    }

    /// What an actor is called that nobody named.
    static String ofNumber(long number) {
        return "$" + (number + 1);
    }

    /// The number in such a name, or -1 if it is none.
    static long number(String name) {
        if (name.length() < 2 || name.length() > LONGEST_NUMBER || name.charAt(0) != '$'
                || name.charAt(1) == '0') {
            return -1;
        }
        long number = 0;
        for (int i = 1; i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number - 1;
    }

    /// The name without what must not be shown.
    private static String shown(String name) {
        var shown = new StringBuilder();
        name.codePoints().forEach(each -> shown.appendCodePoint(visible(each) ? each : '?'));
        return shown.toString();
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
