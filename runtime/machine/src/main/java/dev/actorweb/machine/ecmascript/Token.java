package dev.actorweb.machine.ecmascript;

import org.jspecify.annotations.Nullable;

/// A token of ECMAScript.
///
/// @param text
///            a name, a sign, what a string means, or what is written in a template or between the
///            slashes of a regular expression
/// @param value
///            of a number; the flags of a regular expression
/// @param start
///            the index of its first character
/// @param end
///            the index after its last
/// @param newline
///            whether a line ends before it
record Token(Kind kind, String text, @Nullable Object value, int start, int end, boolean newline) {
    enum Kind {
        NAME, NUMBER, STRING, TEMPLATE, REGEXP, SIGN, END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }
}
