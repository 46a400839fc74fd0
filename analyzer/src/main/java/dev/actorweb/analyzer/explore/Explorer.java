package dev.actorweb.analyzer.explore;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Failure;
import dev.actorweb.machine.step.Packing;
import dev.actorweb.machine.step.StepResult;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Explores a machine breadth first, so that the way to each place is a shortest one.
///
/// Any event may come at any time, one that the machine does not name included, with data that
/// nobody knows; services end either way, or never; timers fire in the order of their delays; a
/// guard that only Java knows, or that looks at something unknown, may hold or not. What follows
/// from that is computed by the step function that runs the machine; nothing else interprets it.
public final class Explorer {
    private static final int CHECK = 0x1f;
    private final CompiledMachine machine;
    private final Bounds bounds;
    private final List<Observer> observers;
    private final Causes causes;
    private final Successors successors;
    private final Successors.Sink sink = new Successors.Sink() {
        @Override
        public void step(int cause, StepResult result, @Nullable Place to) {
            Explorer.this.step(cause, result, to);
        }

        @Override
        public boolean goesOn() {
            return stop == null;
        }
    };
    private final Packing packing;
    private final StateStore store = new StateStore();
    private final Memory memory = new Memory();
    private final BitSet reachable = new BitSet();
    private final BitSet taken = new BitSet();
    private final BitSet stuck = new BitSet();
    private final Ways ways;
    private final BitSet ended = new BitSet();
    private final List<Exploration.Halt> halts = new ArrayList<>();
    private final Departures departures;
    private long end;
    private long steps;
    private int depth;
    private int current;
    private boolean moves;
    private boolean full;
    private Bounds.@Nullable Stop stop;

    private Explorer(CompiledMachine machine, Bounds bounds, Given given, List<Observer> observers) {
        this.machine = machine;
        this.bounds = bounds;
        this.observers = List.copyOf(observers);
        this.causes = new Causes(machine);
        this.successors = new Successors(machine, causes, given);
        this.packing = new Packing(machine);
        this.ways = new Ways(machine);
        this.departures = new Departures(machine);
    }

    /// Explores a machine.
    ///
    /// @param given
    ///            what guards and delays are known to be
    public static Exploration explore(CompiledMachine machine, Bounds bounds, Given given,
            Observer... observers) {
        return new Explorer(machine, bounds, given, List.of(observers)).run();
    }

    private Exploration run() {
        end = System.nanoTime() + bounds.time().toNanos();
        check();
        successors.noteEntries(reachable);
        successors.starts((cause, result, to) -> start(result, to));
        int levelEnd = store.size();
        int places = 0;
        for (current = 0; current < store.size() && stop == null; current++) {
            if (current == levelEnd) {
                levelEnd = store.size();
                depth++;
            }
            if (depth >= bounds.depth()) {
                stop = Bounds.Stop.DEPTH;
                break;
            }
            visit();
            places++;
            if (full) {
                stop = Bounds.Stop.STATES;
            }
        }
        Optional<Bounds.Stop> why = Optional.<Bounds.Stop>ofNullable(stop).or(successors::shortcoming);
        return new Exploration(machine, store, packing, causes, successors, reachable, taken, stuck, ended,
                halts, departures, ways,
                steps, depth, places, why);
    }

    private void check() {
        for (Observer observer : observers) {
            if (!observer.goesOn(store.size(), current, depth)) {
                stop = Bounds.Stop.INTERRUPTED;
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            stop = Bounds.Stop.INTERRUPTED;
        } else if (System.nanoTime() - end >= 0) {
            stop = Bounds.Stop.TIME;
        } else if (memory.isShort(store.tableBytes(), store.bytes())) {
            stop = Bounds.Stop.MEMORY;
        }
    }

    private void start(StepResult result, @Nullable Place to) {
        if (to != null) {
            add(result, to, -1, -1);
        }
    }

    private void visit() {
        packing.read(store.chunk(current), store.offset(current), store.length(current));
        Place place = Place.unpack(packing);
        boolean waits = place.services().length > 0 || !place.zone().isEmpty();
        for (Observer observer : observers) {
            observer.visit(current, place.snapshot(), waits);
        }
        moves = waits;
        successors.from(place, sink);
        if (!moves && !place.ended() && stop == null) {
            stuck.set(current);
        }
    }

    private void step(int cause, StepResult result, @Nullable Place to) {
        if ((++steps & CHECK) == 0) {
            check();
        }
        moves |= !result.transitions().isEmpty();
        int target = to == null ? current : add(result, to, current, cause);
        if (!observers.isEmpty()) {
            Cause known = causes.cause(cause);
            for (Observer observer : observers) {
                observer.step(current, known, result, target);
            }
        }
    }

    /// The number of a place, added if it is new; where there is no room, the place we are at.
    private int add(StepResult result, Place to, int from, int cause) {
        departures.note(result, from, cause, successors.isGuess());
        for (int transition : result.transitions()) {
            if (!taken.get(transition)) {
                taken.set(transition);
                ways.take(transition, from, cause);
            }
        }
        if (store.size() >= bounds.states()) {
            to.pack(packing);
            int known = store.find(packing.bytes(), packing.size());
            full |= known < 0;
            return known < 0 ? from : known;
        }
        int before = store.size();
        to.pack(packing);
        int number = store.add(packing.bytes(), packing.size(), from, cause);
        if (number == before) {
            ways.enter(to.snapshot(), number);
            note(number, result, to);
        }
        return number;
    }

    private void note(int number, StepResult result, Place to) {
        if (to.ended()) {
            ended.set(number);
            Optional<Failure> failure = result.snapshot().failure();
            failure.ifPresent(why -> halts.add(new Exploration.Halt(number, why,
                    !successors.isGuess() || (why.isEndless() && successors.isSelfMade()))));
        }
    }
}
