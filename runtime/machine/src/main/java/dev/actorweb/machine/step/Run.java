package dev.actorweb.machine.step;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Halted;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step while it is computed: the mutable state between one snapshot and the next, and what
/// expressions and guards see of it. Used by one thread, for one step after the other.
final class Run implements Env, Situation {
    private static final Event BEFORE = Event.of("xstate.init");
    private final CompiledMachine machine;
    private final Guards guards;
    private final ArrayList<Effect> effects = new ArrayList<>();
    private final ArrayDeque<Event> raised = new ArrayDeque<>();
    final DeferredEvents deferred = new DeferredEvents();
    final Configuration active;
    /// In SCXML: the states entered in this macrostep, whose invokes start at its end if they are
    /// active then.
    final IntSet entering = new IntSet();
    /// In SCXML: the invokes of active states that are over; immutable.
    private List<String> ended = List.of();
    private Event event;
    private Context context;
    int[][] history = {};
    private final boolean scxml;
    private boolean internal;
    private boolean changed;
    private boolean done;
    private @Nullable Object output;
    /// Where to note every state that is entered, even if it is left again at once.
    @Nullable
    BitSet entered;

    Run(CompiledMachine machine, Guards guards) {
        this.machine = machine;
        this.guards = guards;
        this.scxml = machine.isScxml();
        this.active = new Configuration(machine);
        this.context = machine.initialContext();
        this.event = BEFORE;
    }

    /// Begins a step.
    void begin(Event first, Context variables, int[] states, int[][] remembered) {
        effects.clear();
        raised.clear();
        event = first;
        internal = false;
        context = variables;
        active.begin(states);
        history = remembered;
        changed = false;
        done = false;
        output = null;
    }

    CompiledMachine machine() {
        return machine;
    }

    Guards guards() {
        return guards;
    }

    boolean isActive(int state) {
        return active.contains(state);
    }

    /// What is raised and not yet handled.
    List<Event> raised() {
        return raised.isEmpty() ? List.of() : List.copyOf(raised);
    }

    // ---- what actions do

    void add(Effect effect) {
        effects.add(effect);
    }

    /// What was added so far, as a list of its own.
    List<Effect> effects() {
        return effects.isEmpty() ? List.of() : List.copyOf(effects);
    }

    void raise(Event internal) {
        raised.addLast(internal);
    }

    @Nullable
    Event nextRaised() {
        return raised.pollFirst();
    }

    boolean isScxml() {
        return scxml;
    }

    /// Executes actions one after the other. In SCXML an error ends this block of them.
    ///
    /// @return false if there was an error
    boolean perform(Instruction[] block) {
        try {
            for (Instruction instruction : block) {
                instruction.execute(this);
            }
            return true;
        } catch (Failure.Raised raised) {
            if (!scxml) {
                throw raised;
            }
            fail(raised.failure());
            return false;
        }
    }

    /// Notes an error as SCXML does: by an event.
    void fail(Failure failure) {
        raise(ScxmlEvents.error(ScxmlEvents.EXECUTION, failure.message(), failure.position(),
                failure.cause()));
    }

    /// Begins a step with these invokes being over.
    void begin(List<String> over) {
        ended = over;
    }

    /// Notes that what an active state has invoked under this id is over.
    void ends(String id) {
        if (hasInvoked(id)) {
            List<String> more = new ArrayList<>(ended);
            more.add(id);
            more.sort(null);
            ended = List.copyOf(more);
            changes();
        }
    }

    /// Forgets about what the states that are left have invoked.
    void leaves(CompiledState state) {
        if (!ended.isEmpty()) {
            List<String> rest = new ArrayList<>(ended);
            for (CompiledState.Invoked invoked : state.invoked) {
                rest.remove(invoked.id());
            }
            ended = List.copyOf(rest);
        }
    }

    /// Whether something runs that an active state has invoked, and not only will, under this id.
    boolean hasInvoked(String id) {
        if (ended.contains(id)) {
            return false;
        }
        for (int i = 0; i < active.size(); i++) {
            if (entering.contains(active.get(i))) {
                continue;
            }
            for (CompiledState.Invoked invoked : machine.state(active.get(i)).invoked) {
                if (invoked.id().equals(id)) {
                    return true;
                }
            }
        }
        return false;
    }

    void handle(Event next) {
        internal = true;
        event = next;
    }

    /// Notes that the snapshot differs by more than its states: the microstep was no idle one.
    void changes() {
        changed = true;
    }

    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    void assign(int[] slots, Expression[] expressions) {
        @Nullable
        Object[] next = context.values().clone();
        EvalError halted = null;
        for (int i = 0; i < slots.length; i++) {
            Object value = expressions[i].eval(this);
            if (value instanceof EvalError error && !error.isUnknown()) {
                throw new Failure.Raised(error.message(), error.position());
            }
            if (scxml && value instanceof Halted(var reached, var error)) {
                next[slots[i]] = reached;
                halted = error;
            } else {
                next[slots[i]] = value;
            }
        }
        context = context.with(next);
        changes();
        if (halted != null) {
            throw new Failure.Raised(halted.message(), halted.position());
        }
    }

    void set(int slot, @Nullable Object value) {
        @Nullable
        Object[] next = context.values().clone();
        next[slot] = value;
        context = context.with(next);
        changes();
    }

    void finish(@Nullable Object result) {
        done = true;
        output = result;
        changes();
    }

    boolean isDone() {
        return done;
    }

    @Nullable
    Object output() {
        return output;
    }

    // ---- values of templates

    @Nullable
    Object value(Template template, Position position) {
        Object value = template.eval(this);
        if (value instanceof EvalError error && !error.isUnknown()) {
            throw new Failure.Raised(error.message(), error.position());
        }
        return value;
    }

    String text(Template template, Position position) {
        Object value = value(template, position);
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof EvalError) {
            return "?";
        }
        throw new Failure.Raised("a name must be text", position);
    }

    // ---- what expressions and guards see

    @Override
    public @Nullable Object variable(int slot) {
        return context.values()[slot];
    }

    @Override
    public String eventType() {
        return event.type();
    }

    @Override
    public String eventKind() {
        boolean platform = event.type().startsWith("error.") || event.type().startsWith("done.state.");
        return platform ? "platform" : internal ? "internal" : "external";
    }

    @Override
    public Map<String, ? extends @Nullable Object> eventData() {
        return event.data();
    }

    @Override
    public boolean in(String state) {
        int index = machine.find(state);
        return index >= 0 && isActive(index);
    }

    @Override
    public String state() {
        return String.join(",", snapshot(Optional.empty()).configuration());
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public Event event() {
        return event;
    }

    Snapshot snapshot(Optional<Failure> failure) {
        Snapshot.Status status = failure.isPresent()
                ? Snapshot.Status.ERROR
                : done ? Snapshot.Status.DONE : Snapshot.Status.ACTIVE;
        return new Snapshot(machine, active.toArray(), history, context, status, deferred.toList(), ended,
                output,
                failure.orElse(null));
    }
}
