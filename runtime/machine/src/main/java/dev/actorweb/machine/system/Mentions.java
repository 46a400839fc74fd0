package dev.actorweb.machine.system;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Situated;
import dev.actorweb.machine.expr.Structured;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the actors that a condition speaks of, and what they have not: states, variables, numbers.
final class Mentions {
    private final List<ActorGroup> groups;
    private final Problems problems;
    private final Set<String> found = new LinkedHashSet<>();

    Mentions(List<ActorGroup> groups, Problems problems) {
        this.groups = groups;
        this.problems = problems;
    }

    Set<String> check(Expr expr) {
        walk(expr);
        return found;
    }

    private void walk(Expr expr) {
        if (expr instanceof Situated.Variable variable) {
            found.add(variable.name());
        } else if (expr instanceof Situated.ActorIn in) {
            state(in);
        } else if (expr instanceof Structured.Member member) {
            member(member);
        } else if (expr instanceof Structured.Index index) {
            index(index);
        }
        for (Expr part : expr.parts()) {
            walk(part);
        }
    }

    private void state(Situated.ActorIn in) {
        Optional<ActorGroup> group = group(in.of());
        if (group.isEmpty() || !(in.state() instanceof Expr.Literal(Object name, var position))) {
            return;
        }
        String text = String.valueOf(name);
        if (group.get().machine().find(text).isEmpty()) {
            List<String> states = group.get().machine().states().stream()
                    .map(state -> state.isRoot() ? "" : state.path()).toList();
            wrong(position, "the machine of `" + group.get().name() + "` has no state `" + text + "`",
                    DidYouMean.hint(text, states));
        }
        if (!in.counting() && in.of() instanceof Situated.Variable && group.get().counted()) {
            wrong(in.position(), "`" + group.get().name() + "` are several",
                    Optional.of("say which, as " + group.get().name() + "[0], or how many: "
                            + group.get().name() + ".count('" + text + "') > 0"));
        }
    }

    private void member(Structured.Member member) {
        Optional<ActorGroup> group = group(member.map());
        if (group.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (Variable variable : group.get().machine().context()) {
            names.add(variable.name());
        }
        if (!names.contains(member.field())) {
            wrong(member.position(),
                    "the machine of `" + group.get().name() + "` has no variable `" + member.field() + "`",
                    DidYouMean.hint(member.field(), names));
        }
    }

    private void index(Structured.Index index) {
        if (index.of() instanceof Situated.Variable of
                && index.index() instanceof Expr.Literal(Object at, var _)
                && at instanceof Long number && group(of).isPresent()
                && (number < 0 || number >= group(of).get().count())) {
            wrong(index.position(), "there is no actor `" + of.name() + "[" + number + "]`",
                    Optional.of("`" + of.name() + "` has " + group(of).get().count()));
        }
    }

    private Optional<ActorGroup> group(Expr expr) {
        Expr at = expr instanceof Structured.Index index ? index.of() : expr;
        if (at instanceof Situated.Variable variable) {
            return groups.stream().filter(group -> group.name().equals(variable.name())).findFirst();
        }
        return Optional.empty();
    }

    private void wrong(Position position, String message, Optional<String> hint) {
        problems.error(Expression.PROBLEM, position, message, hint);
    }
}
