package dev.actorweb.machine.expr;

import dev.actorweb.machine.expr.Scope.Declared;
import dev.actorweb.machine.expr.Scope.EventFields;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Makes checked nodes of names and calls: finds what they name, and refuses what cannot be.
final class Resolver {
    private final Scope scope;
    private final IntFunction<Position> positions;

    Resolver(Scope scope, IntFunction<Position> positions) {
        this.scope = scope;
        this.positions = positions;
    }

    Expr number(Token token) throws Parser.Wrong {
        if (token.value() instanceof Long value && value == Long.MIN_VALUE
                && !token.text().startsWith("0x")) {
            throw wrong("`" + token.text() + "` is not a number of 64 bits", token.start());
        }
        return new Expr.Literal(token.value(), here(token));
    }

    Expr named(Token name) throws Parser.Wrong {
        return switch (name.text()) {
            case "true", "false" -> new Expr.Literal(name.text().equals("true"), here(name));
            case "null" -> new Expr.Literal(null, here(name));
            case "event" -> new Situated.Event(here(name));
            default -> variable(name);
        };
    }

    private Expr variable(Token name) throws Parser.Wrong {
        int slot = scope.slot(name.text());
        if (slot >= 0) {
            return new Situated.Variable(name.text(), slot, scope.variables().get(slot).type(), here(name));
        }
        if (name.text().equals("state")) {
            return new Situated.ActiveState(here(name));
        }
        throw unknown(name);
    }

    private Parser.Wrong unknown(Token name) {
        List<String> known = new ArrayList<>();
        for (Declared variable : scope.variables()) {
            known.add(variable.name());
        }
        known.addAll(List.of("event", "state", "true", "false", "null"));
        return new Parser.Wrong("there is no variable `" + name.text() + "`", here(name),
                DidYouMean.hint(name.text(), known));
    }

    /// A call of a function.
    Expr function(Token name, List<Expr> arguments) throws Parser.Wrong {
        if (name.text().equals("in")) {
            arity(name, arguments, 1);
            require(arguments.getFirst(), Type.STRING, "in");
            return new Situated.In(arguments.getFirst(), here(name));
        }
        if (name.text().equals("has")) {
            arity(name, arguments, 1);
            Expr field = arguments.getFirst();
            if (!(field instanceof Structured.Member) && !(field instanceof Situated.EventField)) {
                throw wrong("has() takes a field, as in `has(event.name)`", name.start());
            }
            return new Structured.Has(field, here(name));
        }
        return call(name, arguments);
    }

    /// A call of a method.
    Expr method(Expr of, Token name, List<Expr> given) throws Parser.Wrong {
        List<Expr> arguments = new ArrayList<>();
        arguments.add(of);
        arguments.addAll(given);
        if (name.text().equals("in") || name.text().equals("count")) {
            arity(name, arguments.subList(1, arguments.size()), 1);
            require(arguments.get(1), Type.STRING, name.text());
            return new Situated.ActorIn(of, arguments.get(1), name.text().equals("count"), here(name));
        }
        Optional<Function> function = Function.named(name.text());
        if (function.isPresent() && !function.get().isMethod()) {
            throw wrong("`" + name.text() + "` is no method; write `" + name.text() + "(…)`", name.start());
        }
        return call(name, arguments);
    }

    private Expr call(Token name, List<Expr> arguments) throws Parser.Wrong {
        Optional<Function> found = Function.named(name.text());
        if (found.isEmpty()) {
            throw new Parser.Wrong("there is no function `" + name.text() + "`", here(name),
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

    private static Pattern pattern(String text, Position position) throws Parser.Wrong {
        try {
            return Pattern.compile(text);
        } catch (Pattern.Invalid invalid) {
            throw new Parser.Wrong(invalid.problem(), position,
                    Optional.of("patterns are those of RE2, as in `^[a-z]+$`"));
        }
    }

    private void arity(Token name, List<Expr> arguments, int arity) throws Parser.Wrong {
        if (arguments.size() != arity) {
            throw wrong("`" + name.text() + "` takes " + arity + (arity == 1 ? " argument" : " arguments")
                    + ", not "
                    + arguments.size(), name.start());
        }
    }

    Expr member(Expr of, Token name) throws Parser.Wrong {
        if (of instanceof Situated.Event) {
            return eventField(name);
        }
        if (of.type() != Type.ANY && of.type() != Type.MAP) {
            throw wrong("`." + name.text() + "` looks into a map, not into " + Values.noun(of.type()),
                    name.start());
        }
        return new Structured.Member(of, name.text(), here(name));
    }

    private Expr eventField(Token name) throws Parser.Wrong {
        if (name.text().equals("type")) {
            return new Situated.EventField("type", Type.STRING, here(name));
        }
        if (scope.event().isEmpty()) {
            return new Situated.EventField(name.text(), Type.ANY, here(name));
        }
        EventFields event = scope.event().get();
        Type type = event.fields().get(name.text());
        if (type == null) {
            throw new Parser.Wrong("the event `" + event.event() + "` has no field `" + name.text() + "`",
                    here(name),
                    DidYouMean.hint(name.text(), event.fields().keySet()));
        }
        return new Situated.EventField(name.text(), type, here(name));
    }

    /// Refuses an operand that is known to be of another type.
    void require(Expr operand, Type type, String operator) throws Parser.Wrong {
        if (operand.type() != Type.ANY && operand.type() != type) {
            throw new Parser.Wrong(
                    "`" + operator + "` takes " + Values.noun(type) + ", not " + Values.noun(operand.type()),
                    operand.position(), Optional.empty());
        }
    }

    private Position here(Token token) {
        return positions.apply(token.start());
    }

    private Parser.Wrong wrong(String message, int index) {
        return new Parser.Wrong(message, positions.apply(index), Parser.EXAMPLE);
    }
}
