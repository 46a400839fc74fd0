package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Reads expressions by precedence climbing. Used once.
final class Parser {
    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(Map.entry("??", 1),
            Map.entry("||", 1),
            Map.entry("&&", 2), Map.entry("|", 3), Map.entry("^", 4), Map.entry("&", 5), Map.entry("==", 6),
            Map.entry("!=", 6), Map.entry("===", 6), Map.entry("!==", 6), Map.entry("<", 7),
            Map.entry("<=", 7), Map.entry("instanceof", 7),
            Map.entry(">", 7), Map.entry(">=", 7), Map.entry("in", 7), Map.entry("<<", 8), Map.entry(">>", 8),
            Map.entry(">>>", 8), Map.entry("+", 9), Map.entry("-", 9), Map.entry("*", 10), Map.entry("/", 10),
            Map.entry("%", 10), Map.entry("**", 11));
    private static final int DEEPEST = 100;
    /// An expression has at most as many operators.
    private static final int MOST = 5_000;
    private final Tokens tokens;
    private final Uses uses;
    private final Operands operands;
    private int depth;
    private int operators;
    private int loops;
    private boolean header;

    Parser(String text, Names names, IntFunction<Position> places) throws Wrong {
        this(new Tokens(text, places), new Uses(names), 0);
    }

    /// @param depth
    ///            how deep inside of others this text stands
    Parser(Tokens tokens, Uses uses, int depth) {
        this.tokens = tokens;
        this.uses = uses;
        this.depth = depth;
        this.operands = new Operands(this);
    }

    Tokens tokens() {
        return tokens;
    }

    Uses uses() {
        return uses;
    }

    int depth() {
        return depth;
    }

    /// Notes that what follows is nested one level deeper.
    void descend() throws Wrong {
        if (++depth > DEEPEST) {
            throw tokens.beyond("nested deeper than " + DEEPEST + " levels", tokens.peek());
        }
    }

    void ascend() {
        depth--;
    }

    /// Notes an operator.
    void count() throws Wrong {
        if (++operators > MOST) {
            throw tokens.beyond("an expression of more than " + MOST + " operators", tokens.peek());
        }
    }

    /// How many loops and choices can be left where a statement stands.
    int loops() {
        return loops;
    }

    void loops(int around) {
        loops = around;
    }

    /// Whether `in` ends the expression, as it does where a loop begins.
    boolean isInHeader() {
        return header;
    }

    void header(boolean begins) {
        header = begins;
    }

    /// Expressions within brackets.
    Js enclosed() throws Wrong {
        boolean before = header;
        header = false;
        Js tree = sequence();
        header = before;
        return tree;
    }

    /// An expression begins that stands for itself.
    void begin() {
        operators = 0;
    }

    /// The whole text as one expression.
    Js whole() throws Wrong {
        Js tree = sequence();
        if (!tokens.atEnd()) {
            throw tokens.unexpected();
        }
        return tree;
    }

    /// The whole text of an attribute as one expression; a semicolon at its end, where a script
    /// would have one, means nothing.
    Js alone() throws Wrong {
        Js tree = sequence();
        while (tokens.take(";")) {
            // nothing more may follow
        }
        if (!tokens.atEnd()) {
            throw tokens.unexpected();
        }
        return tree;
    }

    /// Expressions with commas between them.
    Js sequence() throws Wrong {
        Js tree = expression();
        while (tokens.take(",")) {
            count();
            tree = new Operation.Sequence(tree, expression());
        }
        return tree;
    }

    Js expression() throws Wrong {
        descend();
        if (operands.functions().isArrowNext()) {
            Js arrow = operands.functions().arrow();
            ascend();
            return arrow;
        }
        Js tree = binary(1);
        Token token = tokens.peek();
        if (tokens.take("?")) {
            Js then = expression();
            tokens.expect(":");
            tree = new Operation.Choice(tree, then, expression());
        } else if (token.kind() == Kind.SIGN && token.text().endsWith("=")
                && !PRECEDENCE.containsKey(token.text())) {
            Place place = token.is("=")
                    ? operands.places().of(tree, token)
                    : operands.places().single(tree, token);
            tokens.next();
            tree = uses
                    .dynamic(new Dynamic.Assign(place, token.text().substring(0, token.text().length() - 1),
                            expression(), tokens.place(token)));
        } else if (token.is("=>")) {
            throw tokens.unexpected();
        }
        ascend();
        return tree;
    }

    private Js binary(int least) throws Wrong {
        Js left = unary();
        while (true) {
            Token operator = tokens.peek();
            boolean sign = operator.kind() == Kind.SIGN || tokens.at("instanceof")
                    || (tokens.at("in") && !header);
            int precedence = sign ? PRECEDENCE.getOrDefault(operator.text(), 0) : 0;
            if (precedence < least) {
                return left;
            }
            tokens.next();
            count();
            if (operator.is("instanceof")) {
                left = new Operation.InstanceOf(left, operands.kind());
                continue;
            }
            Js right = binary(operator.is("**") ? precedence : precedence + 1);
            left = switch (operator.text()) {
                case "&&", "||", "??" -> new Operation.Logic(operator.text(), left, right);
                default -> new Operation.Binary(operator.text(), left, right, tokens.place(operator));
            };
        }
    }

    private Js unary() throws Wrong {
        Token token = tokens.peek();
        boolean sign = token.kind() == Kind.SIGN
                && (token.is("!") || token.is("-") || token.is("+") || token.is("~") || isUpdate(token));
        boolean word = token.kind() == Kind.NAME
                && (token.is("typeof") || token.is("void") || token.is("delete"));
        if (!sign && !word) {
            return updated(operands.postfix());
        }
        descend();
        tokens.next();
        Js operand = unary();
        ascend();
        if (isUpdate(token)) {
            return uses.dynamic(
                    new Dynamic.Update(operands.places().single(operand, token), token.is("++") ? 1 : -1,
                            true));
        }
        if (token.is("delete")) {
            if (!(operand instanceof Js.Member(var of, var key, var position))) {
                throw tokens.wrong("`delete` takes what an object holds", token);
            }
            return uses.dynamic(new Dynamic.Delete(of, key, position));
        }
        if (token.is("-") && operand instanceof Js.Literal(Number number)) {
            return new Js.Literal(Values.number(-number.doubleValue()));
        }
        return new Operation.Unary(token.text(), operand, tokens.place(token));
    }

    private Js updated(Js operand) throws Wrong {
        Token token = tokens.peek();
        if (token.kind() != Kind.SIGN || !isUpdate(token) || token.newline()) {
            return operand;
        }
        tokens.next();
        return uses
                .dynamic(new Dynamic.Update(operands.places().single(operand, token), token.is("++") ? 1 : -1,
                        false));
    }

    private static boolean isUpdate(Token token) {
        return token.is("++") || token.is("--");
    }

    /// Expressions between brackets, with commas between them.
    List<Js> items(String open, String close) throws Wrong {
        List<Js> items = new ArrayList<>();
        boolean before = header;
        header = false;
        tokens.expect(open);
        while (!tokens.take(close)) {
            items.add(item());
            if (!tokens.take(",")) {
                tokens.expect(close);
                break;
            }
        }
        header = before;
        return List.copyOf(items);
    }

    Js item() throws Wrong {
        Token token = tokens.peek();
        return tokens.take("...") ? new Js.Spread(expression(), tokens.place(token)) : expression();
    }

    Operands operands() {
        return operands;
    }
}
