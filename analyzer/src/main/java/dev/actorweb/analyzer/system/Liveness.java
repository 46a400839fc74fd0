package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Violation.End;
import dev.actorweb.machine.system.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Decides whether one condition leads to another, over states that were all visited.
///
/// It looks for a run that comes to a state where `from` holds and never after to one where `to`
/// does: one that stops there, or goes round there for ever, though every actor that can go on all
/// the time does so at some time (weak fairness). A strongly connected component holds such a circle
/// if for each actor it has a state in which the actor cannot go on or a step of that actor; the
/// circle is then put together from shortest ways between those places, so it is one that can really
/// be run. What handles messages and what ends delays and services is judged apart; events from
/// outside and crashes need never come.
final class Liveness {
    private static final int UNFAIR = Lasso.UNFAIR;
    private final Model model;
    private final StateStore store;
    private final Check.LeadsTo check;
    private final Condition from;
    private final Condition to;
    private final int[] locals;
    /// By state: its place among the pending ones, or −1.
    private final int[] place;
    /// By place: the state, and the place it was reached from.
    private final IntBuffer pending = new IntBuffer();
    private final IntBuffer before = new IntBuffer();
    /// By place: where its edges begin; of an edge, the place it leads to (−1: out) and who
    /// takes it.
    private final IntBuffer begins = new IntBuffer();
    private final IntBuffer leads = new IntBuffer();
    private final IntBuffer takers = new IntBuffer();

    Liveness(Model model, StateStore store, Check.LeadsTo check) {
        this.model = model;
        this.store = store;
        this.check = check;
        this.from = new Condition(model, check.from());
        this.to = new Condition(model, check.to());
        this.locals = new int[model.members().size()];
        this.place = new int[store.size()];
        Arrays.fill(place, -1);
    }

    /// A run that breaks the promise, if there is one.
    ///
    /// @throws Condition.Undecided
    ///             if a condition has no value in a state
    Optional<End> counterexample() {
        collect();
        int worst = Integer.MAX_VALUE;
        for (int at = 0; at < pending.size() && worst == Integer.MAX_VALUE; at++) {
            if (stops(at)) {
                worst = at;
            }
        }
        Components components = new Components(begins, leads, pending.size());
        int circle = firstCircle(components);
        if (circle >= 0 && circle < worst) {
            return Optional.of(round(circle, components));
        }
        return worst == Integer.MAX_VALUE ? Optional.empty() : Optional.of(stop(worst));
    }

    private void collect() {
        int[] state = new int[model.width()];
        for (int number = 0; number < store.size(); number++) {
            store.get(number, state);
            locals(state);
            if (from.holds(locals) && !to.holds(locals)) {
                found(number, -1);
            }
        }
        int[] after = new int[model.width()];
        for (int at = 0; at < pending.size(); at++) {
            begins.add(leads.size());
            store.get(pending.get(at), state);
            for (int member = 0; member < locals.length; member++) {
                for (Move move : model.moves(state, member)) {
                    model.take(state, member, move, after);
                    edge(at, after, Lasso.taker(model, member, move));
                }
            }
        }
        begins.add(leads.size());
    }

    private void locals(int[] state) {
        for (int i = 0; i < locals.length; i++) {
            locals[i] = model.localId(state, i);
        }
    }

    private void found(int number, int cameFrom) {
        place[number] = pending.size();
        pending.add(number);
        before.add(cameFrom);
    }

    private void edge(int at, int[] after, int taker) {
        int next = store.find(after);
        if (next < 0) {
            throw new IllegalStateException("a state that was not visited");
        }
        if (place[next] < 0) {
            locals(after);
            if (!to.holds(locals)) {
                found(next, at);
            }
        }
        leads.add(place[next]);
        takers.add(taker);
    }

    /// Whether a run may stay here: nobody has to go on.
    private boolean stops(int at) {
        for (int edge = begins.get(at); edge < begins.get(at + 1); edge++) {
            if (!check.fair() || takers.get(edge) != UNFAIR) {
                return false;
            }
        }
        return true;
    }

    /// The first place that lies on a fair circle; −1 if there is none.
    private int firstCircle(Components components) {
        boolean[] judged = new boolean[components.count()];
        for (int at = 0; at < pending.size(); at++) {
            int component = components.of(at);
            if (!judged[component]) {
                judged[component] = true;
                if (isFair(component, components)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private boolean isFair(int component, Components components) {
        int[] members = components.members(component);
        boolean[] always = new boolean[2 * locals.length];
        boolean[] taken = new boolean[2 * locals.length];
        boolean[] here = new boolean[2 * locals.length];
        Arrays.fill(always, true);
        boolean circle = false;
        for (int at : members) {
            Arrays.fill(here, false);
            for (int edge = begins.get(at); edge < begins.get(at + 1); edge++) {
                boolean inside = leads.get(edge) >= 0 && components.of(leads.get(edge)) == component;
                circle |= inside;
                if (takers.get(edge) != UNFAIR) {
                    here[takers.get(edge)] = true;
                    taken[takers.get(edge)] |= inside;
                }
            }
            for (int taker = 0; taker < always.length; taker++) {
                always[taker] &= here[taker];
            }
        }
        for (int taker = 0; taker < always.length && check.fair(); taker++) {
            if (always[taker] && !taken[taker]) {
                return false;
            }
        }
        return circle;
    }

    // ---- telling it

    private End stop(int at) {
        int[] way = way(at);
        return new End.Round(boxed(way), way.length - 1);
    }

    private static List<Integer> boxed(int[] states) {
        return Arrays.stream(states).boxed().toList();
    }

    /// The states from the start to a place.
    private int[] way(int at) {
        int length = 0;
        int seed = at;
        for (int here = at; here >= 0; here = before.get(here)) {
            length++;
            seed = here;
        }
        int[] prefix = new Tracer(model, store, Canon.NONE).pathTo(pending.get(seed));
        int[] way = Arrays.copyOf(prefix, prefix.length + length - 1);
        int last = way.length;
        for (int here = at; here != seed; here = before.get(here)) {
            way[--last] = pending.get(here);
        }
        return way;
    }

    private End round(int start, Components components) {
        IntBuffer circle = new IntBuffer();
        Ways ways = new Ways(begins, leads, components, components.of(start), pending.size());
        int here = start;
        for (int taker = 0; taker < 2 * locals.length && check.fair(); taker++) {
            here = visit(here, taker, components, ways, circle);
        }
        int end = here;
        ways.to(end, circle, (at, edge) -> leads.get(edge) == start);
        int[] prefix = way(start);
        int[] states = Arrays.copyOf(prefix, prefix.length + circle.size());
        for (int i = 0; i < circle.size(); i++) {
            states[prefix.length + i] = pending.get(circle.get(i));
        }
        return new End.Round(boxed(states), prefix.length - 1);
    }

    /// Goes on to where an actor takes a step or can take none.
    private int visit(int here, int taker, Components components, Ways ways, IntBuffer circle) {
        int[] members = components.members(components.of(here));
        boolean alwaysOn = true;
        for (int at : members) {
            alwaysOn &= on(at, taker);
        }
        if (!alwaysOn) {
            return on(here, taker) ? ways.toPlace(here, circle, at -> !on(at, taker)) : here;
        }
        return ways.to(here, circle, (_, edge) -> takers.get(edge) == taker);
    }

    private boolean on(int at, int taker) {
        for (int edge = begins.get(at); edge < begins.get(at + 1); edge++) {
            if (takers.get(edge) == taker) {
                return true;
            }
        }
        return false;
    }
}
