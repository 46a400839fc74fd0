package dev.actorweb.machine.expr;

import org.jspecify.annotations.Nullable;

/// A word of an expression.
///
/// @param text
///            the operator or name; for a string literal its value
/// @param value
///            the value of a number literal
record Token(Kind kind, String text, @Nullable Object value, int start) {
    enum Kind {
        NAME, NUMBER, STRING, OPERATOR, END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /// How a message calls the token.
    String shown() {
        return kind == Kind.END ? "the end" : "`" + text + "`";
    }
}
