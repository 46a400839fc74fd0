package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads expressions and scripts of ECMAScript. Reading runs nothing.
public final class EcmaScript {
    /// A method within an object: `{name() {…}}`.
    private static final Pattern METHOD = Pattern
            .compile("[,{]\\s*+(?!(?:if|for|while|switch|catch)\\b)[\\w$]++\\s*+\\([^()]*+\\)\\s*+\\{");

    private EcmaScript() {}

    /// What reading an expression gave.
    public sealed interface Parsed {
        /// It is well formed.
        record Done(Expression expression) implements Parsed {}

        /// No expression: evaluating it is an error.
        record Malformed(Expression failing, String message, Position position) implements Parsed {}

        /// Perhaps right, but beyond what is supported.
        record Beyond(String message, Position position) implements Parsed {}
    }

    /// What reading a script gave.
    public sealed interface Script {
        /// It is well formed.
        record Done(List<Statement> statements) implements Script {}

        /// It is no ECMAScript.
        record Malformed(String message, Position position) implements Script {}

        /// It is nothing but a call of what nobody declares, which Java may know.
        record Foreign(String message, Position position) implements Script {}

        /// It is ECMAScript, but not of the part that is understood here.
        record Beyond(String message, Position position) implements Script {}
    }

    /// A statement of a script.
    public sealed interface Statement {
        /// Sets a variable.
        record Assign(String variable, Expression value) implements Statement {}

        /// Evaluates an expression, for its errors alone.
        record Evaluate(Expression value) implements Statement {}

        /// One way or the other.
        record If(Expression condition, List<Statement> then, List<Statement> otherwise)
                implements
                    Statement {}

        /// Sets several variables at once, as the whole of a script leaves them.
        record Program(List<Assign> changes) implements Statement {}
    }

    /// Reads an expression.
    ///
    /// @param places
    ///            the place of the character at an index
    public static Parsed parse(String text, Names names, IntFunction<Position> places) {
        String source = text.strip();
        int start = text.indexOf(source);
        IntFunction<Position> inside = index -> places.apply(start + index);
        try {
            Parser parser = new Parser(source, names, inside);
            Js tree = parser.alone();
            return new Parsed.Done(new Expression(source, inside.apply(0),
                    parser.uses().expression(tree, inside.apply(0))));
        } catch (Wrong wrong) {
            return wrong.isBeyond()
                    ? new Parsed.Beyond(wrong.text(), wrong.position())
                    : new Parsed.Malformed(failing(source, wrong), wrong.text(), wrong.position());
        }
    }

    private static Expression failing(String source, Wrong wrong) {
        return new Expression(source, wrong.position(), new Translated(
                new Js.Malformed(wrong.text(), wrong.position()), List.of(), List.of(), wrong.position()));
    }

    /// The expression as a condition, which is true or false whatever its value.
    public static Expression condition(Expression expression) {
        return expression.tree() instanceof Translated translated
                ? new Expression(expression.source(), expression.position(),
                        new Translated(new Operation.Truth(translated.tree()), translated.variables(),
                                translated.states(), translated.position()))
                : expression;
    }

    /// Whether the expression is the value of a variable with one place in it changed; its source
    /// then is the whole assignment.
    public static boolean isChange(Expression expression) {
        return expression.tree() instanceof Translated translated && translated.tree() instanceof Js.Changed;
    }

    /// A value as an expression.
    public static Expression literal(@Nullable Object value, Position position) {
        String source = Source.of(value);
        return !source.isEmpty() && parse(source, new Names(List.of(), "", false),
                _ -> position) instanceof Parsed.Done(var done)
                        ? done
                        : new Expression(source, position,
                                new Translated(new Js.Literal(value), List.of(), List.of(), position));
    }

    /// An expression that has no value, for what can be told only when it is evaluated.
    public static Expression failing(String source, String message, Position position) {
        return new Expression(source, position,
                new Translated(new Js.Malformed(message, position), List.of(), List.of(), position));
    }

    /// Reads an assignment's left side together with its value: the variable, and the value that
    /// it gets.
    public static Optional<Statement.Assign> assignment(String location, String value, Names names,
            IntFunction<Position> places) {
        try {
            return Optional.of(new ScriptParser(location, names, places).assignment(value));
        } catch (Wrong _) {
            return Optional.empty();
        }
    }

    /// All that an assignment changes: its value may call functions that change other variables.
    public static List<Statement.Assign> effects(Statement.Assign assign, Names names) {
        return assign.value().tree() instanceof Translated value
                ? Programs.effects(assign, value, names)
                : List.of(assign);
    }

    /// The variables that evaluating an expression would change, which is forgotten where
    /// expressions only have values.
    public static Set<String> forgotten(Expression expression) {
        return expression.tree() instanceof Translated(var tree, var _, var _, var _)
                ? Changes.of(tree).direct()
                : Set.of();
    }

    /// Reads a script.
    public static Script script(String text, Names names, IntFunction<Position> places) {
        try {
            return new Script.Done(new ScriptParser(text, names, places).statements());
        } catch (Wrong _) {
            return Programs.script(text, names, places);
        }
    }

    /// The variables that a script declares or sets.
    public static List<String> declared(String text) {
        return Programs.declared(text);
    }

    /// Whether an expression is what a whole script does to one variable; its source then is
    /// the script.
    public static boolean isProgram(Expression expression) {
        return expression.tree() instanceof Translated translated
                && translated.tree() instanceof Dynamic.After;
    }

    /// Whether there may be functions in a text.
    public static boolean mayHoldFunctions(String text) {
        return text.contains("function") || text.contains("=>") || METHOD.matcher(text).find();
    }

    /// Whether an expression calls for no variable and no event, and its value; absent when not.
    public static Optional<Constant> constant(Expression expression) {
        return expression.tree() instanceof Translated translated
                ? Optional.ofNullable(constant(translated.tree()))
                : Optional.empty();
    }

    /// A value that is the same in every situation.
    public record Constant(@Nullable Object value) {}

    private static @Nullable Constant constant(Js tree) {
        if (tree instanceof Js.Literal(var value)) {
            return new Constant(Absent.kept(value));
        }
        boolean isConstant = (tree instanceof Js.ListOf || tree instanceof Js.MapOf) && all(tree.parts());
        return isConstant ? new Constant(Absent.kept(tree.eval(Nowhere.HERE))) : null;
    }

    private static boolean all(List<Js> trees) {
        for (Js tree : trees) {
            if (constant(tree) == null) {
                return false;
            }
        }
        return true;
    }

    /// A value as text, as `String(value)` gives it; of one that makes too long a text, that it
    /// is none.
    public static String text(@Nullable Object value) {
        try {
            return Values.text(Absent.seen(value));
        } catch (Thrown _) {
            return "[object Object]";
        }
    }
}
