package dev.actorweb.machine.step;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/// SCXML's interpreter as the Recommendation's appendix D has it, procedure by procedure, over the
/// document as it was read: slow, and independent of what is compiled. States go by their indexes.
/// Knows `<script>name()</script>`, `raise`, `assign`, `if`, `foreach`, `cancel`, `log`, `send` to
/// itself, to the session that invoked it and to those that it invoked, and `invoke` of machines
/// within this one. The sessions share the time and the queue of what is on its way.
@NullUnmarked // a transcription: brevity before care
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"}) // transitions are compared by
                                                                 // identity
final class Recommendation implements Env {
    static final int LIMIT = 200;
    private final Machine machine;
    private final Set<Integer> configuration = new HashSet<>();
    private final Map<Integer, List<Integer>> historyValue = new HashMap<>();
    private final Map<Transition, Integer> sources = new IdentityHashMap<>();
    private final ArrayDeque<Received> internalQueue = new ArrayDeque<>();
    private final Set<Integer> statesToInvoke = new HashSet<>();
    private final Map<String, Recommendation> sessions = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Underway underway;
    private final Recommendation invoker;
    private final String invokeId;
    private final Map<String, Object> datamodel = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private Received event = new Received("xstate.init", Map.of());
    private String kind = "external";
    private boolean running = true;
    /// Whether somebody listens who invoked this one.
    private boolean invoked;

    /// An event and its data, as expressions see them.
    record Received(String name, Map<String, Object> data) {}

    /// @param waits
    ///            whether it is still with its sender, and lost when that ends
    private record Delayed(Recommendation sender, Recommendation recipient, String session, String id,
            Duration due, boolean waits, Received event) {}

    /// What the sessions share.
    private static final class Underway {
        private final List<Delayed> delayed = new ArrayList<>();
        private final List<String> inside = new ArrayList<>();
        private Duration now = Duration.ZERO;
    }

    /// The step has no end.
    static final class Endless extends RuntimeException {}

    /// An error in executable content, which ends its block.
    private static final class ExecutionError extends RuntimeException {}

    Recommendation(Machine machine) {
        this(machine, new Underway(), null, "", Map.of());
    }

    private Recommendation(Machine machine, Underway underway, Recommendation invoker, String invokeId,
            Map<?, ?> given) {
        this.machine = machine;
        this.underway = underway;
        this.invoker = invoker;
        this.invokeId = invokeId;
        this.invoked = invoker != null;
        for (State state : machine.states()) {
            state.transitions().forEach(one -> sources.put(one, state.index()));
        }
        machine.context().forEach(variable -> datamodel.put(variable.name(), variable.initial()));
        machine.context().forEach(variable -> variable.computed()
                .ifPresent(expr -> datamodel.put(variable.name(), expr.eval(this))));
        datamodel.replaceAll((name, value) -> given.containsKey(name) ? given.get(name) : value);
    }

    // ---- from outside

    void start() {
        interpret();
        mainEventLoop();
    }

    private void interpret() {
        configuration.add(0);
        State root = machine.root();
        Set<Integer> toEnter = new HashSet<>();
        Set<Integer> byDefault = new HashSet<>();
        Set<Integer> defaultHistory = new HashSet<>();
        List<Integer> targets = resolve(root, root.initial().orElseThrow().targets());
        targets.forEach(one -> addDescendantStatesToEnter(one, toEnter, byDefault, defaultHistory));
        effective(targets)
                .forEach(one -> addAncestorStatesToEnter(one, 0, toEnter, byDefault, defaultHistory));
        execute(root.initial().orElseThrow().actions());
        enter(toEnter, byDefault, defaultHistory);
        macrostep();
    }

    void send(String name) {
        external(new Received(name, Map.of()));
        mainEventLoop();
    }

    void advance(Duration time) {
        Duration end = underway.now.plus(time);
        for (int steps = 0; running; steps++) {
            if (steps > LIMIT) {
                throw new Endless();
            }
            Delayed next = next(end);
            if (next == null) {
                break;
            }
            underway.now = next.due.compareTo(underway.now) > 0 ? next.due : underway.now;
            underway.delayed.remove(next);
            if (next.recipient != null) {
                next.recipient.external(next.event);
            } else if (next.sender.sessions.containsKey(next.session)) {
                next.sender.sessions.get(next.session).external(next.event);
            } else {
                next.sender.external(new Received("error.communication", Map.of("reason", "")));
            }
        }
        underway.now = end;
    }

    /// What is due is in the external queue.
    private void mainEventLoop() {
        advance(Duration.ZERO);
    }

    private Delayed next(Duration end) {
        return underway.delayed.stream().filter(one -> one.due.compareTo(end) <= 0)
                .min(Comparator.comparing(Delayed::due)).orElse(null);
    }

    private void external(Received externalEvent) {
        if (running) {
            received.add(externalEvent);
            event = externalEvent;
            kind = "external";
            if (externalEvent.name.startsWith("done.invoke.")) {
                ended.add((String) externalEvent.data.get("_invokeid"));
            }
            for (int state : sorted(configuration)) {
                for (Invoke inv : machine.state(state).invokes()) {
                    if (inv.id().equals(externalEvent.data.get("_invokeid"))) {
                        block(inv.finalizing());
                    }
                    if (inv.forward() && sessions.containsKey(inv.id())) {
                        dispatch(sessions.get(inv.id()), "", Duration.ZERO, externalEvent);
                    }
                }
            }
            microstep(selectTransitions(externalEvent.name));
            macrostep();
        }
    }

    boolean isRunning() {
        return running;
    }

    List<String> configuration() {
        return sorted(configuration).stream().filter(this::isAtomic).map(one -> machine.state(one).name())
                .toList();
    }

    Map<String, Object> datamodel() {
        return datamodel;
    }

    /// What came from outside since it was last asked.
    List<Received> takeReceived() {
        List<Received> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    /// What the machines within this one did since it was last asked.
    List<String> takeInside() {
        List<String> taken = List.copyOf(underway.inside);
        underway.inside.clear();
        return taken;
    }

    List<String> takeLog() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    private void macrostep() {
        for (int steps = 0; running; steps++) {
            if (steps > LIMIT) {
                throw new Endless();
            }
            List<Transition> enabled = selectEventlessTransitions();
            if (enabled.isEmpty()) {
                if (internalQueue.isEmpty()) {
                    invokeAll();
                }
                if (internalQueue.isEmpty()) {
                    return;
                }
                event = internalQueue.remove();
                kind = event.name.startsWith("error.") || event.name.startsWith("done.state.")
                        ? "platform"
                        : "internal";
                enabled = selectTransitions(event.name);
            }
            microstep(enabled);
        }
        exitInterpreter();
    }

    private void exitInterpreter() {
        Received done = null;
        for (int index : reversed(configuration)) {
            State state = machine.state(index);
            blocks(state.exit());
            state.invokes().forEach(this::cancelInvoke);
            if (state.kind() == Kind.FINAL && state.parent() == 0) {
                Map<String, Object> data = new LinkedHashMap<>(donedata(state));
                data.put("_invokeid", invokeId);
                done = new Received("done.invoke." + invokeId, data);
            }
        }
        forget();
        if (invoked) {
            invoker.sessions.remove(invokeId);
            dispatch(invoker, "", Duration.ZERO, done);
        }
    }

    // ---- sessions

    private void invokeAll() {
        for (int state : sorted(statesToInvoke)) {
            for (Invoke inv : machine.state(state).invokes()) {
                try {
                    invoke(inv);
                } catch (ExecutionError _) {
                    raise("error.execution");
                    ended.add(inv.id());
                }
            }
        }
        statesToInvoke.clear();
    }

    private void invoke(Invoke inv) {
        Map<?, ?> given = (Map<?, ?>) value(inv.input().eval(this));
        Recommendation session = new Recommendation(machine.parts().get(inv.src()), underway, this, inv.id(),
                given);
        sessions.put(inv.id(), session);
        ended.remove(inv.id());
        session.interpret();
    }

    private void cancelInvoke(Invoke inv) {
        ended.remove(inv.id());
        Recommendation session = sessions.remove(inv.id());
        if (session != null) {
            session.running = false;
            session.invoked = false;
            session.event = new Received("cancel", Map.of());
            session.exitInterpreter();
        }
    }

    private void forget() {
        underway.delayed.removeIf(one -> one.recipient == this || (one.sender == this && one.waits));
    }

    private void dispatch(Recommendation recipient, String id, Duration delay, Received sent) {
        underway.delayed.add(
                new Delayed(this, recipient, "", id, underway.now.plus(delay), !delay.isZero(), sent));
    }

    private Map<String, Object> donedata(State state) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (state.output().orElse(null) instanceof Template.MapOf(var entries)) {
            entries.forEach((name, template) -> {
                Object value = template.eval(this);
                if (value instanceof EvalError) {
                    raise("error.execution");
                } else {
                    data.put(name, value);
                }
            });
        }
        return data;
    }

    // ---- selection

    private List<Transition> selectEventlessTransitions() {
        return select(null);
    }

    private List<Transition> selectTransitions(String name) {
        return select(name);
    }

    private List<Transition> select(String name) {
        List<Transition> enabled = new ArrayList<>();
        for (int atomic : sorted(configuration)) {
            if (isAtomic(atomic)) {
                List<Integer> chain = new ArrayList<>(List.of(atomic));
                chain.addAll(properAncestors(atomic, -1));
                Transition found = first(chain, name);
                if (found != null && enabled.stream().noneMatch(one -> one == found)) {
                    enabled.add(found);
                }
            }
        }
        return removeConflictingTransitions(enabled);
    }

    private Transition first(List<Integer> chain, String name) {
        for (int state : chain) {
            List<Transition> transitions = name == null
                    ? machine.state(state).always()
                    : machine.state(state).on();
            for (Transition transition : transitions) {
                if ((name == null || nameMatch(transition, name)) && conditionMatch(transition.guard())) {
                    return transition;
                }
            }
        }
        return null;
    }

    /// Token by token; a star or a dot at the end means nothing.
    private static boolean nameMatch(Transition transition, String name) {
        String descriptor = ((Trigger.OnEvent) transition.trigger()).descriptor();
        if (descriptor.equals("*")) {
            return true;
        }
        if (descriptor.endsWith(".*")) {
            descriptor = descriptor.substring(0, descriptor.length() - 2);
        }
        List<String> wanted = List.of(descriptor.split("\\."));
        List<String> tokens = List.of(name.split("\\."));
        return tokens.size() >= wanted.size() && tokens.subList(0, wanted.size()).equals(wanted);
    }

    private boolean conditionMatch(Optional<Guard> guard) {
        if (guard.isEmpty()) {
            return true;
        }
        Object value = ((Guard.Inline) guard.get()).expression().eval(this);
        if (value instanceof EvalError) {
            raise("error.execution");
            return false;
        }
        return value.equals(true);
    }

    private List<Transition> removeConflictingTransitions(List<Transition> enabled) {
        List<Transition> filtered = new ArrayList<>();
        for (Transition t1 : enabled) {
            boolean t1Preempted = false;
            List<Transition> toRemove = new ArrayList<>();
            for (Transition t2 : filtered) {
                if (!Collections.disjoint(computeExitSet(List.of(t1)), computeExitSet(List.of(t2)))) {
                    if (isDescendant(sources.get(t1), sources.get(t2))) {
                        toRemove.add(t2);
                    } else {
                        t1Preempted = true;
                        break;
                    }
                }
            }
            if (!t1Preempted) {
                filtered.removeIf(one -> toRemove.stream().anyMatch(removed -> removed == one));
                filtered.add(t1);
            }
        }
        return filtered;
    }

    // ---- microstep

    private void microstep(List<Transition> enabled) {
        if (enabled.isEmpty()) {
            return;
        }
        exitStates(enabled);
        enabled.forEach(transition -> block(transition.actions()));
        enterStates(enabled);
    }

    private void exitStates(List<Transition> enabled) {
        List<Integer> toExit = reversed(computeExitSet(enabled));
        for (int state : toExit) {
            for (int child : machine.state(state).children()) {
                if (machine.state(child).kind() == Kind.HISTORY) {
                    boolean deep = machine.state(child).history().orElseThrow() == History.DEEP;
                    historyValue.put(child, sorted(configuration).stream().filter(one -> deep
                            ? isAtomic(one) && isDescendant(one, state)
                            : machine.state(one).parent() == state).toList());
                }
            }
        }
        for (int state : toExit) {
            blocks(machine.state(state).exit());
            machine.state(state).invokes().forEach(this::cancelInvoke);
            configuration.remove(state);
            statesToInvoke.remove(state);
        }
    }

    private Set<Integer> computeExitSet(List<Transition> transitions) {
        Set<Integer> toExit = new HashSet<>();
        for (Transition transition : transitions) {
            if (!transition.targets().isEmpty()) {
                int domain = transitionDomain(transition);
                configuration.stream().filter(one -> isDescendant(one, domain)).forEach(toExit::add);
            }
        }
        return toExit;
    }

    private int transitionDomain(Transition transition) {
        int source = sources.get(transition);
        List<Integer> targets = effective(targets(transition));
        boolean internal = !transition.reenter();
        if (internal && machine.state(source).kind() == Kind.COMPOUND
                && targets.stream().allMatch(one -> isDescendant(one, source))) {
            return source;
        }
        for (int ancestor : properAncestors(source, -1)) {
            if (machine.state(ancestor).kind() == Kind.COMPOUND
                    && targets.stream().allMatch(one -> isDescendant(one, ancestor))) {
                return ancestor;
            }
        }
        throw new IllegalStateException("no domain");
    }

    private List<Integer> effective(List<Integer> targets) {
        Set<Integer> found = new LinkedHashSet<>();
        for (int target : targets) {
            if (machine.state(target).kind() != Kind.HISTORY) {
                found.add(target);
            } else if (historyValue.containsKey(target)) {
                found.addAll(historyValue.get(target));
            } else {
                found.addAll(
                        effective(resolve(machine.state(target), machine.state(target).historyDefault())));
            }
        }
        return List.copyOf(found);
    }

    private void enterStates(List<Transition> enabled) {
        Set<Integer> toEnter = new HashSet<>();
        Set<Integer> byDefault = new HashSet<>();
        Set<Integer> defaultHistory = new HashSet<>();
        for (Transition transition : enabled) {
            if (transition.targets().isEmpty()) {
                continue;
            }
            for (int target : targets(transition)) {
                addDescendantStatesToEnter(target, toEnter, byDefault, defaultHistory);
            }
            int ancestor = transitionDomain(transition);
            for (int target : effective(targets(transition))) {
                addAncestorStatesToEnter(target, ancestor, toEnter, byDefault, defaultHistory);
            }
        }
        enter(toEnter, byDefault, defaultHistory);
    }

    private void enter(Set<Integer> toEnter, Set<Integer> byDefault, Set<Integer> defaultHistory) {
        for (int index : sorted(toEnter)) {
            State state = machine.state(index);
            configuration.add(index);
            statesToInvoke.add(index);
            blocks(state.entry());
            if (byDefault.contains(index)) {
                block(state.initial().orElseThrow().actions());
            }
            for (int child : state.children()) {
                if (defaultHistory.contains(child)) {
                    block(machine.state(child).entry());
                }
            }
            if (state.kind() == Kind.FINAL) {
                if (state.parent() == 0) {
                    running = false;
                } else {
                    State parent = machine.state(state.parent());
                    internalQueue.add(new Received("done.state." + parent.name(), donedata(state)));
                    State grandparent = machine.state(parent.parent());
                    if (grandparent.kind() == Kind.PARALLEL
                            && regions(grandparent).stream().allMatch(this::isInFinalState)) {
                        raise("done.state." + grandparent.name());
                    }
                }
            }
        }
    }

    private void addDescendantStatesToEnter(int index, Set<Integer> toEnter, Set<Integer> byDefault,
            Set<Integer> defaultHistory) {
        State state = machine.state(index);
        if (state.kind() == Kind.HISTORY) {
            List<Integer> targets = historyValue.get(index);
            if (targets == null) {
                defaultHistory.add(index);
                targets = resolve(state, state.historyDefault());
            }
            targets.forEach(one -> addDescendantStatesToEnter(one, toEnter, byDefault, defaultHistory));
            targets.forEach(
                    one -> addAncestorStatesToEnter(one, state.parent(), toEnter, byDefault, defaultHistory));
            return;
        }
        toEnter.add(index);
        if (state.kind() == Kind.COMPOUND) {
            byDefault.add(index);
            List<Integer> targets = resolve(state, state.initial().orElseThrow().targets());
            targets.forEach(one -> addDescendantStatesToEnter(one, toEnter, byDefault, defaultHistory));
            targets.forEach(one -> addAncestorStatesToEnter(one, index, toEnter, byDefault, defaultHistory));
        } else if (state.kind() == Kind.PARALLEL) {
            addRegions(state, toEnter, byDefault, defaultHistory);
        }
    }

    private void addAncestorStatesToEnter(int index, int ancestor, Set<Integer> toEnter,
            Set<Integer> byDefault,
            Set<Integer> defaultHistory) {
        for (int anc : properAncestors(index, ancestor)) {
            toEnter.add(anc);
            if (machine.state(anc).kind() == Kind.PARALLEL) {
                addRegions(machine.state(anc), toEnter, byDefault, defaultHistory);
            }
        }
    }

    private void addRegions(State parallel, Set<Integer> toEnter, Set<Integer> byDefault,
            Set<Integer> defaultHistory) {
        for (int region : regions(parallel)) {
            if (toEnter.stream().noneMatch(one -> isDescendant(one, region))) {
                addDescendantStatesToEnter(region, toEnter, byDefault, defaultHistory);
            }
        }
    }

    private boolean isInFinalState(int index) {
        State state = machine.state(index);
        return switch (state.kind()) {
            case COMPOUND -> state.children().stream()
                    .anyMatch(child -> machine.state(child).kind() == Kind.FINAL
                            && configuration.contains(child));
            case PARALLEL -> regions(state).stream().allMatch(this::isInFinalState);
            case FINAL, ATOMIC, HISTORY -> false;
        };
    }

    // ---- executable content

    /// Handlers: each element is a block of its own.
    private void blocks(List<Action> handlers) {
        block(handlers);
    }

    private void block(List<Action> actions) {
        try {
            execute(actions);
        } catch (ExecutionError _) {
            raise("error.execution");
        }
    }

    private void execute(List<Action> actions) {
        for (Action action : actions) {
            switch (action) {
                case Action.Named named -> {
                    if (invoker == null) {
                        log.add(named.name());
                    } else {
                        underway.inside.add(named.name());
                    }
                }
                case Action.Block block -> block(block.actions());
                case Action.Raise raise -> raise(raise);
                case Action.Assign assign -> assign.assignments()
                        .forEach(one -> datamodel.put(one.variable(), value(one.value())));
                case Action.Choose choose -> choose(choose);
                case Action.ForEach each -> {
                    int index = 0;
                    if (!(value(each.list()) instanceof List<?> list)) {
                        throw new ExecutionError();
                    }
                    for (Object item : list) {
                        datamodel.put(each.item(), item);
                        int at = index++;
                        each.index().ifPresent(name -> datamodel.put(name, (long) at));
                        execute(each.actions());
                    }
                }
                case Action.Cancel cancel -> underway.delayed.removeIf(one -> one.sender == this && one.waits
                        && ((Template.Constant) cancel.id()).value().equals(one.id));
                case Action.SendParent send -> {
                    Map<String, Object> data = data(send.event());
                    data.put("_invokeid", invokeId);
                    if (invoked) {
                        dispatch(invoker, send.id().orElse(""), duration(send.delay()),
                                new Received(send.event().type(), data));
                    }
                }
                case Action.SendTo send -> sendTo(send);
                default -> throw new IllegalStateException("not known here: " + action);
            }
        }
    }

    private void raise(Action.Raise raise) {
        Received sent = new Received(raise.event().type(), data(raise.event()));
        if (raise.delay().isEmpty()) {
            internalQueue.add(sent);
        } else {
            dispatch(this, raise.id().orElse(""), duration(raise.delay()), sent);
        }
    }

    private void raise(String name) {
        internalQueue.add(new Received(name, name.startsWith("error.") ? Map.of("reason", "") : Map.of()));
    }

    /// An invoke that is not under way cannot be reached. That one is over is known when its end
    /// has been heard of, or when the event comes back.
    private void sendTo(Action.SendTo send) {
        String id = (String) ((Template.Constant) send.actor()).value();
        Received sent = new Received(send.event().type(), data(send.event()));
        Duration delay = duration(send.delay());
        if (ended.contains(id) || configuration.stream().filter(one -> !statesToInvoke.contains(one))
                .flatMap(one -> machine.state(one).invokes().stream())
                .noneMatch(inv -> inv.id().equals(id))) {
            raise("error.communication");
        } else if (!delay.isZero()) {
            underway.delayed.add(new Delayed(this, null, id, send.id().orElse(""), underway.now.plus(delay),
                    true, sent));
        } else if (sessions.containsKey(id)) {
            dispatch(sessions.get(id), send.id().orElse(""), delay, sent);
        } else {
            dispatch(this, "", delay, new Received("error.communication", Map.of("reason", "")));
        }
    }

    private static Duration duration(Optional<Delay> delay) {
        return delay.map(one -> ((Delay.Fixed) one).duration()).orElse(Duration.ZERO);
    }

    private Map<String, Object> data(EventTemplate template) {
        Map<String, Object> data = new LinkedHashMap<>();
        ((Map<?, ?>) value(template.data().eval(this))).forEach((name, one) -> data.put((String) name, one));
        return data;
    }

    private void choose(Action.Choose choose) {
        for (Action.Branch branch : choose.branches()) {
            if (conditionMatch(branch.guard())) {
                execute(branch.actions());
                return;
            }
        }
    }

    private Object value(Expression expression) {
        return value(expression.eval(this));
    }

    private static Object value(Object value) {
        if (value instanceof EvalError) {
            throw new ExecutionError();
        }
        return value;
    }

    @Override
    public Object variable(int slot) {
        return new ArrayList<>(datamodel.values()).get(slot);
    }

    @Override
    public String eventType() {
        return event.name;
    }

    @Override
    public String eventKind() {
        return kind;
    }

    @Override
    public Map<String, ?> eventData() {
        return event.data;
    }

    @Override
    public boolean in(String state) {
        return machine.find(state).filter(found -> configuration.contains(found.index())).isPresent();
    }

    @Override
    public String state() {
        throw new IllegalStateException("not known here");
    }

    // ---- the tree

    private List<Integer> targets(Transition transition) {
        return resolve(machine.state(sources.get(transition)), transition.targets());
    }

    private List<Integer> resolve(State source, List<Target> targets) {
        return targets.stream().map(target -> machine.resolve(source, target).orElseThrow().index()).toList();
    }

    private List<Integer> regions(State state) {
        return state.children().stream().filter(child -> machine.state(child).kind() != Kind.HISTORY)
                .toList();
    }

    /// From the parent up to, but not including, `upTo`.
    private List<Integer> properAncestors(int index, int upTo) {
        List<Integer> found = new ArrayList<>();
        for (int at = machine.state(index).parent(); at >= 0 && at != upTo; at = machine.state(at).parent()) {
            found.add(at);
        }
        return found;
    }

    private boolean isDescendant(int index, int ancestor) {
        return properAncestors(index, -1).contains(ancestor);
    }

    private boolean isAtomic(int index) {
        Kind of = machine.state(index).kind();
        return of == Kind.ATOMIC || of == Kind.FINAL;
    }

    private static List<Integer> sorted(Collection<Integer> states) {
        return states.stream().sorted().toList();
    }

    private static List<Integer> reversed(Collection<Integer> states) {
        return states.stream().sorted(Comparator.reverseOrder()).toList();
    }
}
