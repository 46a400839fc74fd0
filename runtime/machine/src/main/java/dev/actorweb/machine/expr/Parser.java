package dev.actorweb.machine.expr;

import dev.actorweb.machine.expr.Token.Kind;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Parses by recursive descent with CEL's grammar and precedences; names are resolved and types
/// checked on the way.
final class Parser {
    /// Longer expressions are not read.
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 100;
    static final Optional<String> EXAMPLE = Optional
            .of("expressions are written as in `count > 1 && event.name == 'x'`");
    private final String source;
    private final Resolver resolver;
    private final IntFunction<Position> positions;
    private List<Token> tokens = List.of();
    private int next;
    private int depth;

    Parser(String source, Scope scope, IntFunction<Position> positions) {
        this.source = source;
        this.resolver = new Resolver(scope, positions);
        this.positions = positions;
    }

    /// What is wrong with the expression, and where.
    static final class Wrong extends Exception {
        private final Position position;
        private final Optional<String> hint;

        Wrong(String message, Position position, Optional<String> hint) {
            super(message, null, false, false);
            this.position = position;
            this.hint = hint;
        }

        Position position() {
            return position;
        }

        String problem() {
            return String.valueOf(getMessage());
        }

        Optional<String> hint() {
            return hint;
        }
    }

    Expr parse() throws Wrong {
        if (source.length() > LONGEST) {
            throw wrong("the expression is longer than " + LONGEST + " characters", 0);
        }
        try {
            tokens = new Lexer(source).tokens();
        } catch (Lexer.Bad bad) {
            throw wrong(bad.problem(), bad.index());
        }
        if (peek().kind() == Kind.END) {
            throw wrong("the expression is empty", 0);
        }
        Expr expr = choice();
        if (peek().kind() != Kind.END) {
            throw wrong("expected an operator or the end, not " + peek().shown(), peek().start());
        }
        return expr;
    }

    private Expr choice() throws Wrong {
        if (++depth > DEEPEST) {
            throw wrong("the expression nests more than " + DEEPEST + " deep", peek().start());
        }
        Expr condition = logic(false);
        if (peek().is("?")) {
            Position position = here(take());
            resolver.require(condition, Type.BOOL, "?");
            Expr then = logic(false);
            expect(":");
            Expr otherwise = choice();
            condition = new Expr.Choice(condition, then, otherwise, position);
        }
        depth--;
        return condition;
    }

    private Expr logic(boolean and) throws Wrong {
        String operator = and ? "&&" : "||";
        Expr left = and ? relation() : logic(true);
        int chain = 0;
        while (peek().is(operator)) {
            Position position = here(take());
            chained(++chain);
            Expr right = and ? relation() : logic(true);
            resolver.require(left, Type.BOOL, operator);
            resolver.require(right, Type.BOOL, operator);
            left = new Expr.Logic(and, left, right, position);
        }
        return left;
    }

    private Expr relation() throws Wrong {
        Expr left = sum();
        int chain = 0;
        for (Operator operator = relationHere(); operator != null; operator = relationHere()) {
            Position position = here(take());
            chained(++chain);
            left = binary(operator, left, sum(), position);
        }
        return left;
    }

    private @Nullable Operator relationHere() {
        Token token = peek();
        return switch (token.text()) {
            case "==" -> operator(token, Operator.EQUAL);
            case "!=" -> operator(token, Operator.NOT_EQUAL);
            case "<" -> operator(token, Operator.LESS);
            case "<=" -> operator(token, Operator.AT_MOST);
            case ">" -> operator(token, Operator.GREATER);
            case ">=" -> operator(token, Operator.AT_LEAST);
            case "in" -> token.kind() == Kind.NAME ? Operator.IN : null;
            default -> null;
        };
    }

    private static @Nullable Operator operator(Token token, Operator operator) {
        return token.kind() == Kind.OPERATOR ? operator : null;
    }

    private Expr sum() throws Wrong {
        Expr left = product();
        int chain = 0;
        while (peek().is("+") || peek().is("-")) {
            Token token = take();
            chained(++chain);
            left = binary(token.is("+") ? Operator.ADD : Operator.SUBTRACT, left, product(), here(token));
        }
        return left;
    }

    private Expr product() throws Wrong {
        Expr left = unary();
        int chain = 0;
        while (peek().is("*") || peek().is("/") || peek().is("%")) {
            Token token = take();
            chained(++chain);
            Operator operator = token.is("*")
                    ? Operator.MULTIPLY
                    : token.is("/") ? Operator.DIVIDE : Operator.REMAINDER;
            left = binary(operator, left, unary(), here(token));
        }
        return left;
    }

    /// A chain of operators becomes a tree as deep as it is long.
    private void chained(int length) throws Wrong {
        if (length > 5 * DEEPEST) {
            throw wrong("more than " + 5 * DEEPEST + " operators in a row", peek().start());
        }
    }

    private Expr binary(Operator operator, Expr left, Expr right, Position position) throws Wrong {
        Type type = operator.typeFor(left.type(), right.type());
        if (type == null) {
            throw new Wrong("`" + operator.symbol() + "` does not take " + Values.noun(left.type()) + " and "
                    + Values.noun(right.type()), position, conversion(left.type(), right.type()));
        }
        return new Expr.Binary(operator, left, right, type, position);
    }

    /// How values of two types become values of one.
    private static Optional<String> conversion(Type one, Type other) {
        boolean whole = one == Type.INT || other == Type.INT;
        boolean fraction = one == Type.DOUBLE || other == Type.DOUBLE;
        if (one == Type.STRING || other == Type.STRING) {
            return whole || fraction
                    ? Optional.of(
                            "`string(…)` makes a string of a number, `int(…)` and `double(…)` make numbers of it")
                    : Optional.empty();
        }
        return whole && fraction
                ? Optional.of("`double(…)` makes a double of an int, `int(…)` an int of a double")
                : Optional.empty();
    }

    private Expr unary() throws Wrong {
        Token token = peek();
        if (!token.is("!") && !token.is("-")) {
            return postfix(primary());
        }
        if (++depth > DEEPEST) {
            throw wrong("the expression nests more than " + DEEPEST + " deep", token.start());
        }
        take();
        Expr made;
        if (token.is("!")) {
            Expr operand = unary();
            resolver.require(operand, Type.BOOL, "!");
            made = new Expr.Not(operand, here(token));
        } else {
            made = negated(token);
        }
        depth--;
        return made;
    }

    private Expr negated(Token minus) throws Wrong {
        if (peek().kind() == Kind.NUMBER && peek().text().equals("9223372036854775808")) {
            return new Expr.Literal(take().value(), here(minus));
        }
        Expr operand = unary();
        if (operand.type() != Type.ANY && operand.type() != Type.INT && operand.type() != Type.DOUBLE) {
            throw wrong("`-` takes a number, not " + Values.noun(operand.type()), minus.start());
        }
        boolean literal = operand instanceof Expr.Literal;
        return literal
                ? new Expr.Literal(Arithmetic.negate(((Expr.Literal) operand).value(), here(minus)),
                        here(minus))
                : new Expr.Negate(operand, here(minus));
    }

    private Expr postfix(Expr start) throws Wrong {
        Expr expr = start;
        int chain = 0;
        while (true) {
            Token token = peek();
            if (token.is(".")) {
                take();
                Token name = name();
                expr = peek().is("(") ? method(expr, name) : resolver.member(expr, name);
            } else if (token.is("[")) {
                take();
                Expr index = choice();
                expect("]");
                expr = new Structured.Index(expr, index, here(token));
            } else {
                return expr;
            }
            chained(++chain);
        }
    }

    private Expr primary() throws Wrong {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> resolver.number(token);
            case STRING -> new Expr.Literal(token.text(), here(token));
            case NAME -> peek().is("(") ? function(token) : resolver.named(token);
            case OPERATOR -> switch (token.text()) {
                case "(" -> {
                    Expr inner = choice();
                    expect(")");
                    yield inner;
                }
                case "[" -> new Structured.ListOf(items("]"), here(token));
                case "{" -> map(token);
                default -> throw wrong("expected a value, not " + token.shown(), token.start());
            };
            case END -> throw wrong("expected a value, not the end", token.start());
        };
    }

    private Expr function(Token name) throws Wrong {
        take();
        return resolver.function(name, items(")"));
    }

    private Expr method(Expr of, Token name) throws Wrong {
        take();
        return resolver.method(of, name, items(")"));
    }

    private Expr map(Token brace) throws Wrong {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!peek().is("}")) {
            Expr key = choice();
            resolver.require(key, Type.STRING, "{…}");
            keys.add(key);
            expect(":");
            values.add(choice());
            if (!peek().is("}")) {
                expect(",");
            }
        }
        take();
        return new Structured.MapOf(keys, values, here(brace));
    }

    private List<Expr> items(String end) throws Wrong {
        List<Expr> items = new ArrayList<>();
        while (!peek().is(end)) {
            items.add(choice());
            if (!peek().is(end)) {
                expect(",");
            }
        }
        take();
        return items;
    }

    private void expect(String operator) throws Wrong {
        if (!peek().is(operator)) {
            throw wrong("expected `" + operator + "`, not " + peek().shown(), peek().start());
        }
        take();
    }

    private Token name() throws Wrong {
        Token token = take();
        if (token.kind() != Kind.NAME) {
            throw wrong("expected a name, not " + token.shown(), token.start());
        }
        return token;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        next += token.kind() == Kind.END ? 0 : 1;
        return token;
    }

    private Position here(Token token) {
        return positions.apply(token.start());
    }

    private Wrong wrong(String message, int index) {
        return new Wrong(message, positions.apply(index), EXAMPLE);
    }
}
