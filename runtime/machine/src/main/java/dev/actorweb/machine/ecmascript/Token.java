package dev.actorweb.machine.ecmascript;

import org.jspecify.annotations.Nullable;

/// A token of ECMAScript.
///
/// @param text
///            a name, a sign, or what a string means
/// @param value
///            of a number
/// @param start
///            the index of its first character
/// @param end
///            the index after its last
/// @param newline
///            whether a line ends before it
record Token(Kind kind, String text, @Nullable Object value, int start, int end, boolean newline) {
    enum Kind {
        NAME, NUMBER, STRING, SIGN, END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }
}
