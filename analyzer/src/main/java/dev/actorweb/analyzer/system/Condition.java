package dev.actorweb.analyzer.system;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Situated;
import dev.actorweb.machine.expr.Structured;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// A property made quick to ask: parts that look at one actor only are asked once for each of its
/// local states.
final class Condition {
    private final Model model;
    private final MachineSystem system;
    private final Expression expression;
    private final Term term;
    private final Set<Integer> mentioned = new TreeSet<>();
    private final List<Expr> parts = new ArrayList<>();

    /// The property has no value in a state: a missing field, a division by zero.
    static final class Undecided extends RuntimeException {
        Undecided(String message) {
            super(message, null, false, false);
        }
    }

    @FunctionalInterface
    private interface Term {
        boolean test(int[] locals);
    }

    Condition(Model model, Property property) {
        this.model = model;
        this.system = model.system();
        this.expression = property.expression();
        members(expression.tree(), mentioned);
        collect(expression.tree(), parts);
        this.term = compile(expression.tree());
    }

    /// Whether it holds where the actors have these local states.
    ///
    /// @throws Undecided
    ///             if it has no value
    boolean holds(int[] locals) {
        return term.test(locals);
    }

    /// Whether it may tell two local states of an actor apart: one of the states it names is active
    /// in one of them only, or it looks at a variable.
    boolean sees(int member, int before, int after) {
        if (!mentioned.contains(member)) {
            return false;
        }
        Local one = model.role(member).local(before);
        Local other = model.role(member).local(after);
        for (Expr part : parts) {
            if (part instanceof Situated.ActorIn(var _, Expr.Literal(Object name, var _), var _, var _)) {
                if (one.in(String.valueOf(name)) != other.in(String.valueOf(name))) {
                    return true;
                }
            } else if (part instanceof Structured.Member || part instanceof Situated.ActorIn
                    || part instanceof Structured.Has) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Expr expr, List<Expr> found) {
        found.add(expr);
        for (Expr part : expr.parts()) {
            collect(part, found);
        }
    }

    // ---- who is looked at

    private void members(Expr expr, Set<Integer> found) {
        if (expr instanceof Structured.Index(Situated.Variable of, Expr.Literal(Object at, var _), var _)
                && at instanceof Long number) {
            for (Member member : system.all(of.name())) {
                if (member.number() == number) {
                    found.add(member.index());
                }
            }
            return;
        }
        if (expr instanceof Situated.Variable variable) {
            system.all(variable.name()).forEach(member -> found.add(member.index()));
        }
        for (Expr part : expr.parts()) {
            members(part, found);
        }
    }

    // ---- compiling

    private Term compile(Expr expr) {
        Set<Integer> found = new TreeSet<>();
        members(expr, found);
        if (found.size() <= 1) {
            return single(expr, found.isEmpty() ? 0 : found.iterator().next());
        }
        if (expr instanceof Expr.Logic logic) {
            Term left = compile(logic.left());
            Term right = compile(logic.right());
            return logic.and()
                    ? locals -> left.test(locals) && right.test(locals)
                    : locals -> left.test(locals) || right.test(locals);
        }
        if (expr instanceof Expr.Not not) {
            Term operand = compile(not.operand());
            return locals -> !operand.test(locals);
        }
        if (expr instanceof Expr.Binary binary) {
            Term counted = counted(binary);
            if (counted != null) {
                return counted;
            }
        }
        return locals -> truth(expr, new Actors(locals));
    }

    /// A part that looks at one actor: its value is kept for each local state.
    private Term single(Expr expr, int member) {
        byte[][] known = {new byte[64]};
        return locals -> {
            int local = locals[member];
            if (local >= known[0].length) {
                known[0] = Arrays.copyOf(known[0], Math.max(local + 1, 2 * known[0].length));
            }
            if (known[0][local] == 0) {
                known[0][local] = (byte) (truth(expr, new Actors(locals)) ? 1 : 2);
            }
            return known[0][local] == 1;
        };
    }

    /// `actors.count('state') > 1`.
    private @Nullable Term counted(Expr.Binary binary) {
        if (!(binary.left() instanceof Situated.ActorIn in) || !in.counting()
                || !(in.of() instanceof Situated.Variable of)
                || !(in.state() instanceof Expr.Literal(Object state, var _))
                || !(binary.right() instanceof Expr.Literal(Object limit, var _))
                || !(limit instanceof Long number)) {
            return null;
        }
        LongPredicate test = switch (binary.operator().symbol()) {
            case "==" -> count -> count == number;
            case "!=" -> count -> count != number;
            case "<" -> count -> count < number;
            case "<=" -> count -> count <= number;
            case ">" -> count -> count > number;
            case ">=" -> count -> count >= number;
            default -> null;
        };
        if (test == null) {
            return null;
        }
        List<Member> all = system.all(of.name());
        List<Term> each = new ArrayList<>();
        for (Member member : all) {
            int index = member.index();
            byte[][] known = {new byte[64]};
            each.add(locals -> {
                int local = locals[index];
                if (local >= known[0].length) {
                    known[0] = Arrays.copyOf(known[0], Math.max(local + 1, 2 * known[0].length));
                }
                if (known[0][local] == 0) {
                    known[0][local] = (byte) (model.role(index).local(local).in(String.valueOf(state))
                            ? 1
                            : 2);
                }
                return known[0][local] == 1;
            });
        }
        Term[] terms = each.toArray(new Term[0]);
        return locals -> {
            long count = 0;
            for (Term one : terms) {
                count += one.test(locals) ? 1 : 0;
            }
            return test.test(count);
        };
    }

    private static boolean truth(Expr expr, Env env) {
        Object value = expr.eval(env);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new Undecided(
                value instanceof EvalError error ? error.toString() : "it is neither true nor false");
    }

    /// The actors as expressions see them.
    private final class Actors implements Surroundings {
        private final int[] locals;

        Actors(int[] locals) {
            this.locals = locals;
        }

        @Override
        public Object variable(int slot) {
            ActorGroup group = system.groups().get(slot);
            List<ActorView> views = new ArrayList<>();
            for (Member member : system.all(group.name())) {
                views.add(new ActorView(model.role(member.index()).local(locals[member.index()])));
            }
            return group.counted() ? views : views.getFirst();
        }
    }

    @Override
    public String toString() {
        return expression.source();
    }
}
