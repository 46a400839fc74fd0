package dev.actorweb.machine.expr;

import dev.actorweb.machine.expr.Scope.Declared;
import dev.actorweb.machine.expr.Scope.EventFields;
import dev.actorweb.machine.expr.Token.Kind;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Parses by recursive descent with CEL's grammar and precedences, resolves names and checks types
/// on the way.
final class Parser {
    /// Longer expressions are not read.
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 100;
    private static final Optional<String> EXAMPLE = Optional
            .of("expressions are written as in `count > 1 && event.name == 'x'`");
    private final String source;
    private final Scope scope;
    private final IntFunction<Position> positions;
    private List<Token> tokens = List.of();
    private int next;
    private int depth;

    Parser(String source, Scope scope, IntFunction<Position> positions) {
        this.source = source;
        this.scope = scope;
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
            require(condition, Type.BOOL, "?");
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
            require(left, Type.BOOL, operator);
            require(right, Type.BOOL, operator);
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
                    + Values.noun(right.type()), position, Optional.empty());
        }
        return new Expr.Binary(operator, left, right, type, position);
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
            require(operand, Type.BOOL, "!");
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
                expr = peek().is("(") ? method(expr, name) : member(expr, name);
            } else if (token.is("[")) {
                take();
                Expr index = choice();
                expect("]");
                expr = new Expr.Index(expr, index, here(token));
            } else {
                return expr;
            }
            chained(++chain);
        }
    }

    private Expr member(Expr of, Token name) throws Wrong {
        if (of instanceof Expr.Event) {
            return eventField(name);
        }
        if (of.type() != Type.ANY && of.type() != Type.MAP) {
            throw wrong("`." + name.text() + "` looks into a map, not into " + Values.noun(of.type()),
                    name.start());
        }
        return new Expr.Member(of, name.text(), here(name));
    }

    private Expr eventField(Token name) throws Wrong {
        if (name.text().equals("type")) {
            return new Expr.EventField("type", Type.STRING, here(name));
        }
        if (scope.event().isEmpty()) {
            return new Expr.EventField(name.text(), Type.ANY, here(name));
        }
        EventFields event = scope.event().get();
        Type type = event.fields().get(name.text());
        if (type == null) {
            throw new Wrong("the event `" + event.event() + "` has no field `" + name.text() + "`",
                    here(name),
                    DidYouMean.hint(name.text(), event.fields().keySet()));
        }
        return new Expr.EventField(name.text(), type, here(name));
    }

    private Expr primary() throws Wrong {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case STRING -> new Expr.Literal(token.text(), here(token));
            case NAME -> peek().is("(") ? function(token) : named(token);
            case OPERATOR -> switch (token.text()) {
                case "(" -> {
                    Expr inner = choice();
                    expect(")");
                    yield inner;
                }
                case "[" -> new Expr.ListOf(items("]"), here(token));
                case "{" -> map(token);
                default -> throw wrong("expected a value, not " + token.shown(), token.start());
            };
            case END -> throw wrong("expected a value, not the end", token.start());
        };
    }

    private Expr number(Token token) throws Wrong {
        if (token.value() instanceof Long value && value == Long.MIN_VALUE
                && !token.text().startsWith("0x")) {
            throw wrong("`" + token.text() + "` is not a number of 64 bits", token.start());
        }
        return new Expr.Literal(token.value(), here(token));
    }

    private Expr named(Token name) throws Wrong {
        return switch (name.text()) {
            case "true", "false" -> new Expr.Literal(name.text().equals("true"), here(name));
            case "null" -> new Expr.Literal(null, here(name));
            case "event" -> new Expr.Event(here(name));
            default -> variable(name);
        };
    }

    private Expr variable(Token name) throws Wrong {
        int slot = scope.slot(name.text());
        if (slot >= 0) {
            return new Expr.Variable(name.text(), slot, scope.variables().get(slot).type(), here(name));
        }
        if (name.text().equals("state")) {
            return new Expr.ActiveState(here(name));
        }
        throw unknown(name);
    }

    private Wrong unknown(Token name) {
        List<String> known = new ArrayList<>();
        for (Declared variable : scope.variables()) {
            known.add(variable.name());
        }
        known.addAll(List.of("event", "state", "true", "false", "null"));
        return new Wrong("there is no variable `" + name.text() + "`", here(name),
                DidYouMean.hint(name.text(), known));
    }

    private Expr function(Token name) throws Wrong {
        take();
        List<Expr> arguments = items(")");
        if (name.text().equals("in")) {
            arity(name, arguments, 1);
            require(arguments.getFirst(), Type.STRING, "in");
            return new Expr.In(arguments.getFirst(), here(name));
        }
        if (name.text().equals("has")) {
            arity(name, arguments, 1);
            Expr field = arguments.getFirst();
            if (!(field instanceof Expr.Member) && !(field instanceof Expr.EventField)) {
                throw wrong("has() takes a field, as in `has(event.name)`", name.start());
            }
            return new Expr.Has(field, here(name));
        }
        return call(name, arguments);
    }

    private Expr method(Expr of, Token name) throws Wrong {
        take();
        List<Expr> arguments = new ArrayList<>();
        arguments.add(of);
        arguments.addAll(items(")"));
        if (name.text().equals("in") || name.text().equals("count")) {
            arity(name, arguments.subList(1, arguments.size()), 1);
            require(arguments.get(1), Type.STRING, name.text());
            return new Expr.ActorIn(of, arguments.get(1), name.text().equals("count"), here(name));
        }
        Optional<Function> function = Function.named(name.text());
        if (function.isPresent() && !function.get().isMethod()) {
            throw wrong("`" + name.text() + "` is no method; write `" + name.text() + "(…)`", name.start());
        }
        return call(name, arguments);
    }

    private Expr call(Token name, List<Expr> arguments) throws Wrong {
        Optional<Function> found = Function.named(name.text());
        if (found.isEmpty()) {
            throw new Wrong("there is no function `" + name.text() + "`", here(name),
                    DidYouMean.hint(name.text(), Function.words()));
        }
        Function function = found.get();
        arity(name, arguments, function.arity());
        for (int i = 0; i < arguments.size(); i++) {
            if (!function.takes(i, arguments.get(i).type())) {
                throw wrong("`" + name.text() + "` does not take " + Values.noun(arguments.get(i).type()),
                        name.start());
            }
        }
        if (function == Function.MATCHES
                && arguments.get(1) instanceof Expr.Literal(Object text, var position)) {
            return new Expr.Matches(arguments.getFirst(), pattern(String.valueOf(text), position),
                    here(name));
        }
        return new Expr.Call(function, arguments, here(name));
    }

    private static Pattern pattern(String text, Position position) throws Wrong {
        try {
            return Pattern.compile(text);
        } catch (Pattern.Invalid invalid) {
            throw new Wrong(invalid.problem(), position,
                    Optional.of("patterns are those of RE2, as in `^[a-z]+$`"));
        }
    }

    private void arity(Token name, List<Expr> arguments, int arity) throws Wrong {
        if (arguments.size() != arity) {
            throw wrong("`" + name.text() + "` takes " + arity + (arity == 1 ? " argument" : " arguments")
                    + ", not "
                    + arguments.size(), name.start());
        }
    }

    private Expr map(Token brace) throws Wrong {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!peek().is("}")) {
            Expr key = choice();
            require(key, Type.STRING, "{…}");
            keys.add(key);
            expect(":");
            values.add(choice());
            if (!peek().is("}")) {
                expect(",");
            }
        }
        take();
        return new Expr.MapOf(keys, values, here(brace));
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

    private void require(Expr operand, Type type, String operator) throws Wrong {
        if (operand.type() != Type.ANY && operand.type() != type) {
            throw new Wrong(
                    "`" + operator + "` takes " + Values.noun(type) + ", not " + Values.noun(operand.type()),
                    operand.position(), Optional.empty());
        }
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
