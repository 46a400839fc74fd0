package dev.actorweb.analyzer.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What actors may do to each other at most, found without looking at orders: every actor is shown
/// every message that anybody may ever send it, in each of its local states. So much more is
/// possible here than in truth, and what is not possible here never happens.
final class Influence {
    /// Systems whose actors have more pairs of state and message are not looked at.
    private static final int MOST = 100_000;
    private final Model model;
    private final int frozen;
    private final BitSet[] writers;
    private final List<Set<Integer>> locals = new ArrayList<>();
    private final List<Set<Integer>> messages = new ArrayList<>();
    private final List<List<int[]>> edges = new ArrayList<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final ArrayDeque<int[]> work = new ArrayDeque<>();
    private boolean chains = true;
    private boolean restarts;
    private boolean known = true;
    private int pairs;
    private long budget;

    /// @param model
    ///            one of its own: it is asked for situations that are not reachable
    Influence(Model model) {
        this(model, -1);
    }

    /// As above, but as long as one actor does nothing.
    private Influence(Model model, int frozen) {
        this.model = model;
        this.frozen = frozen;
        int count = model.members().size();
        this.writers = new BitSet[count];
        for (int member = 0; member < count; member++) {
            writers[member] = new BitSet(count);
            locals.add(new HashSet<>());
            messages.add(new HashSet<>());
            edges.add(new ArrayList<>());
        }
        int[] initial = model.initial();
        for (int member = 0; member < count; member++) {
            local(member, model.localId(initial, member));
        }
        while (!work.isEmpty() && known) {
            int[] next = work.poll();
            look(next[0], next[1], next[2]);
        }
        budget = chains ? spontaneous() : Long.MAX_VALUE;
    }

    /// Whether everything was looked at.
    boolean isKnown() {
        return known;
    }

    /// Whether a supervisor may ever be asked about somebody.
    boolean restarts() {
        return restarts;
    }

    /// The actors that may send to this one.
    BitSet writers(int member) {
        return writers[member];
    }

    /// Whether the mailbox of an actor can never be full.
    boolean neverFull(int member) {
        return model.situations(member).capacity() == Integer.MAX_VALUE
                || budget <= model.situations(member).capacity();
    }

    private void local(int member, int local) {
        if (locals.get(member).add(local)) {
            work.add(new int[]{member, local, -1});
            for (int message : messages.get(member)) {
                work.add(new int[]{member, local, message});
            }
        }
    }

    private void message(int member, int message) {
        if (messages.get(member).add(message)) {
            for (int local : locals.get(member)) {
                work.add(new int[]{member, local, message});
            }
        }
    }

    private void look(int member, int local, int message) {
        if (++pairs > MOST || model.isPiling()) {
            known = false;
            return;
        }
        if (member == frozen) {
            return;
        }
        int[] state = model.initial();
        state[member] = model.situations(member).id(local, message < 0 ? new int[0] : new int[]{message});
        for (Move move : model.moves(state, member)) {
            boolean reacts = move.cause == Cause.MESSAGE || move.takes;
            if (reacts == message < 0) {
                continue;
            }
            int next = model.situations(member).get(move.next).local();
            restarts |= move.ruling != Reaction.Ruling.NONE;
            chains &= !reacts || move.targets.length <= 1;
            edges.get(member)
                    .add(new int[]{local, next, reacts ? 0 : move.targets.length, move.targets.length});
            local(member, next);
            for (int i = 0; i < move.targets.length; i++) {
                writers[move.targets[i]].set(member);
                message(move.targets[i], move.messages[i]);
                links.add(link(member, move.targets[i], move.messages[i]));
            }
            for (int i = 0; i < move.family.started().size(); i++) {
                int child = move.family.started().get(i);
                local(child, model.situations(child).get(move.family.situations().get(i)).local());
            }
            if (move.cause == Cause.ENVIRONMENT) {
                links.add(new Link(Optional.empty(), group(member), move.event.type()));
            }
        }
    }

    /// Who sends what to whom at most, in the order in which it was found.
    Set<Link> links() {
        return links;
    }

    private Link link(int from, int to, int message) {
        return new Link(Optional.of(group(from)), group(to), model.message(message).event().type());
    }

    private String group(int member) {
        return model.members().get(member).group().name();
    }

    /// Whether an actor that has not left its first local state goes on in the same way whatever
    /// comes to it before: until it does so itself, it gets only messages that it passes over there
    /// and right after.
    boolean isCalm(int member) {
        int first = model.localId(model.initial(), member);
        for (int[] edge : edges.get(member)) {
            if (edge[1] == first && (edge[0] != first || edge[3] > 0)) {
                return false;
            }
        }
        Influence others = new Influence(model, member);
        if (!known || !others.known) {
            return false;
        }
        int[] state = model.initial();
        for (Move move : model.moves(state, member)) {
            int next = model.situations(member).get(move.next).local();
            for (int message : others.messages.get(member)) {
                if (!passesOver(member, first, message) || !passesOver(member, next, message)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean passesOver(int member, int local, int message) {
        int[] state = model.initial();
        state[member] = model.situations(member).id(local, new int[]{message});
        for (Move move : model.moves(state, member)) {
            if (move.cause == Cause.MESSAGE && (move.noteworthy || move.targets.length > 0
                    || model.situations(member).get(move.next).local() != local)) {
                return false;
            }
        }
        return true;
    }

    /// How many messages actors may send of their own accord in a whole run: where no such step can
    /// be repeated, each counts once.
    private long spontaneous() {
        long sum = 0;
        for (List<int[]> own : edges) {
            Map<Integer, Integer> places = new HashMap<>();
            for (int[] edge : own) {
                places.computeIfAbsent(edge[0], _ -> places.size());
                places.computeIfAbsent(edge[1], _ -> places.size());
            }
            Components components = components(own, places);
            for (int[] edge : own) {
                if (edge[2] > 0) {
                    if (components.of(place(places, edge[0])) == components.of(place(places, edge[1]))) {
                        return Long.MAX_VALUE;
                    }
                    sum += edge[2];
                }
            }
        }
        return sum;
    }

    private static int place(Map<Integer, Integer> places, int local) {
        return places.getOrDefault(local, 0);
    }

    private static Components components(List<int[]> own, Map<Integer, Integer> places) {
        List<List<Integer>> next = new ArrayList<>();
        places.forEach((_, _) -> next.add(new ArrayList<>()));
        for (int[] edge : own) {
            next.get(place(places, edge[0])).add(place(places, edge[1]));
        }
        IntBuffer begins = new IntBuffer();
        IntBuffer leads = new IntBuffer();
        for (List<Integer> some : next) {
            begins.add(leads.size());
            some.forEach(leads::add);
        }
        begins.add(leads.size());
        return new Components(begins, leads, next.size());
    }
}
