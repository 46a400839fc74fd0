package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.function.IntFunction;

/// The tokens of one text, taken one after the other. Used once.
final class Tokens {
    private static final int LONGEST = 100_000;
    private final String text;
    private final IntFunction<Position> places;
    private final List<Token> tokens;
    private int at;

    Tokens(String text, IntFunction<Position> places) throws Wrong {
        if (text.length() > LONGEST) {
            throw new Wrong("longer than " + LONGEST + " characters", places.apply(0), true);
        }
        this.text = text;
        this.places = places;
        this.tokens = Lexer.tokens(text, places);
    }

    Token peek() {
        return tokens.get(at);
    }

    /// The token after the next one.
    Token second() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /// Whether this sign or word comes next.
    boolean at(String sign) {
        Token token = peek();
        return (token.kind() == Kind.SIGN || token.kind() == Kind.NAME) && token.is(sign);
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean take(String sign) {
        if (at(sign)) {
            next();
            return true;
        }
        return false;
    }

    void expect(String sign) throws Wrong {
        if (!take(sign)) {
            throw wrong("`" + sign + "` is missing before " + shown(peek()));
        }
    }

    Position place(Token token) {
        return places.apply(token.start());
    }

    /// The places of a text that begins at this index.
    IntFunction<Position> placesFrom(int start) {
        return index -> places.apply(start + index);
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    /// How many tokens were taken since then.
    int since(int mark) {
        return at - mark;
    }

    /// What is written from a token on up to the last one that was taken.
    String source(int mark) {
        return at == mark ? "" : text.substring(tokens.get(mark).start(), tokens.get(at - 1).end());
    }

    Wrong unexpected() {
        return wrong(shown(peek()) + " was not expected here");
    }

    Wrong wrong(String message) {
        return wrong(message, peek());
    }

    Wrong wrong(String message, Token token) {
        return new Wrong(message, place(token), false);
    }

    Wrong beyond(String message, Token token) {
        return new Wrong(message, place(token), true);
    }

    static String shown(Token token) {
        return token.kind() == Kind.END ? "the end" : "`" + token.text() + "`";
    }

    /// Where the bracket that comes next is closed; the end where it is not.
    int closing() {
        return closing(at);
    }

    /// Where a bracket is closed.
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.SIGN) {
                continue;
            }
            switch (token.text()) {
                case "(", "[", "{" -> depth++;
                case ")", "]", "}" -> depth--;
                default -> {
                    // not a bracket
                }
            }
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    Token get(int index) {
        return tokens.get(Math.min(index, tokens.size() - 1));
    }
}
