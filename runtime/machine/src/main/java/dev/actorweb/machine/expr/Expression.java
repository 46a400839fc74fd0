package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A checked expression: as it was written, where, and ready to be evaluated.
public record Expression(String source, Position position, Expr tree) {
    /// The code of problems in expressions.
    public static final String PROBLEM = "expression";

    /// Parses and checks a text; what is wrong becomes one problem at its place.
    public static Optional<Expression> parse(Scalar text, Scope scope, Problems problems) {
        return parse(text, 0, text.text().length(), scope, problems);
    }

    static Optional<Expression> parse(Scalar text, int from, int to, Scope scope, Problems problems) {
        String source = text.text().substring(from, to);
        try {
            Expr tree = new Parser(source, scope, index -> text.positionOf(from + index)).parse();
            return Optional.of(new Expression(source, text.positionOf(from), tree));
        } catch (Parser.Wrong wrong) {
            problems.error(PROBLEM, wrong.position(), wrong.problem(), wrong.hint());
            return Optional.empty();
        }
    }

    /// The static type.
    public Type type() {
        return tree.type();
    }

    /// The value: a `String`, `Long`, `Double`, `Boolean`, `List`, `Map`, null or another object
    /// from the context or the event – or an [EvalError]. Never throws.
    public @Nullable Object eval(Env env) {
        return tree.eval(env);
    }

    @Override
    public String toString() {
        return source;
    }
}
