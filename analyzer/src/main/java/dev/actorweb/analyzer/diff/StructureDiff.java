package dev.actorweb.analyzer.diff;

import dev.actorweb.analyzer.diff.Change.Kind;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What is written differently: states by their paths, their transitions by what they wait for,
/// events and variables by their names.
public final class StructureDiff {
    private final List<Change> changes = new ArrayList<>();

    private StructureDiff() {}

    /// The differences, in the order of the old version, then what is new.
    public static List<Change> of(Machine before, Machine after) {
        StructureDiff diff = new StructureDiff();
        diff.states(before, after);
        diff.events(before, after);
        diff.variables(before, after);
        return diff.changes;
    }

    private void add(Kind kind, String what, Position position) {
        changes.add(new Change(kind, what, position));
    }

    // ---- states and their transitions

    private void states(Machine before, Machine after) {
        for (State old : before.states()) {
            Optional<State> now = after.at(old.path());
            if (now.isEmpty()) {
                add(Kind.REMOVED, "state `" + old.name() + "`", old.position());
            } else {
                state(old, now.get());
            }
        }
        for (State now : after.states()) {
            if (before.at(now.path()).isEmpty()) {
                add(Kind.ADDED, "state `" + now.name() + "`", now.position());
            }
        }
    }

    private void state(State old, State now) {
        if (old.kind() != now.kind()) {
            add(Kind.CHANGED, "state `" + now.name() + "` is " + word(now) + ", and was " + word(old),
                    now.position());
        }
        if (!targets(old).equals(targets(now))) {
            add(Kind.CHANGED, "state `" + now.name() + "` begins with " + targets(now) + ", and began with "
                    + targets(old), now.position());
        }
        if (!deferred(old).equals(deferred(now))) {
            add(Kind.CHANGED,
                    "what `" + now.name() + "` defers: " + deferred(now) + ", and was " + deferred(old),
                    now.position());
        }
        actions("entry actions", now, texts(old.entry()).equals(texts(now.entry())));
        actions("exit actions", now, texts(old.exit()).equals(texts(now.exit())));
        Map<String, List<Transition>> left = byTrigger(old);
        for (Map.Entry<String, List<Transition>> entry : byTrigger(now).entrySet()) {
            List<Transition> olds = left.getOrDefault(entry.getKey(), List.of());
            List<Transition> nows = entry.getValue();
            left.remove(entry.getKey());
            for (int i = 0; i < Math.max(olds.size(), nows.size()); i++) {
                if (i >= nows.size()) {
                    add(Kind.REMOVED, text(old, olds.get(i)), olds.get(i).position());
                } else if (i >= olds.size()) {
                    add(Kind.ADDED, text(now, nows.get(i)), nows.get(i).position());
                } else {
                    transition(now, olds.get(i), nows.get(i));
                }
            }
        }
        for (List<Transition> gone : left.values()) {
            for (Transition transition : gone) {
                add(Kind.REMOVED, text(old, transition), transition.position());
            }
        }
    }

    private static List<String> deferred(State state) {
        return state.defer().stream().map(Trigger.OnEvent::descriptor).sorted().toList();
    }

    private void actions(String what, State now, boolean same) {
        if (!same) {
            add(Kind.CHANGED, what + " of `" + now.name() + "`", now.position());
        }
    }

    private void transition(State state, Transition old, Transition now) {
        List<String> parts = new ArrayList<>();
        if (!old.targets().stream().map(Target::text).toList()
                .equals(now.targets().stream().map(Target::text).toList())) {
            parts.add("leads to " + targets(now.targets()) + ", and led to " + targets(old.targets()));
        }
        if (!guard(old.guard()).equals(guard(now.guard()))) {
            parts.add("its condition is " + shown(guard(now.guard())) + ", and was "
                    + shown(guard(old.guard())));
        }
        if (!texts(old.actions()).equals(texts(now.actions()))) {
            parts.add("its actions differ");
        }
        if (old.reenter() != now.reenter()) {
            parts.add(now.reenter() ? "it enters its state again" : "it does not enter its state again");
        }
        if (old.forbidden() != now.forbidden()) {
            parts.add(now.forbidden() ? "it only forbids the event" : "it does not only forbid the event");
        }
        if (!parts.isEmpty()) {
            add(Kind.CHANGED, text(state, now) + ": " + String.join("; ", parts), now.position());
        }
    }

    private static Map<String, List<Transition>> byTrigger(State state) {
        Map<String, List<Transition>> found = new LinkedHashMap<>();
        for (Transition transition : state.transitions()) {
            found.computeIfAbsent(TransitionText.trigger(transition.trigger()), _ -> new ArrayList<>())
                    .add(transition);
        }
        return found;
    }

    private static String text(State state, Transition transition) {
        return "transition `" + state.name() + " " + TransitionText.trigger(transition.trigger()) + "`";
    }

    private static String word(State state) {
        return state.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String targets(State state) {
        return state.initial().map(initial -> targets(initial.targets())).orElse("nothing");
    }

    private static String targets(List<Target> targets) {
        return targets.isEmpty()
                ? "nothing"
                : "`" + String.join("`, `", targets.stream().map(Target::text).toList()) + "`";
    }

    private static String shown(String guard) {
        return guard.isEmpty() ? "none" : "`" + guard + "`";
    }

    private static String guard(Optional<Guard> guard) {
        return guard.map(StructureDiff::guard).orElse("");
    }

    private static String guard(Guard guard) {
        return switch (guard) {
            case Guard.Named named -> named.name()
                    + (named.params().entries().isEmpty() ? "" : Places.without(named.params().toString()));
            case Guard.Inline inline -> inline.expression().source();
            case Guard.Not not -> "!(" + guard(not.guard()) + ")";
            case Guard.And and ->
                String.join(" && ", and.guards().stream().map(StructureDiff::guard).toList());
            case Guard.Or or -> String.join(" || ", or.guards().stream().map(StructureDiff::guard).toList());
            case Guard.StateIn in -> "in " + in.state().text();
        };
    }

    /// Actions without the places at which they are written.
    private static List<String> texts(List<?> actions) {
        return actions.stream().map(action -> Places.without(String.valueOf(action))).toList();
    }

    // ---- events and variables

    private void events(Machine before, Machine after) {
        Map<String, EventDeclaration> left = new LinkedHashMap<>();
        before.events().forEach(event -> left.put(event.name(), event));
        for (EventDeclaration now : after.events()) {
            EventDeclaration old = left.remove(now.name());
            if (old == null) {
                add(Kind.ADDED, "event `" + now.name() + "`", now.position());
            } else if (!fields(old).equals(fields(now))) {
                add(Kind.CHANGED, "data of `" + now.name() + "`: " + fields(now) + ", and was " + fields(old),
                        now.position());
            }
        }
        left.values().forEach(gone -> add(Kind.REMOVED, "event `" + gone.name() + "`", gone.position()));
    }

    private static Map<String, Type> fields(EventDeclaration event) {
        Map<String, Type> fields = new LinkedHashMap<>();
        event.fields().forEach(field -> fields.put(field.name(), field.type()));
        return fields;
    }

    private void variables(Machine before, Machine after) {
        Map<String, Variable> left = new LinkedHashMap<>();
        before.context().forEach(variable -> left.put(variable.name(), variable));
        for (Variable now : after.context()) {
            Variable old = left.remove(now.name());
            if (old == null) {
                add(Kind.ADDED, "variable `" + now.name() + "`", now.position());
            } else if (!Objects.equals(old.initial(), now.initial())) {
                add(Kind.CHANGED, "variable `" + now.name() + "` begins with " + now.initial()
                        + ", and began with " + old.initial(), now.position());
            }
        }
        left.values().forEach(gone -> add(Kind.REMOVED, "variable `" + gone.name() + "`", gone.position()));
    }
}
