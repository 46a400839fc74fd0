package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import java.util.Set;

/// Reads what operators stand between: names, literals, and what is written after them.
final class Operands {
    private static final Set<String> RESERVED = Set.of("break", "case", "catch", "class", "const", "continue",
            "debugger", "default", "delete", "do", "else", "export", "extends", "finally", "for", "if",
            "import", "in", "instanceof", "let", "return", "super", "switch", "throw", "try", "var", "while",
            "with", "yield");
    private static final Set<String> BEYOND = Set.of("async", "await", "class", "super", "import", "yield");
    private static final Set<String> KINDS = Set.of("Array", "Object", "Function", "String", "Number",
            "Boolean", "RegExp", "Map", "Set");
    private final Parser parser;
    private final Tokens tokens;
    private final Uses uses;
    private final Literals literals;
    private final FunctionParser functions;
    private final Places places;
    private final Calls calls;

    Operands(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.uses = parser.uses();
        this.literals = new Literals(parser);
        this.functions = new FunctionParser(parser);
        this.places = new Places(tokens, uses.names());
        this.calls = new Calls(parser);
    }

    FunctionParser functions() {
        return functions;
    }

    Places places() {
        return places;
    }

    /// What `instanceof` asks for.
    String kind() throws Wrong {
        Token kind = tokens.next();
        if (Calls.ERRORS.contains(kind.text())) {
            return kind.text();
        }
        if (kind.kind() != Kind.NAME || !KINDS.contains(kind.text()) || uses.names().has(kind.text())) {
            throw tokens.beyond("`instanceof` knows " + String.join(", ", KINDS.stream().sorted().toList())
                    + " and Error only", kind);
        }
        return kind.text();
    }

    /// An operand with what follows it.
    Js postfix() throws Wrong {
        Js value = primary();
        boolean chained = false;
        for (boolean first = true;; first = false) {
            if (!first) {
                parser.count();
            }
            Token token = tokens.peek();
            if (token.kind() == Kind.TEMPLATE) {
                throw tokens.beyond("tagged templates are not supported", token);
            }
            if (token.kind() != Kind.SIGN) {
                return chained ? new Operation.Chain(value) : value;
            }
            if (tokens.take("?.")) {
                chained = true;
                value = new Operation.Present(value);
                value = tokens.at("(") || tokens.at("[") ? after(value, tokens.peek()) : member(value);
            } else if (tokens.take(".")) {
                value = member(value);
            } else if (tokens.at("[") || tokens.at("(")) {
                value = after(value, token);
            } else {
                return chained ? new Operation.Chain(value) : value;
            }
        }
    }

    /// `[key]`, `[name](…)` or `(…)`.
    private Js after(Js value, Token token) throws Wrong {
        if (tokens.at("(")) {
            if (uses.names().areBound() && !uses.names().hasFunctions()) {
                throw tokens.beyond("only known functions can be called", token);
            }
            return uses.dynamic(new Dynamic.Apply(value, calls.arguments(), "this", tokens.place(token)));
        }
        tokens.expect("[");
        Js key = parser.enclosed();
        tokens.expect("]");
        return tokens.at("(") && (uses.names().hasFunctions() || !uses.names().areBound())
                ? uses.dynamic(new Dynamic.Method(value, key, calls.arguments(), tokens.place(token)))
                : new Js.Member(value, key, tokens.place(token));
    }

    private Js member(Js value) throws Wrong {
        Token name = tokens.peek();
        if (name.kind() != Kind.NAME) {
            throw tokens.wrong("a name is missing after `.`");
        }
        tokens.next();
        if (!tokens.at("(")) {
            return new Js.Member(value, new Js.Literal(name.text()), tokens.place(name));
        }
        return calls.method(value, name);
    }

    private Js primary() throws Wrong {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> new Js.Literal(tokens.next().value());
            case STRING -> new Js.Literal(tokens.next().text());
            case TEMPLATE -> literals.template();
            case REGEXP -> literals.regExp();
            case NAME -> name();
            case END -> throw tokens.wrong("an expression is missing");
            case SIGN -> switch (token.text()) {
                case "(" -> {
                    tokens.next();
                    Js inner = parser.enclosed();
                    tokens.expect(")");
                    yield inner;
                }
                case "[" -> literals.list();
                case "{" -> literals.object();
                default -> throw tokens.unexpected();
            };
        };
    }

    private Js name() throws Wrong {
        Token token = tokens.peek();
        String name = token.text();
        if (name.equals("function")) {
            return functions.expression();
        }
        tokens.next();
        if (BEYOND.contains(name)) {
            throw tokens.beyond("`" + name + "` is not supported", token);
        }
        if (RESERVED.contains(name)) {
            throw tokens.wrong("`" + name + "` is no value", token);
        }
        if (uses.isLocal(name)) {
            Js local = uses.dynamic(new Dynamic.Local(name));
            return tokens.at("(") ? calls.apply(local, token) : local;
        }
        if (name.equals("new")) {
            return calls.made();
        }
        if (name.equals("this")) {
            if (!uses.isInFunction()) {
                throw tokens.beyond("`this` is not supported outside of functions", token);
            }
            uses.useThis();
            return uses.dynamic(new Dynamic.This());
        }
        if (tokens.at("(")) {
            return calls.call(name, token);
        }
        if (calls.isModule(name)) {
            return calls.ofModule(name, token);
        }
        return switch (name) {
            case "true" -> new Js.Literal(true);
            case "false" -> new Js.Literal(false);
            case "null" -> new Js.Literal(null);
            case "undefined" -> new Js.Literal(Absent.UNDEFINED);
            case "NaN" -> new Js.Literal(Double.NaN);
            case "Infinity" -> new Js.Literal(Double.POSITIVE_INFINITY);
            default -> calls.variable(name, token);
        };
    }
}
