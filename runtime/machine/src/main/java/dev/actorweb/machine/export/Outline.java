package dev.actorweb.machine.export;

import dev.actorweb.machine.Declarations;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A machine as nested maps and lists, with the keys of YAML specs and XState configurations.
final class Outline {
    private final Machine machine;
    private final boolean xstate;
    private final Problems problems;
    private final Behaviour behaviour;

    Outline(Machine machine, Format format, Problems problems) {
        this.machine = machine;
        this.xstate = format == Format.XSTATE;
        this.problems = problems;
        this.behaviour = new Behaviour(xstate, problems);
    }

    Map<String, @Nullable Object> machine() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        State root = machine.root();
        if (xstate) {
            all.put("id", machine.name());
        } else {
            all.put("machine", machine.name());
            root.id().ifPresent(id -> all.put("id", id.text()));
        }
        if (xstate && root.id().isPresent() && !root.id().get().text().equals(machine.name())) {
            error(root.id().get().position(), "a name besides the id");
        }
        machine.description().ifPresent(text -> all.put("description", text));
        dialect(all);
        context(all);
        events(all);
        declarations(all);
        state(root, all);
        return all;
    }

    private void dialect(Map<String, @Nullable Object> all) {
        if (machine.dialect() == Dialect.XSTATE) {
            return;
        }
        if (xstate) {
            error(root().position(), "SCXML's semantics (prefixes of event names, document order)");
        } else {
            all.put("dialect", "scxml");
        }
        machine.parts().forEach(
                (name, part) -> error(part.root().position(),
                        "a machine inside the machine (`" + name + "`)"));
    }

    private State root() {
        return machine.root();
    }

    private void error(Position position, String what) {
        behaviour.error(position, what);
    }

    private void lost(Position position, String what) {
        problems.warning(Exporter.PROBLEM, position, "XState's JSON does not keep " + what, Optional.empty());
    }

    // ---- declarations

    private void context(Map<String, @Nullable Object> all) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        for (Variable variable : machine.context()) {
            if (variable.computed().isPresent()) {
                error(variable.position(), "a computed initial value (`" + variable.name() + "`)");
            }
            boolean declared = isDeclared(variable);
            if (declared && xstate) {
                lost(variable.position(), "the type and domain of `" + variable.name() + "`");
            }
            context.put(variable.name(), declared && !xstate ? declaration(variable) : variable.initial());
        }
        if (!context.isEmpty()) {
            all.put("context", context);
        }
    }

    /// Whether the value alone does not say all about a variable.
    private static boolean isDeclared(Variable variable) {
        Object initial = variable.initial();
        Type shown = initial == null ? Type.ANY : Type.of(initial);
        boolean looksDeclared = initial instanceof Map<?, ?> map && map.containsKey("type");
        return shown != variable.type() || looksDeclared || variable.min().isPresent()
                || variable.max().isPresent() || !variable.values().isEmpty();
    }

    private static Map<String, @Nullable Object> declaration(Variable variable) {
        Map<String, @Nullable Object> declaration = new LinkedHashMap<>();
        declaration.put("type", variable.type().toString());
        declaration.put("initial", variable.initial());
        variable.min().ifPresent(min -> declaration.put("min", min));
        variable.max().ifPresent(max -> declaration.put("max", max));
        if (!variable.values().isEmpty()) {
            declaration.put("values", variable.values());
        }
        return declaration;
    }

    private void events(Map<String, @Nullable Object> all) {
        if (!machine.eventsDeclared()) {
            return;
        }
        if (xstate) {
            lost(root().position(), "the declared events");
            return;
        }
        Map<String, @Nullable Object> events = new LinkedHashMap<>();
        for (EventDeclaration event : machine.events()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (EventDeclaration.Field field : event.fields()) {
                Map<String, @Nullable Object> domain = new LinkedHashMap<>();
                domain.put("type", field.type().toString());
                domain.put("values", field.values());
                fields.put(field.name(), field.isRestricted() ? domain : field.type().toString());
            }
            events.put(event.name(), fields);
        }
        all.put("events", events);
    }

    private void declarations(Map<String, @Nullable Object> all) {
        names(all, "guards", machine.declarations().guards());
        names(all, "actions", machine.declarations().actions());
        names(all, "services", machine.declarations().services());
        names(all, "delays", machine.declarations().delays());
    }

    private void names(Map<String, @Nullable Object> all, String key,
            Optional<List<Declarations.Name>> declared) {
        if (declared.isEmpty()) {
            return;
        }
        if (xstate) {
            lost(root().position(), "the declared " + key);
            return;
        }
        List<String> names = new ArrayList<>();
        for (Declarations.Name name : declared.get()) {
            names.add(name.text());
        }
        all.put(key, names);
    }

    // ---- states

    private void state(State state, Map<String, @Nullable Object> into) {
        type(state).ifPresent(type -> into.put("type", type));
        if (!state.isRoot()) {
            state.id().ifPresent(id -> into.put("id", id.text()));
            state.description().ifPresent(text -> into.put("description", text));
        }
        if (!state.tags().isEmpty()) {
            into.put("tags", state.tags());
        }
        state.initial().ifPresent(initial -> into.put("initial", initial(initial)));
        on(state, into);
        defer(state, into);
        transitions("always", state.always(), into);
        after(state, into);
        transitions("onDone", state.onDone(), into);
        if (!state.invokes().isEmpty()) {
            into.put("invoke", invokes(state));
        }
        behaviour.actions("entry", state.entry(), into);
        behaviour.actions("exit", state.exit(), into);
        if (state.history().isPresent()) {
            into.put("history", state.history().get() == State.History.DEEP ? "deep" : "shallow");
        }
        if (!state.historyDefault().isEmpty()) {
            into.put("target", targets(state.historyDefault()));
        }
        state.output().ifPresent(output -> into.put("output", behaviour.value(output, state.position())));
        state.meta().ifPresent(meta -> into.put("meta", meta.toJava()));
        if (!state.children().isEmpty() || (state.kind() == Kind.COMPOUND)) {
            Map<String, @Nullable Object> children = new LinkedHashMap<>();
            for (State child : machine.children(state)) {
                Map<String, @Nullable Object> nested = new LinkedHashMap<>();
                state(child, nested);
                if (children.put(child.key(), nested) != null) {
                    error(child.position(), "two states of one name (`" + child.key() + "`)");
                }
            }
            into.put("states", children);
        }
    }

    private static Optional<String> type(State state) {
        return switch (state.kind()) {
            case PARALLEL -> Optional.of("parallel");
            case FINAL -> Optional.of("final");
            case HISTORY -> Optional.of("history");
            case ATOMIC, COMPOUND -> Optional.empty();
        };
    }

    private Object initial(State.Initial initial) {
        if (initial.actions().isEmpty()) {
            return targets(initial.targets());
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("target", targets(initial.targets()));
        behaviour.actions("actions", initial.actions(), fields);
        return fields;
    }

    private static Object targets(List<Target> targets) {
        if (targets.size() == 1) {
            return targets.getFirst().text();
        }
        List<String> texts = new ArrayList<>();
        for (Target target : targets) {
            texts.add(target.text());
        }
        return texts;
    }

    private List<Object> invokes(State state) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < state.invokes().size(); i++) {
            Invoke invoke = state.invokes().get(i);
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            if (!invoke.id().equals(i + "." + machine.idOf(state))) {
                fields.put("id", invoke.id());
            }
            fields.put("src", invoke.src());
            Object input = behaviour.value(invoke.input(), invoke.position());
            if (!(input instanceof Map<?, ?> map && map.isEmpty())) {
                fields.put("input", input);
            }
            transitions("onDone", invoke.onDone(), fields);
            transitions("onError", invoke.onError(), fields);
            transitions("onSnapshot", invoke.onSnapshot(), fields);
            if (invoke.forward() || !invoke.finalizing().isEmpty() || invoke.idLocation().isPresent()
                    || invoke.computed().isPresent()) {
                error(invoke.position(),
                        "an invoke with autoforward, finalize, idlocation or a computed source");
            }
            all.add(fields);
        }
        return all;
    }

    // ---- transitions

    private void on(State state, Map<String, @Nullable Object> into) {
        Map<String, List<Transition>> lists = new LinkedHashMap<>();
        String last = "";
        for (Transition transition : state.on()) {
            String descriptor = ((Trigger.OnEvent) transition.trigger()).descriptor();
            if (lists.containsKey(descriptor) && !descriptor.equals(last)
                    && machine.dialect() == Dialect.SCXML) {
                error(transition.position(), "the order of transitions on `" + descriptor + "` and others");
            }
            lists.computeIfAbsent(descriptor, _ -> new ArrayList<>()).add(transition);
            last = descriptor;
        }
        byKey("on", lists, into);
    }

    private void defer(State state, Map<String, @Nullable Object> into) {
        if (state.defer().isEmpty()) {
            return;
        }
        if (xstate) {
            error(state.defer().getFirst().position(), "`defer`");
            return;
        }
        into.put("defer", state.defer().stream().map(Trigger.OnEvent::descriptor).toList());
    }

    private void after(State state, Map<String, @Nullable Object> into) {
        Map<String, List<Transition>> lists = new LinkedHashMap<>();
        for (Transition transition : state.after()) {
            lists.computeIfAbsent(delay(((Trigger.After) transition.trigger()).delay()),
                    _ -> new ArrayList<>()).add(transition);
        }
        byKey("after", lists, into);
    }

    private String delay(Delay delay) {
        if (xstate && delay instanceof Delay.Computed) {
            error(delay.position(), "the delay `" + delay.text() + "`, which is computed");
        }
        return xstate ? Behaviour.milliseconds(delay) : delay.text();
    }

    private void byKey(String key, Map<String, List<Transition>> lists, Map<String, @Nullable Object> into) {
        if (lists.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        lists.forEach((descriptor, list) -> all.put(descriptor, list(list)));
        into.put(key, all);
    }

    private void transitions(String key, List<Transition> list, Map<String, @Nullable Object> into) {
        if (!list.isEmpty()) {
            into.put(key, list(list));
        }
    }

    private @Nullable Object list(List<Transition> list) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Transition transition : list) {
            all.add(transition(transition));
        }
        return all.size() == 1 ? all.getFirst() : all;
    }

    private @Nullable Object transition(Transition transition) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (!transition.targets().isEmpty()) {
            fields.put("target", targets(transition.targets()));
        }
        transition.guard().ifPresent(guard -> behaviour.guard(guard, fields));
        behaviour.actions("actions", transition.actions(), fields);
        if (transition.reenter()) {
            fields.put("reenter", true);
        }
        if (fields.isEmpty() && !transition.forbidden()) {
            fields.put("target", List.of());
        }
        transition.description().ifPresent(text -> fields.put("description", text));
        transition.meta().ifPresent(meta -> fields.put("meta", meta.toJava()));
        boolean only = fields.size() == 1 && fields.get("target") instanceof String;
        return only ? fields.get("target") : fields;
    }
}
