package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression of ECMAScript that can be evaluated.
record Translated(Js tree, List<String> variables, List<String> states, Position position)
        implements
            Expr.Foreign {
    @Override
    public Type type() {
        return Type.ANY;
    }

    @Override
    public @Nullable Object eval(Env env) {
        try {
            Object value = tree.eval(env);
            return tree instanceof Js.Variable && !Absent.is(value) ? value : Absent.kept(value);
        } catch (Thrown thrown) {
            return thrown.error();
        }
    }
}
