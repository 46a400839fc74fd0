package dev.actorweb.machine.step;

import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step while it is computed: the mutable state between one snapshot and the next, and what
/// expressions and guards see of it. Used by one thread, once.
final class Run implements Env, Situation {
    private final CompiledMachine machine;
    private final Guards guards;
    private final List<Effect> effects = new ArrayList<>();
    private final ArrayDeque<Event> raised = new ArrayDeque<>();
    private Event event;
    private @Nullable Object[] values;
    int[] active;
    int size;
    int[][] history;
    private boolean changed;
    private boolean done;
    private @Nullable Object output;

    Run(CompiledMachine machine, Guards guards, Event event, @Nullable Object[] values, int[] active,
            int[][] history) {
        this.machine = machine;
        this.guards = guards;
        this.event = event;
        this.values = values;
        this.active = Arrays.copyOf(active, Math.max(8, active.length + 4));
        this.size = active.length;
        this.history = history;
    }

    CompiledMachine machine() {
        return machine;
    }

    Guards guards() {
        return guards;
    }

    // ---- the configuration

    boolean isActive(int state) {
        for (int i = 0; i < size; i++) {
            if (active[i] == state) {
                return true;
            }
        }
        return false;
    }

    void enter(int state) {
        if (isActive(state)) {
            return;
        }
        if (size == active.length) {
            active = Arrays.copyOf(active, 2 * size);
        }
        active[size++] = state;
    }

    void leave(int state) {
        for (int i = 0; i < size; i++) {
            if (active[i] == state) {
                System.arraycopy(active, i + 1, active, i, size - i - 1);
                size--;
                return;
            }
        }
    }

    // ---- what actions do

    void add(Effect effect) {
        effects.add(effect);
    }

    List<Effect> effects() {
        return effects;
    }

    void raise(Event internal) {
        raised.addLast(internal);
    }

    @Nullable
    Event nextRaised() {
        return raised.pollFirst();
    }

    void handle(Event next) {
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

    void assign(List<Integer> slots, List<Expression> expressions) {
        @Nullable
        Object[] next = values.clone();
        for (int i = 0; i < slots.size(); i++) {
            Object value = expressions.get(i).eval(this);
            if (value instanceof EvalError error) {
                throw new Failure.Raised(error.message(), error.position());
            }
            next[slots.get(i)] = value;
        }
        values = next;
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
        if (value instanceof EvalError error) {
            throw new Failure.Raised(error.message(), error.position());
        }
        return value;
    }

    @SuppressWarnings("unchecked") // a MapOf makes a map from text
    Map<String, @Nullable Object> map(Template.MapOf template, Position position) {
        Object value = value(template, position);
        return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
    }

    String text(Template template, Position position) {
        Object value = value(template, position);
        if (value instanceof String text) {
            return text;
        }
        throw new Failure.Raised("a name must be text", position);
    }

    Event event(EventTemplate template) {
        return new Event(template.type(), map(template.data(), template.position()));
    }

    // ---- what expressions and guards see

    @Override
    public @Nullable Object variable(int slot) {
        return values[slot];
    }

    @Override
    public String eventType() {
        return event.type();
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
        return new Context(machine.machine().context(), values);
    }

    @Override
    public Event event() {
        return event;
    }

    Snapshot snapshot(Optional<Failure> failure) {
        Snapshot.Status status = failure.isPresent()
                ? Snapshot.Status.ERROR
                : done ? Snapshot.Status.DONE : Snapshot.Status.ACTIVE;
        return new Snapshot(machine, Arrays.copyOf(active, size), history, context(), status, output,
                failure.orElse(null));
    }
}
