package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Reads lists, objects, regular expressions and templates.
final class Literals {
    private final Parser parser;
    private final Tokens tokens;
    private final Uses uses;

    Literals(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.uses = parser.uses();
    }

    Js list() throws Wrong {
        List<Js> items = new ArrayList<>();
        tokens.expect("[");
        while (!tokens.take("]")) {
            if (tokens.take(",")) {
                items.add(new Js.Literal(Absent.UNDEFINED));
                continue;
            }
            items.add(parser.item());
            if (!tokens.take(",")) {
                tokens.expect("]");
                break;
            }
        }
        return new Js.ListOf(List.copyOf(items));
    }

    Js object() throws Wrong {
        List<Js> keys = new ArrayList<>();
        List<Js> values = new ArrayList<>();
        tokens.expect("{");
        while (!tokens.take("}")) {
            property(keys, values);
            if (!tokens.take(",")) {
                tokens.expect("}");
                break;
            }
        }
        return new Js.MapOf(List.copyOf(keys), List.copyOf(values));
    }

    private void property(List<Js> keys, List<Js> values) throws Wrong {
        Token key = tokens.peek();
        if (tokens.at("...")) {
            keys.add(new Js.Literal(""));
            values.add(parser.item());
            return;
        }
        if (tokens.take("[")) {
            keys.add(parser.expression());
            tokens.expect("]");
        } else {
            tokens.next();
            keys.add(new Js.Literal(switch (key.kind()) {
                case NAME, STRING -> key.text();
                case NUMBER -> Values.text(key.value());
                case TEMPLATE, REGEXP, SIGN, END ->
                    throw tokens.wrong("a key is missing before " + Tokens.shown(key), key);
            }));
        }
        if (key.kind() == Kind.NAME && (key.is("get") || key.is("set")) && !tokens.at(":") && !tokens.at(",")
                && !tokens.at("}") && !tokens.at("(")) {
            throw tokens.beyond("getters and setters are not supported", key);
        }
        values.add(value(key));
    }

    private Js value(Token key) throws Wrong {
        if (tokens.at("(")) {
            return parser.operands().functions().method(key);
        }
        boolean isShort = key.kind() == Kind.NAME && (tokens.at(",") || tokens.at("}") || tokens.at("="));
        if (!isShort) {
            tokens.expect(":");
            return parser.expression();
        }
        tokens.reset(tokens.mark() - 1);
        return parser.expression();
    }

    Js regExp() throws Wrong {
        Token token = tokens.next();
        String flags = String.valueOf(token.value());
        try {
            RegexParser.parse(token.text(), flags);
        } catch (Regex.Invalid invalid) {
            throw invalid.isBeyond()
                    ? tokens.beyond(invalid.problem(), token)
                    : tokens.wrong(invalid.problem(), token);
        }
        return new Js.Literal(RegExps.value(token.text(), flags));
    }

    Js template() throws Wrong {
        Token token = tokens.next();
        String raw = token.text();
        List<Js> pieces = new ArrayList<>();
        int from = 0;
        while (true) {
            int code = start(raw, from);
            IntFunction<Position> places = tokens.placesFrom(token.start() + 1 + from);
            pieces.add(new Js.Literal(Lexer.cooked(raw.substring(from, code), places)));
            if (code == raw.length()) {
                return new Operation.Template(List.copyOf(pieces), tokens.place(token));
            }
            int end = Lexer.codeEnd(raw, code + 2);
            parser.descend();
            pieces.add(new Parser(
                    new Tokens(raw.substring(code + 2, end), tokens.placesFrom(token.start() + 1 + code + 2)),
                    uses,
                    parser.depth()).whole());
            parser.ascend();
            from = end + 1;
        }
    }

    /// Where the next expression begins; the end where there is none.
    private static int start(String raw, int from) {
        for (int at = from; at < raw.length(); at++) {
            if (raw.charAt(at) == '\\') {
                at++;
            } else if (raw.startsWith("${", at)) {
                return at;
            }
        }
        return raw.length();
    }
}
