package dev.actorweb.machine.system;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Scope;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `check`: what the system promises.
final class CheckReader {
    private static final List<String> WORDS = List.of("deadlock-free", "no-unhandled", "no-lost");
    private static final List<String> KEYS = List.of("mailbox-bound", "never", "always", "leads-to");
    private final Problems problems;
    private final List<ActorGroup> groups;
    private final Scope scope;

    CheckReader(Problems problems, List<ActorGroup> groups) {
        this.problems = problems;
        this.groups = groups;
        List<Scope.Declared> declared = new ArrayList<>();
        for (ActorGroup group : groups) {
            declared.add(new Scope.Declared(group.name(), group.counted() ? Type.LIST : Type.MAP));
        }
        this.scope = new Scope(declared, Optional.empty());
    }

    List<Check> read(Fields fields) {
        List<Check> checks = new ArrayList<>();
        for (Node node : fields.listOrSingle("check")) {
            if (node instanceof Scalar scalar) {
                word(scalar).ifPresent(checks::add);
            } else if (node instanceof Mapping mapping) {
                for (Entry entry : mapping.entries()) {
                    keyed(entry, checks);
                }
            } else {
                problems.error(Problem.WRONG_VALUE, node.position(), "a check is not " + node.noun());
            }
        }
        return checks;
    }

    private Optional<Check> word(Scalar scalar) {
        Position position = scalar.position();
        return switch (scalar.text()) {
            case "deadlock-free" -> Optional.of(new Check.DeadlockFree(position));
            case "no-unhandled" -> Optional.of(new Check.NoUnhandled(position));
            case "no-lost" -> Optional.of(new Check.NoLost(position));
            default -> {
                unknown(scalar.text(), position);
                yield Optional.empty();
            }
        };
    }

    private void unknown(String word, Position position) {
        List<String> all = new ArrayList<>(WORDS);
        all.addAll(KEYS);
        problems.error(Problem.UNKNOWN_KEY, position, "there is no check `" + word + "`",
                DidYouMean.hint(word, all).or(() -> Optional.of("checks are " + String.join(", ", all))));
    }

    private void keyed(Entry entry, List<Check> checks) {
        Position position = entry.keyPosition();
        switch (entry.key()) {
            case "mailbox-bound" -> bound(entry, checks);
            case "never" -> property(entry.value())
                    .ifPresent(condition -> checks.add(new Check.Never(condition, position)));
            case "always" -> property(entry.value())
                    .ifPresent(condition -> checks.add(new Check.Always(condition, position)));
            case "leads-to" -> leadsTo(entry).ifPresent(checks::add);
            default -> unknown(entry.key(), position);
        }
    }

    private void bound(Entry entry, List<Check> checks) {
        if (entry.value() instanceof Mapping mapping) {
            for (Entry bound : mapping.entries()) {
                Optional<Integer> most = number(bound.value());
                if (known(bound.key(), bound.keyPosition()) && most.isPresent()) {
                    checks.add(new Check.MailboxBound(Optional.of(bound.key()), most.get(),
                            entry.keyPosition()));
                }
            }
        } else {
            number(entry.value()).ifPresent(
                    most -> checks.add(new Check.MailboxBound(Optional.empty(), most, entry.keyPosition())));
        }
    }

    private boolean known(String group, Position position) {
        List<String> names = groups.stream().map(ActorGroup::name).toList();
        if (!names.contains(group)) {
            problems.error(Problem.WRONG_VALUE, position, "there is no actor `" + group + "`",
                    DidYouMean.hint(group, names));
        }
        return names.contains(group);
    }

    private Optional<Integer> number(Node node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Long value && value >= 0
                && value <= Integer.MAX_VALUE) {
            return Optional.of(value.intValue());
        }
        problems.error(Problem.WRONG_VALUE, node.position(), "a mailbox is bound by a whole number");
        return Optional.empty();
    }

    private Optional<Check> leadsTo(Entry entry) {
        Optional<Fields> found = Fields.of(entry.value(), problems, "`leads-to`");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        Optional<Property> from = required(fields, "from");
        Optional<Property> to = required(fields, "to");
        boolean fair = fields.choice("fair", List.of("weak", "none")).orElse("weak").equals("weak");
        fields.finish();
        return from.isPresent() && to.isPresent()
                ? Optional.of(new Check.LeadsTo(from.get(), to.get(), fair, entry.keyPosition()))
                : Optional.empty();
    }

    private Optional<Property> required(Fields fields, String key) {
        fields.requiredText(key);
        return fields.node(key).flatMap(this::property);
    }

    /// Reads a condition on the actors.
    Optional<Property> property(Node node) {
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            problems.error(Problem.WRONG_VALUE, node.position(),
                    "a condition must be an expression, not " + node.noun());
            return Optional.empty();
        }
        Optional<Expression> expression = Expression.parse(scalar, scope, problems);
        if (expression.isPresent() && expression.get().type() != Type.BOOL
                && expression.get().type() != Type.ANY) {
            problems.error(Expression.PROBLEM, scalar.position(),
                    "a condition is true or false; this is of type " + expression.get().type());
            return Optional.empty();
        }
        return expression.map(
                found -> new Property(found, new Mentions(groups, problems).check(found.tree())));
    }
}
