package dev.actorweb.analyzer.explore;

import dev.actorweb.analyzer.simulate.Alphabet;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that can make a machine take a step, numbered: the events of its alphabet and one
/// that it does not know, and then its timers and services as they turn up.
final class Causes {
    /// The name of the event that stands for all that the machine does not name.
    static final String OTHER = "(any other event)";

    /// An event that may carry more different data has unknown data.
    private static final int MOST_PAYLOADS = 64;
    private static final int[] NONE = {};
    private final List<Cause> causes = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    /// By state: the events that its transitions wait for by name.
    private final int[][] named;
    /// By state: whether it must be asked about every event.
    private final boolean[] open;
    /// By state: whether what it does without an event may depend on any event coming.
    private final boolean[] curious;
    private final Map<String, int[]> byName = new HashMap<>();
    /// The state that was looked at before: in large machines states are much alike.
    private List<Transition> before = List.of();
    private int[] namedBefore = {};
    private final Dialect dialect;
    private final int alphabet;
    private final int other;

    Causes(CompiledMachine machine) {
        Machine written = machine.machine();
        dialect = written.dialect();
        Alphabet known = new Alphabet(written);
        for (String name : known.names()) {
            if (!name.startsWith("xstate.") && !isPlatforms(name)) {
                byName.put(name, add(name, payloads(written, name)));
            }
        }
        for (String wildcard : known.wildcards()) {
            if (wildcard.endsWith(".*")) {
                String name = wildcard.substring(0, wildcard.length() - 1) + "…";
                add(new Cause.Sent(name, false), Event.unknown(name));
            }
        }
        other = add(new Cause.Sent(OTHER, false), Event.unknown(OTHER));
        alphabet = causes.size();
        int states = written.states().size();
        named = new int[states][];
        open = new boolean[states];
        curious = new boolean[states];
        for (State state : written.states()) {
            look(state);
        }
    }

    /// All data that an event may carry; none where that is not known.
    private static List<Map<String, @Nullable Object>> payloads(Machine machine, String name) {
        for (EventDeclaration declaration : machine.eventsDeclared()
                ? machine.events()
                : List.<EventDeclaration>of()) {
            if (declaration.name().equals(name) && !declaration.fields().isEmpty()) {
                return declaration.payloads(MOST_PAYLOADS);
            }
        }
        return List.of();
    }

    private int[] add(String name, List<Map<String, @Nullable Object>> payloads) {
        if (payloads.isEmpty()) {
            return new int[]{add(new Cause.Sent(name, true), Event.unknown(name))};
        }
        int[] numbers = new int[payloads.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = add(new Cause.Sent(name, true, Optional.of(payloads.get(i))),
                    Event.of(name, payloads.get(i)));
        }
        return numbers;
    }

    /// What SCXML's platform sends, and nobody else.
    private boolean isPlatforms(String name) {
        return dialect == Dialect.SCXML && (name.startsWith("done.state.") || name.startsWith("done.invoke")
                || name.equals("error") || name.startsWith("error."));
    }

    private void look(State state) {
        if (!state.on().isEmpty() && state.always().isEmpty() && state.defer().isEmpty()
                && waitsAsBefore(state.on())) {
            named[state.index()] = namedBefore;
            return;
        }
        int[] found = new int[state.on().size()];
        int count = 0;
        for (Transition transition : state.on()) {
            String descriptor = ((Trigger.OnEvent) transition.trigger()).descriptor();
            if (descriptor.endsWith("*")) {
                open[state.index()] = true;
                continue;
            }
            if (dialect == Dialect.SCXML) { // it takes what begins like it, too
                for (int event = 0; event < alphabet; event++) {
                    if (event != other && dialect.matches(descriptor, events.get(event).type())
                            && !contains(found, count, event)) {
                        found = Arrays.copyOf(found, Math.max(found.length, count + 1));
                        found[count++] = event;
                    }
                }
                continue;
            }
            for (int number : byName.getOrDefault(descriptor, NONE)) {
                if (!contains(found, count, number)) {
                    found = Arrays.copyOf(found, Math.max(found.length, count + 1));
                    found[count++] = number;
                }
            }
        }
        for (Trigger.OnEvent deferred : state.defer()) {
            open[state.index()] |= deferred.descriptor().endsWith("*");
            for (int number : byName.getOrDefault(deferred.descriptor(), NONE)) {
                if (!contains(found, count, number)) {
                    found = Arrays.copyOf(found, Math.max(found.length, count + 1));
                    found[count++] = number;
                }
            }
        }
        named[state.index()] = count == found.length ? found : Arrays.copyOf(found, count);
        before = open[state.index()] || !state.defer().isEmpty() ? List.of() : state.on();
        namedBefore = named[state.index()];
        for (Transition transition : state.always()) {
            if (transition.guard().isPresent()) {
                curious[state.index()] = true;
                open[state.index()] |= looksAtEvent(transition.guard().get());
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the reader gives equal names of neighbours as one
    private boolean waitsAsBefore(List<Transition> on) {
        if (on.size() != before.size()) {
            return false;
        }
        for (int i = 0; i < on.size(); i++) {
            if (((Trigger.OnEvent) on.get(i).trigger()).descriptor() != ((Trigger.OnEvent) before.get(i)
                    .trigger()).descriptor()) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(int[] numbers, int count, int number) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == number) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksAtEvent(Guard guard) {
        return switch (guard) {
            case Guard.Named _,Guard.StateIn _ -> false;
            case Guard.Inline inline -> inline.expression().source().contains("event");
            case Guard.Not not -> looksAtEvent(not.guard());
            case Guard.And and -> anyLooksAtEvent(and.guards());
            case Guard.Or or -> anyLooksAtEvent(or.guards());
        };
    }

    private static boolean anyLooksAtEvent(List<Guard> guards) {
        for (Guard guard : guards) {
            if (looksAtEvent(guard)) {
                return true;
            }
        }
        return false;
    }

    /// How many events there are, the unknown one included; their numbers are the lowest.
    int alphabet() {
        return alphabet;
    }

    /// The number of the event that the machine does not know.
    int other() {
        return other;
    }

    int[] named(int state) {
        return named[state];
    }

    boolean isOpen(int state) {
        return open[state];
    }

    boolean isCurious(int state) {
        return curious[state];
    }

    Cause cause(int number) {
        return causes.get(number);
    }

    Event event(int number) {
        return events.get(number);
    }

    /// The number of a timer of this kind.
    int timer(Effect.StartTimer start) {
        return add(new Cause.Fired(start.id(), start.delay(), start.event()), start.event());
    }

    /// The number of the end of a service; its failure and its snapshots come right after it.
    int service(String id, String source) {
        int done = add(new Cause.Answered(id, source, Cause.Answered.Outcome.DONE),
                Event.done(id, EvalError.UNKNOWN));
        add(new Cause.Answered(id, source, Cause.Answered.Outcome.ERROR),
                Event.failed(id, EvalError.UNKNOWN));
        add(new Cause.Answered(id, source, Cause.Answered.Outcome.SNAPSHOT),
                Event.of("xstate.snapshot." + id, "snapshot", EvalError.UNKNOWN));
        return done;
    }

    /// The timer with this id, if the cause is one.
    Optional<String> timerId(int number) {
        return causes.get(number) instanceof Cause.Fired fired ? fired.id() : Optional.empty();
    }

    private int add(Cause cause, Event event) {
        Integer known = numbers.get(cause);
        if (known != null) {
            return known;
        }
        numbers.put(cause, causes.size());
        causes.add(cause);
        events.add(event);
        return causes.size() - 1;
    }
}
