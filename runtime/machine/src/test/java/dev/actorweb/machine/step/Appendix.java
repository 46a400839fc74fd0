package dev.actorweb.machine.step;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.Expression;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/// The algorithm of SCXML's appendix D, procedure by procedure, with XState's refinements marked as
/// such: slow, over the machine as it was written, and independent of what is compiled. Knows named
/// actions, `assign` and `raise`.
@NullUnmarked // a transcription: brevity before care
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"}) // elements are compared by
                                                                 // identity
final class Appendix implements Env {
    static final int LIMIT = 200;
    private final Machine machine;
    private final Set<State> configuration = new OrderedSet<>();
    private final Map<Transition, State> sources = new IdentityHashMap<>();
    private final Map<State, Set<State>> historyValue = new IdentityHashMap<>();
    private final ArrayDeque<String> internalQueue = new ArrayDeque<>();
    private final List<String> deferred = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private Map<String, Object> datamodel = new LinkedHashMap<>();
    private String event = "xstate.init";
    private boolean running = true;
    private boolean changed;
    private boolean taken;

    /// The standard's ordered set, of things that are compared by identity.
    private static final class OrderedSet<T> extends AbstractSet<T> {
        private final List<T> items = new ArrayList<>();

        OrderedSet() {}

        OrderedSet(Collection<T> others) {
            items.addAll(others);
        }

        @Override
        public boolean add(T item) {
            return !contains(item) && items.add(item);
        }

        @Override
        public boolean contains(Object item) {
            return items.stream().anyMatch(one -> one == item);
        }

        @Override
        public boolean remove(Object item) {
            return items.removeIf(one -> one == item);
        }

        @Override
        public Iterator<T> iterator() {
            return items.iterator();
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    /// The step has no end.
    static final class Endless extends RuntimeException {}

    Appendix(Machine machine) {
        this.machine = machine;
        machine.states().forEach(state -> state.transitions().forEach(one -> sources.put(one, state)));
        machine.context().forEach(variable -> datamodel.put(variable.name(), variable.initial()));
    }

    List<String> start() {
        Set<State> toEnter = new OrderedSet<>();
        Set<State> byDefault = new OrderedSet<>();
        toEnter.add(machine.root());
        byDefault.add(machine.root());
        addDescendantStatesToEnter(machine.root(), toEnter, byDefault);
        enter(toEnter, byDefault);
        changed = false;
        taken = true;
        macrostep();
        takeAgain();
        return takeLog();
    }

    List<String> send(String name) {
        if (running) {
            event = name;
            taken = false;
            handle(name);
            macrostep();
            takeAgain();
        }
        return takeLog();
    }

    /// The events that are kept, the oldest first.
    List<String> deferred() {
        return deferred;
    }

    private void handle(String name) {
        List<Transition> enabled = selectTransitions(name);
        if (enabled.isEmpty() && isDeferred(name)) {
            deferred.add(name);
        }
        microstep(removeConflictingTransitions(enabled));
    }

    private boolean isDeferred(String name) {
        return !name.startsWith("xstate.") && configuration.stream().flatMap(state -> state.defer().stream())
                .anyMatch(one -> machine.dialect().matches(one.descriptor(), name));
    }

    /// After every step that took a transition: as long as there is one, the oldest event that is
    /// enabled or deferred no more is handled like a new one.
    private void takeAgain() {
        for (int steps = 0; taken && running; steps++) {
            if (steps > LIMIT) {
                throw new Endless();
            }
            Optional<String> next = deferred.stream().filter(name -> {
                event = name;
                return !isDeferred(name) || !selectTransitions(name).isEmpty();
            }).findFirst();
            if (next.isEmpty()) {
                return;
            }
            deferred.remove(next.get());
            event = next.get();
            handle(next.get());
            macrostep();
        }
    }

    boolean isRunning() {
        return running;
    }

    /// The active states, in the order of entry.
    List<String> configuration() {
        return configuration.stream().map(State::path).toList();
    }

    Map<String, Object> datamodel() {
        return datamodel;
    }

    private List<String> takeLog() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    private void macrostep() {
        boolean lookForEventless = true;
        for (int steps = 0; running; steps++) {
            if (steps > LIMIT) {
                throw new Endless();
            }
            List<Transition> enabled = lookForEventless ? selectEventlessTransitions() : List.of();
            if (!enabled.isEmpty()) {
                // XState: after a microstep that changed nothing, no eventless ones
                lookForEventless = microstep(removeConflictingTransitions(enabled));
                continue;
            }
            if (internalQueue.isEmpty()) {
                return;
            }
            event = internalQueue.remove();
            handle(event);
            lookForEventless = true;
        }
    }

    // ---- selectTransitions

    /// XState: a parallel state is asked only when none of its regions has an enabled transition,
    /// and regions in the order in which they were entered; states missing from an inconsistent
    /// configuration are asked as if they were there.
    private List<Transition> selectTransitions(String name) {
        return select(machine.root(), complete(), name);
    }

    private List<Transition> select(State state, Set<State> shown, String name) {
        List<Transition> inside = new ArrayList<>();
        for (State child : shown) {
            if (child.parent() == state.index()) {
                inside.addAll(select(child, shown, name));
                if (state.kind() == Kind.COMPOUND && isAtomic(child)) {
                    break;
                }
            }
        }
        return inside.isEmpty() ? first(candidates(state, name)) : inside;
    }

    private Set<State> complete() {
        Set<State> all = new OrderedSet<>(configuration);
        for (State state : List.copyOf(all)) {
            boolean childless = configuration.stream().noneMatch(one -> one.parent() == state.index());
            if (state.kind() == Kind.COMPOUND && childless) {
                addDefault(state, state, all);
            }
        }
        List<State> queue = new ArrayList<>(all);
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i).kind() == Kind.PARALLEL) {
                for (State region : regions(queue.get(i))) {
                    if (!all.contains(region)) {
                        addDefault(region, region, all);
                        queue.clear();
                        queue.addAll(all);
                    }
                }
            }
        }
        for (State state : List.copyOf(all)) {
            ancestors(state, null).forEach(all::add);
        }
        return all;
    }

    private void addDefault(State state, State top, Set<State> all) {
        List<State> path = new ArrayList<>(List.of(state));
        for (State at = state; at != top;) {
            at = machine.parent(at).orElseThrow();
            path.add(at);
        }
        all.addAll(path);
        if (state.kind() == Kind.COMPOUND) {
            addDefault(initial(state), top, all);
        } else if (state.kind() == Kind.PARALLEL) {
            regions(state).forEach(region -> addDefault(region, top, all));
        }
    }

    /// XState: exact names first, then wildcards, the longest first; each in document order.
    private List<Transition> candidates(State state, String name) {
        Map<String, List<Transition>> byDescriptor = new LinkedHashMap<>();
        for (Transition transition : state.on()) {
            add(((Trigger.OnEvent) transition.trigger()).descriptor(), transition, byDescriptor);
        }
        state.onDone().forEach(transition -> add("xstate.done.state." + machine.idOf(state), transition,
                byDescriptor));
        List<Transition> found = new ArrayList<>(byDescriptor.getOrDefault(name, List.of()));
        byDescriptor.keySet().stream().filter(descriptor -> descriptor.endsWith("*"))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .filter(descriptor -> descriptor.equals("*")
                        || (name + ".").startsWith(descriptor.substring(0, descriptor.length() - 1)))
                .forEach(descriptor -> found.addAll(byDescriptor.get(descriptor)));
        return found;
    }

    private static void add(String descriptor, Transition transition, Map<String, List<Transition>> to) {
        to.computeIfAbsent(descriptor, _ -> new ArrayList<>()).add(transition);
    }

    private List<Transition> first(List<Transition> candidates) {
        return candidates.stream().filter(t -> t.guard().isEmpty() || holds(t.guard().get())).limit(1)
                .toList();
    }

    private List<Transition> selectEventlessTransitions() {
        Set<Transition> enabled = new OrderedSet<>();
        for (State state : configuration) {
            if (isAtomic(state)) {
                List<State> chain = new ArrayList<>(List.of(state));
                chain.addAll(ancestors(state, null));
                chain.stream().map(one -> first(one.always())).filter(found -> !found.isEmpty()).findFirst()
                        .ifPresent(enabled::addAll);
            }
        }
        return List.copyOf(enabled);
    }

    private List<Transition> removeConflictingTransitions(List<Transition> enabled) {
        List<Transition> filtered = new ArrayList<>();
        for (Transition t1 : enabled) {
            List<Transition> toRemove = new ArrayList<>();
            boolean preempted = false;
            for (Transition t2 : filtered) {
                if (intersect(exitSet(List.of(t1)), exitSet(List.of(t2)))) {
                    if (machine.isDescendant(source(t1), source(t2))) {
                        toRemove.add(t2);
                    } else {
                        preempted = true;
                        break;
                    }
                }
            }
            if (!preempted) {
                filtered.removeAll(toRemove);
                filtered.add(t1);
            }
        }
        return filtered;
    }

    private static boolean intersect(Set<State> a, Set<State> b) {
        return a.stream().anyMatch(b::contains);
    }

    // ---- microstep

    private boolean microstep(List<Transition> enabled) {
        if (enabled.isEmpty()) {
            return false;
        }
        taken = true;
        Set<State> before = new OrderedSet<>(configuration);
        boolean rememberedAnew = exitStates(enabled);
        enabled.forEach(transition -> execute(transition.actions()));
        Set<State> toEnter = new OrderedSet<>();
        Set<State> byDefault = new OrderedSet<>();
        computeEntrySet(enabled, toEnter, byDefault);
        enter(toEnter, byDefault);
        boolean different = changed;
        changed = false;
        if (configuration.equals(before) && !rememberedAnew) {
            configuration.clear(); // XState: the order of entry stays as it was
            configuration.addAll(before);
            return different;
        }
        return true;
    }

    private boolean exitStates(List<Transition> enabled) {
        List<State> toExit = new ArrayList<>(exitSet(enabled));
        toExit.sort(Comparator.comparingInt(State::index).reversed());
        boolean remembered = false;
        for (State state : toExit) {
            for (State history : machine.children(state)) {
                if (history.kind() == Kind.HISTORY) {
                    boolean deep = history.history().orElseThrow() == History.DEEP;
                    Set<State> value = new OrderedSet<>();
                    for (State one : inDocumentOrder(configuration)) {
                        if (deep
                                ? isAtomic(one) && machine.isDescendant(one, state)
                                : one.parent() == state.index()) {
                            value.add(one);
                        }
                    }
                    historyValue.put(history, value);
                    remembered = true;
                }
            }
        }
        for (State state : toExit) {
            execute(state.exit());
            configuration.remove(state);
        }
        return remembered;
    }

    private Set<State> exitSet(List<Transition> transitions) {
        Set<State> toExit = new OrderedSet<>();
        for (Transition transition : transitions) {
            if (!transition.targets().isEmpty()) {
                Optional<State> domain = transitionDomain(transition);
                if (transition.reenter() && domain.isPresent() && domain.get() == source(transition)) {
                    toExit.add(domain.get()); // XState: `reenter` on the domain itself
                }
                for (State state : configuration) {
                    if (domain.isEmpty() || machine.isDescendant(state, domain.get())) {
                        toExit.add(state);
                    }
                }
            }
        }
        return toExit;
    }

    /// XState: a transition that does not re-enter and stays inside its source, of whatever kind,
    /// has its source as domain; one that re-enters may leave the root.
    private Optional<State> transitionDomain(Transition transition) {
        State source = source(transition);
        List<State> targets = effectiveTargetStates(targets(transition));
        if (!transition.reenter() && targets.stream()
                .allMatch(target -> target == source || machine.isDescendant(target, source))) {
            return Optional.of(source);
        }
        List<State> all = new ArrayList<>(targets);
        all.add(source);
        for (State ancestor : ancestors(all.getFirst(), null)) {
            if (all.stream().allMatch(state -> machine.isDescendant(state, ancestor))) {
                return Optional.of(ancestor);
            }
        }
        return transition.reenter() ? Optional.empty() : Optional.of(machine.root());
    }

    private List<State> effectiveTargetStates(List<State> targets) {
        Set<State> found = new OrderedSet<>();
        for (State state : targets) {
            if (state.kind() != Kind.HISTORY) {
                found.add(state);
            } else if (isRemembered(state)) {
                found.addAll(historyValue.get(state));
            } else {
                found.addAll(effectiveTargetStates(historyDefault(state)));
            }
        }
        return List.copyOf(found);
    }

    private boolean isRemembered(State history) {
        return historyValue.containsKey(history) && !historyValue.get(history).isEmpty();
    }

    private List<State> historyDefault(State history) {
        if (!history.historyDefault().isEmpty()) {
            return resolve(history, history.historyDefault());
        }
        State parent = machine.parent(history).orElseThrow();
        return List.of(parent.kind() == Kind.PARALLEL ? parent : initial(parent));
    }

    // ---- entering

    private void computeEntrySet(List<Transition> transitions, Set<State> toEnter, Set<State> byDefault) {
        for (Transition transition : transitions) {
            if (transition.targets().isEmpty()) {
                continue;
            }
            State source = source(transition);
            Optional<State> domain = transitionDomain(transition);
            for (State target : targets(transition)) {
                // XState: the source as its own target is entered only when it is left
                boolean entered = target != source || domain.isEmpty() || domain.get() != source
                        || transition.reenter();
                if (target.kind() != Kind.HISTORY && entered) {
                    toEnter.add(target);
                    byDefault.add(target);
                }
                addDescendantStatesToEnter(target, toEnter, byDefault);
            }
            boolean anywhere = domain.isEmpty() || (source.isRoot() && transition.reenter());
            for (State target : effectiveTargetStates(targets(transition))) {
                List<State> ancestors = new ArrayList<>(ancestors(target, domain.orElse(null)));
                domain.filter(one -> one.kind() == Kind.PARALLEL).ifPresent(ancestors::add);
                addAncestorStatesToEnter(ancestors, anywhere ? Optional.empty() : domain, toEnter, byDefault);
            }
        }
    }

    private void addDescendantStatesToEnter(State state, Set<State> toEnter, Set<State> byDefault) {
        if (state.kind() == Kind.HISTORY) {
            State parent = machine.parent(state).orElseThrow();
            Collection<State> targets = isRemembered(state) ? historyValue.get(state) : historyDefault(state);
            if (!isRemembered(state) && state.historyDefault().isEmpty() && parent.kind() == Kind.COMPOUND) {
                byDefault.add(parent);
            }
            for (State target : targets) {
                toEnter.add(target);
                addDescendantStatesToEnter(target, toEnter, byDefault);
            }
            for (State target : targets) {
                addAncestorStatesToEnter(ancestors(target, parent), Optional.empty(), toEnter, byDefault);
            }
        } else if (state.kind() == Kind.COMPOUND) {
            State initial = initial(state);
            if (initial.kind() != Kind.HISTORY) {
                toEnter.add(initial);
                byDefault.add(initial);
            }
            addDescendantStatesToEnter(initial, toEnter, byDefault);
            addAncestorStatesToEnter(ancestors(initial, state), Optional.empty(), toEnter, byDefault);
        } else if (state.kind() == Kind.PARALLEL) {
            for (State region : regions(state)) {
                if (toEnter.stream().noneMatch(one -> machine.isDescendant(one, region))) {
                    toEnter.add(region);
                    byDefault.add(region);
                    addDescendantStatesToEnter(region, toEnter, byDefault);
                }
            }
        }
    }

    private void addAncestorStatesToEnter(List<State> ancestors, Optional<State> within, Set<State> toEnter,
            Set<State> byDefault) {
        for (State ancestor : ancestors) {
            if (within.isEmpty() || machine.isDescendant(ancestor, within.get())) {
                toEnter.add(ancestor);
            }
            if (ancestor.kind() == Kind.PARALLEL) {
                for (State region : regions(ancestor)) {
                    if (toEnter.stream().noneMatch(one -> machine.isDescendant(one, region))) {
                        toEnter.add(region);
                        addDescendantStatesToEnter(region, toEnter, byDefault);
                    }
                }
            }
        }
    }

    private void enter(Set<State> toEnter, Set<State> byDefault) {
        Set<State> completed = new OrderedSet<>();
        for (State state : inDocumentOrder(toEnter)) {
            configuration.add(state);
            execute(state.entry());
            if (byDefault.contains(state)) {
                state.initial().ifPresent(initial -> execute(initial.actions()));
            }
            if (state.kind() == Kind.FINAL) {
                finalEntered(state, completed);
            }
        }
        if (!running) {
            List<State> all = inDocumentOrder(configuration);
            all.reversed().forEach(state -> execute(state.exit()));
        }
    }

    private void finalEntered(State state, Set<State> completed) {
        Optional<State> ancestor = machine.parent(state);
        if (ancestor.isPresent() && ancestor.get().kind() != Kind.PARALLEL) {
            internalQueue.add("xstate.done.state." + machine.idOf(ancestor.get()));
            ancestor = machine.parent(ancestor.get());
        }
        while (ancestor.isPresent() && ancestor.get().kind() == Kind.PARALLEL
                && !completed.contains(ancestor.get()) && isInFinalState(ancestor.get())) {
            completed.add(ancestor.get());
            internalQueue.add("xstate.done.state." + machine.idOf(ancestor.get()));
            ancestor = machine.parent(ancestor.get());
        }
        if (ancestor.isEmpty()) {
            running = false;
            changed = true;
        }
    }

    private boolean isInFinalState(State state) {
        return switch (state.kind()) {
            case COMPOUND -> machine.children(state).stream()
                    .anyMatch(child -> child.kind() == Kind.FINAL && configuration.contains(child));
            case PARALLEL -> regions(state).stream().allMatch(this::isInFinalState);
            case FINAL -> true;
            case ATOMIC, HISTORY -> false;
        };
    }

    // ---- executable content

    private void execute(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.Named named) {
                log.add(named.name());
            } else if (action instanceof Action.Raise raise) {
                internalQueue.add(raise.event().type());
            } else if (action instanceof Action.Assign assign) {
                Map<String, Object> next = new LinkedHashMap<>(datamodel);
                assign.assignments().forEach(one -> next.put(one.variable(), one.value().eval(this)));
                datamodel = next;
                changed = true;
            } else {
                throw new IllegalStateException("not known here: " + action);
            }
        }
    }

    private boolean holds(Guard guard) {
        return switch (guard) {
            case Guard.Named named -> named.name().equals("T");
            case Guard.Inline(Expression expression, var _) -> expression.eval(this).equals(true);
            case Guard.And and -> and.guards().stream().allMatch(this::holds);
            case Guard.Or or -> or.guards().stream().anyMatch(this::holds);
            case Guard.Not not -> !holds(not.guard());
            case Guard.StateIn in -> configuration.contains(machine.find(in.state().text()).orElseThrow());
        };
    }

    @Override
    public Object variable(int slot) {
        return List.copyOf(datamodel.values()).get(slot);
    }

    @Override
    public String eventType() {
        return event;
    }

    @Override
    public Map<String, ?> eventData() {
        return Map.of();
    }

    @Override
    public boolean in(String state) {
        return machine.find(state).filter(configuration::contains).isPresent();
    }

    @Override
    public String state() {
        throw new IllegalStateException("not known here");
    }

    // ---- the tree

    private State source(Transition transition) {
        return sources.get(transition);
    }

    private List<State> targets(Transition transition) {
        return resolve(source(transition), transition.targets());
    }

    private List<State> resolve(State source, List<Target> targets) {
        return targets.stream().map(target -> machine.resolve(source, target).orElseThrow()).toList();
    }

    private State initial(State state) {
        return machine.resolveInitial(state, state.initial().orElseThrow().targets().getFirst())
                .orElseThrow();
    }

    private List<State> regions(State state) {
        return machine.children(state).stream().filter(child -> child.kind() != Kind.HISTORY).toList();
    }

    /// The proper ancestors up to, but not including, `upTo`; none where `upTo` is the
    /// state itself.
    private List<State> ancestors(State state, State upTo) {
        List<State> found = new ArrayList<>();
        for (Optional<State> at = machine.parent(state); state != upTo && at.isPresent()
                && at.get() != upTo; at = machine.parent(at.get())) {
            found.add(at.get());
        }
        return found;
    }

    private static boolean isAtomic(State state) {
        return state.kind() == Kind.ATOMIC || state.kind() == Kind.FINAL;
    }

    private static List<State> inDocumentOrder(Collection<State> states) {
        List<State> sorted = new ArrayList<>(states);
        sorted.sort(Comparator.comparingInt(State::index));
        return sorted;
    }
}
