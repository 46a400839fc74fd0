package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A name that an expression or script uses though nobody declares it.
///
/// @param isCalled
///            whether it is called as a function
public record Missing(String name, Position position, boolean isCalled) {
    /// What the language has elsewhere, but no machine can.
    private static final Map<String, String> WITHOUT = Map.of(
            "Date", "`Date` is not supported: a machine has no clock; let the time come with an event",
            "Math.random",
            "`Math.random` is not supported: a machine has no dice; let the number come with an event");

    /// What is said of a name that nobody declares.
    static String message(String name) {
        return WITHOUT.getOrDefault(name, "`" + name + "` is not declared");
    }

    /// What is wrong.
    public String message() {
        return message(name);
    }

    /// What to do about it.
    public String hint() {
        String error = "this raises error.execution";
        if (WITHOUT.containsKey(name) || !Names.isName(name)) {
            return error;
        }
        return (isCalled ? "write the function in a <script>" : "declare it: <data id=\"" + name + "\"/>")
                + "; until then " + error;
    }

    /// The names that evaluating this tree is sure to come across, and all that it calls; one that
    /// `typeof` asks for is not called without need.
    public static List<Missing> in(Expr tree) {
        if (!(tree instanceof Translated translated)) {
            return List.of();
        }
        Search search = new Search();
        search.sure(translated.tree());
        search.read(translated.tree());
        return search.found.values().stream().filter(missing -> !search.asked.contains(missing.name))
                .toList();
    }

    /// Whether evaluating this tree is sure to fail, whatever holds then.
    public static boolean isSure(Expr tree) {
        return tree instanceof Translated translated && fails(translated.tree());
    }

    private static boolean fails(Js tree) {
        return tree instanceof Js.Undeclared || tree instanceof Js.Malformed
                || tree.sure().stream().anyMatch(Missing::fails);
    }

    /// Whether this is nothing but a call of a function, or of a method of something, that
    /// nobody declares.
    static boolean isCall(Js tree) {
        return switch (tree) {
            case Dynamic.Apply apply -> isMissing(apply.function());
            case Dynamic.Method method -> isMissing(method.receiver());
            default -> false;
        };
    }

    private static boolean isMissing(Js tree) {
        return switch (tree) {
            case Js.Undeclared _ -> true;
            case Js.Member member -> isMissing(member.of());
            default -> isCall(tree);
        };
    }

    private static final class Search {
        private final Map<String, Missing> found = new LinkedHashMap<>();
        private final List<String> asked = new ArrayList<>();

        void sure(Js tree) {
            note(tree, false);
            switch (tree) {
                case Dynamic.Assign(Place.Property place, var _, var _, var _) -> sure(place.of());
                case Dynamic.Update(Place.Property place, var _, var _) -> sure(place.of());
                default -> {
                    // changes nothing within another
                }
            }
            tree.sure().forEach(this::sure);
        }

        private void note(Js tree, boolean isCalled) {
            if (tree instanceof Js.Undeclared missing) {
                found.merge(missing.name(),
                        new Missing(missing.name(), missing.position(), isCalled),
                        (before, now) -> before.isCalled ? before : now);
            }
        }

        void read(Js tree) {
            switch (tree) {
                case Dynamic.Apply apply -> note(apply.function(), true);
                case Dynamic.New made -> note(made.function(), true);
                case Dynamic.Method method -> note(method.receiver(), false);
                case Dynamic.After after -> read(after.program());
                case Dynamic.FunctionOf function -> read(function.function().body());
                case Operation.Unary(var operator, Js.Undeclared(var name, var _), var _) when operator
                        .equals("typeof") ->
                    asked.add(name);
                default -> {
                    // no call
                }
            }
            tree.parts().forEach(this::read);
        }

        private void read(Code code) {
            code.parts().forEach(this::read);
            code.inner().forEach(this::read);
        }
    }
}
