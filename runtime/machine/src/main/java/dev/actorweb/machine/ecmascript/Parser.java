package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/// Reads expressions by precedence climbing. Used once.
final class Parser {
    private static final Set<String> RESERVED = Set.of("break", "case", "catch", "class", "const", "continue",
            "debugger", "default", "delete", "do", "else", "export", "extends", "finally", "for", "if",
            "import",
            "in", "instanceof", "let", "return", "super", "switch", "throw", "try", "var", "while", "with",
            "yield");
    private static final Set<String> BEYOND = Set.of("function", "new", "this", "async", "await");
    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(Map.entry("??", 1),
            Map.entry("||", 1),
            Map.entry("&&", 2), Map.entry("|", 3), Map.entry("^", 4), Map.entry("&", 5), Map.entry("==", 6),
            Map.entry("!=", 6), Map.entry("===", 6), Map.entry("!==", 6), Map.entry("<", 7),
            Map.entry("<=", 7),
            Map.entry(">", 7), Map.entry(">=", 7), Map.entry("in", 7), Map.entry("<<", 8), Map.entry(">>", 8),
            Map.entry(">>>", 8), Map.entry("+", 9), Map.entry("-", 9), Map.entry("*", 10), Map.entry("/", 10),
            Map.entry("%", 10), Map.entry("**", 11));
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 100;
    private final List<Token> tokens;
    private final IntFunction<Position> places;
    private final Names names;
    private final String text;
    private final List<String> variables = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private int at;
    private int depth;

    Parser(String text, Names names, IntFunction<Position> places) throws Wrong {
        if (text.length() > LONGEST) {
            throw new Wrong("longer than " + LONGEST + " characters", places.apply(0), true);
        }
        this.text = text;
        this.places = places;
        this.names = names;
        this.tokens = Lexer.tokens(text, places);
    }

    /// The whole text as one expression.
    Js whole() throws Wrong {
        Js tree = expression();
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
        return tree;
    }

    // ---- for scripts too

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean take(String sign) {
        if (peek().kind() != Kind.STRING && peek().is(sign)) {
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

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    Wrong unexpected() {
        return wrong(shown(peek()) + " was not expected here");
    }

    Wrong wrong(String message) {
        return new Wrong(message, place(peek()), false);
    }

    Wrong beyond(String message, Token token) {
        return new Wrong(message, place(token), true);
    }

    static String shown(Token token) {
        return token.kind() == Kind.END ? "the end" : "`" + token.text() + "`";
    }

    /// What is written from a token on up to the last one that was taken.
    String source(int mark) {
        return at == mark ? "" : text.substring(tokens.get(mark).start(), tokens.get(at - 1).end());
    }

    /// The tree as an expression; what it uses is all that was read since the last one.
    Translated expression(Js tree, Position position) {
        Translated made = new Translated(tree, List.copyOf(variables), List.copyOf(states), position);
        variables.clear();
        states.clear();
        return made;
    }

    // ---- expressions

    Js expression() throws Wrong {
        if (++depth > DEEPEST) {
            throw new Wrong("nested deeper than " + DEEPEST + " levels", place(peek()), true);
        }
        Js condition = binary(1);
        Token token = peek();
        if (token.is("=>") || (token.kind() == Kind.SIGN && token.text().endsWith("=")
                && !PRECEDENCE.containsKey(token.text()))) {
            throw beyond("`" + token.text() + "` within an expression is not supported", token);
        }
        if (take("?")) {
            Js then = expression();
            expect(":");
            condition = new Js.Choice(condition, then, expression());
        }
        depth--;
        return condition;
    }

    private Js binary(int least) throws Wrong {
        Js left = unary();
        while (true) {
            Token operator = peek();
            boolean sign = operator.kind() == Kind.SIGN || operator.is("in") || operator.is("instanceof");
            if (operator.kind() == Kind.NAME && operator.is("instanceof")) {
                throw beyond("`instanceof` is not supported", operator);
            }
            int precedence = sign ? PRECEDENCE.getOrDefault(operator.text(), 0) : 0;
            if (precedence < least) {
                return left;
            }
            next();
            Js right = binary(operator.is("**") ? precedence : precedence + 1);
            left = switch (operator.text()) {
                case "&&", "||", "??" -> new Js.Logic(operator.text(), left, right);
                default -> new Js.Binary(operator.text(), left, right, place(operator));
            };
        }
    }

    private Js unary() throws Wrong {
        Token token = peek();
        boolean sign = token.kind() == Kind.SIGN
                && (token.is("!") || token.is("-") || token.is("+") || token.is("~"));
        boolean word = token.kind() == Kind.NAME && (token.is("typeof") || token.is("void"));
        if (token.kind() == Kind.SIGN && (token.is("++") || token.is("--"))) {
            throw beyond("`" + token.text() + "` within an expression is not supported", token);
        }
        if (!sign && !word) {
            return postfix(primary());
        }
        if (++depth > DEEPEST) {
            throw new Wrong("nested deeper than " + DEEPEST + " levels", place(token), true);
        }
        next();
        Js operand = unary();
        depth--;
        if (token.is("-") && operand instanceof Js.Literal(Number number)) {
            return new Js.Literal(Values.number(-number.doubleValue()));
        }
        return new Js.Unary(token.text(), operand, place(token));
    }

    private Js postfix(Js start) throws Wrong {
        Js value = start;
        while (true) {
            Token token = peek();
            if (token.kind() != Kind.SIGN) {
                return value;
            }
            if (take(".")) {
                Token name = next();
                if (name.kind() != Kind.NAME) {
                    at--;
                    throw wrong("a name is missing after `.`");
                }
                value = peek().kind() == Kind.SIGN && peek().is("(")
                        ? method(value, name)
                        : new Js.Member(value, new Js.Literal(name.text()), place(name));
            } else if (take("[")) {
                Js key = expression();
                expect("]");
                value = new Js.Member(value, key, place(token));
            } else if (token.is("(")) {
                throw beyond("only known functions can be called", token);
            } else if (token.is("++") || token.is("--")) {
                throw beyond("`" + token.text() + "` within an expression is not supported", token);
            } else if (token.is("?.")) {
                throw beyond("`?.` is not supported", token);
            } else {
                return value;
            }
        }
    }

    private Js method(Js receiver, Token name) throws Wrong {
        Builtin builtin = Builtin.named("." + name.text())
                .orElseThrow(() -> beyond("the method `" + name.text() + "` is not supported", name));
        List<Js> arguments = new ArrayList<>();
        arguments.add(receiver);
        arguments.addAll(arguments());
        return new Js.Call(builtin, List.copyOf(arguments), place(name));
    }

    private List<Js> arguments() throws Wrong {
        return items("(", ")");
    }

    private List<Js> items(String open, String close) throws Wrong {
        List<Js> items = new ArrayList<>();
        expect(open);
        while (!take(close)) {
            items.add(expression());
            if (!take(",")) {
                expect(close);
                break;
            }
        }
        return List.copyOf(items);
    }

    private Js primary() throws Wrong {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> new Js.Literal(next().value());
            case STRING -> new Js.Literal(next().text());
            case NAME -> name();
            case END -> throw wrong("an expression is missing");
            case SIGN -> switch (token.text()) {
                case "(" -> {
                    next();
                    Js inner = expression();
                    expect(")");
                    yield inner;
                }
                case "[" -> new Js.ListOf(items("[", "]"));
                case "{" -> object();
                case "/" -> throw beyond("regular expressions are not supported", token);
                default -> throw unexpected();
            };
        };
    }

    private Js object() throws Wrong {
        List<Js> keys = new ArrayList<>();
        List<Js> values = new ArrayList<>();
        expect("{");
        while (!take("}")) {
            Token key = next();
            switch (key.kind()) {
                case NAME, STRING -> keys.add(new Js.Literal(key.text()));
                case NUMBER -> keys.add(new Js.Literal(Values.text(key.value())));
                case SIGN, END -> {
                    at = Math.max(0, key.kind() == Kind.END ? at : at - 1);
                    throw wrong("a key is missing before " + shown(key));
                }
            }
            if (peek().is("(")) {
                throw beyond("functions are not supported", key);
            }
            expect(":");
            values.add(expression());
            if (!take(",")) {
                expect("}");
                break;
            }
        }
        return new Js.MapOf(List.copyOf(keys), List.copyOf(values));
    }

    private Js name() throws Wrong {
        Token token = next();
        String name = token.text();
        if (BEYOND.contains(name)) {
            throw beyond("`" + name + "` is not supported", token);
        }
        if (RESERVED.contains(name)) {
            throw new Wrong("`" + name + "` is no value", place(token), false);
        }
        if (peek().is("=>")) {
            throw beyond("functions are not supported", token);
        }
        if (peek().kind() == Kind.SIGN && peek().is("(")) {
            return call(name, token);
        }
        if ((name.equals("Math") || name.equals("JSON") || name.equals("Array") || name.equals("Object")
                || name.equals("Number")) && peek().is(".") && !names.has(name)) {
            return ofModule(name, token);
        }
        return switch (name) {
            case "true" -> new Js.Literal(true);
            case "false" -> new Js.Literal(false);
            case "null", "undefined" -> new Js.Literal(null);
            case "NaN" -> new Js.Literal(Double.NaN);
            case "Infinity" -> new Js.Literal(Double.POSITIVE_INFINITY);
            default -> {
                if (names.has(name) && !variables.contains(name)) {
                    variables.add(name);
                }
                yield names.resolve(name, place(token));
            }
        };
    }

    private Js call(String name, Token token) throws Wrong {
        if (name.equals("In")) {
            List<Js> arguments = arguments();
            if (arguments.size() != 1) {
                throw new Wrong("In() takes the id of one state", place(token), false);
            }
            if (arguments.getFirst() instanceof Js.Literal(String state)) {
                states.add(state);
            }
            return new Js.In(arguments.getFirst());
        }
        Builtin builtin = Builtin.named(name)
                .orElseThrow(() -> beyond("the function `" + name + "` is not known", token));
        return new Js.Call(builtin, arguments(), place(token));
    }

    private Js ofModule(String module, Token token) throws Wrong {
        expect(".");
        Token member = next();
        String name = module + "." + member.text();
        if (name.equals("Math.PI") || name.equals("Math.E")) {
            return new Js.Literal(name.equals("Math.PI") ? Math.PI : Math.E);
        }
        Builtin builtin = Builtin.named(name)
                .orElseThrow(() -> beyond("`" + name + "` is not supported", token));
        return new Js.Call(builtin, arguments(), place(token));
    }
}
