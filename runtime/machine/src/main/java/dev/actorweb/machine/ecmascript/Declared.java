package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import java.util.LinkedHashSet;
import java.util.Set;

/// Finds what is declared ahead of where it stands, from the tokens alone: names count from the
/// beginning of their block or function on.
final class Declared {
    private final Tokens tokens;
    private final int end;
    private final Set<String> names = new LinkedHashSet<>();

    private Declared(Tokens tokens, int end) {
        this.tokens = tokens;
        this.end = end;
    }

    /// What `let`, `const` and `function` declare in the block between two tokens.
    static Set<String> inBlock(Tokens tokens, int from, int to) {
        Declared found = new Declared(tokens, to);
        int depth = 0;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            depth += depth(token);
            if (depth == 0 && isWord(token, "function") && tokens.get(i + 1).kind() == Kind.NAME) {
                found.names.add(tokens.get(i + 1).text());
            } else if (depth == 0 && (isWord(token, "let") || isWord(token, "const"))) {
                found.declarations(i + 1);
            }
        }
        return found.names;
    }

    /// What `var` declares in the function between two tokens, however deep.
    static Set<String> inFunction(Tokens tokens, int from, int to) {
        Declared found = new Declared(tokens, to);
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (isWord(token, "function")) {
                int body = i;
                while (body < to && !tokens.get(body).is("{")) {
                    body++;
                }
                i = tokens.closing(body);
            } else if (token.is("=>") && tokens.get(i + 1).is("{")) {
                i = tokens.closing(i + 1);
            } else if (isWord(token, "var")) {
                found.declarations(i + 1);
            }
        }
        return found.names;
    }

    /// The names of parameters between two brackets.
    static Set<String> parameters(Tokens tokens, int open, int close) {
        Declared found = new Declared(tokens, close);
        found.pattern(open + 1, close);
        return found.names;
    }

    private static boolean isWord(Token token, String word) {
        return token.kind() == Kind.NAME && token.is(word);
    }

    private static int depth(Token token) {
        if (token.kind() != Kind.SIGN) {
            return 0;
        }
        return switch (token.text()) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    /// Names and patterns with their values, up to where the statement ends.
    private void declarations(int from) {
        boolean declaring = true;
        for (int i = from; i < end; i++) {
            Token token = tokens.get(i);
            if ((token.is(";") && token.kind() == Kind.SIGN) || depth(token) < 0
                    || isNextStatement(i, from)) {
                return;
            }
            if (depth(token) > 0) {
                int close = Math.min(end, tokens.closing(i));
                if (declaring) {
                    pattern(i + 1, close);
                }
                i = close;
            } else if (declaring && token.kind() == Kind.NAME) {
                names.add(token.text());
            }
            declaring = token.kind() == Kind.SIGN && token.is(",");
        }
    }

    private boolean isNextStatement(int i, int from) {
        Token last = tokens.get(i - 1);
        return i > from && tokens.get(i).newline() && tokens.get(i).kind() == Kind.NAME
                && (last.kind() != Kind.SIGN || depth(last) < 0);
    }

    private void pattern(int from, int to) {
        boolean declaring = true;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.SIGN && token.is(",")) {
                declaring = true;
            } else if (token.kind() == Kind.SIGN && token.is("=")) {
                declaring = false;
            } else if (depth(token) > 0) {
                int close = Math.min(to, tokens.closing(i));
                if (declaring) {
                    pattern(i + 1, close);
                }
                i = close;
            } else if (declaring && token.kind() == Kind.NAME && !tokens.get(i + 1).is(":")) {
                names.add(token.text());
            }
        }
    }
}
