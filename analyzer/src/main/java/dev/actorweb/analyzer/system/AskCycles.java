package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.machine.State;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Actors that wait for each other's answers in a circle. The texts show which may; an exploration
/// of all orders shows whether they ever do, also where others go on and there is no deadlock
/// of all.
final class AskCycles {
    /// So many states are looked at to confirm a circle.
    private static final int MOST_STATES = 1_000_000;
    private static final int MOST_TRIES = 100_000;
    private static final String RULE = "SC207";
    private final MachineSystem system;
    private final List<Wait> waits;
    private final Map<String, List<Wait>> cycles = new LinkedHashMap<>();
    private int tries;

    /// What is known of a circle.
    ///
    /// @param trace
    ///            a shortest run into it; empty if only the texts speak for it
    record Found(Violation violation, Optional<Trace> trace) {}

    AskCycles(MachineSystem system) {
        this.system = system;
        this.waits = Waits.of(system);
        for (Wait wait : waits) {
            List<Wait> way = new ArrayList<>();
            way.add(wait);
            follow(way);
        }
    }

    /// What there is to tell: circles that are reached, and those of which that is not known.
    List<Found> found(Bounds bounds, Progress progress) {
        if (cycles.isEmpty()) {
            return List.of();
        }
        Model model = new Model(system, 0);
        Explorer explorer = new Explorer(model, new Judge(model),
                bounds.crashes(0).maxStates(Math.min(MOST_STATES, bounds.maxStates())), Optional.empty(),
                Canon.NONE, progress);
        boolean complete = explorer.run() == Ending.COMPLETE && model.isComplete();
        Map<String, Integer> reached = new LinkedHashMap<>();
        int[] state = new int[model.width()];
        for (int at = 0; at < explorer.store().size() && reached.size() < cycles.size(); at++) {
            explorer.store().get(at, state);
            for (String key : cyclesIn(model, state)) {
                reached.putIfAbsent(key, at);
            }
        }
        Tracer tracer = new Tracer(model, explorer.store(), Canon.NONE);
        List<Found> found = new ArrayList<>();
        cycles.forEach((key, cycle) -> {
            Integer at = reached.get(key);
            if (at != null) {
                Violation violation = violation(cycle, true, at);
                found.add(new Found(violation, Optional.of(tracer.trace(violation.end()))));
            } else if (!complete && cycle.size() > 1) {
                found.add(new Found(violation(cycle, false, 0), Optional.empty()));
            }
        });
        return found;
    }

    /// The circles that the texts show.
    List<Violation> written() {
        List<Violation> violations = new ArrayList<>();
        for (List<Wait> cycle : cycles.values()) {
            if (cycle.size() > 1) {
                violations.add(violation(cycle, false, 0));
            }
        }
        return violations;
    }

    /// The circles that have closed in a state.
    List<Violation> in(Model model, int number, int[] state) {
        List<Violation> violations = new ArrayList<>();
        for (String key : cyclesIn(model, state)) {
            violations.add(violation(cycles.getOrDefault(key, List.of()), true, number));
        }
        return violations;
    }

    // ---- by the texts

    private void follow(List<Wait> way) {
        Wait first = way.getFirst();
        Wait last = way.getLast();
        for (Wait next : waits) {
            if (++tries > MOST_TRIES) {
                return;
            }
            if (!next.group().equals(last.awaited())) {
                continue;
            }
            if (next.equals(first)) {
                keep(way);
            } else if (way.stream().noneMatch(other -> other.group().equals(next.group()))) {
                way.add(next);
                follow(way);
                way.removeLast();
            }
        }
    }

    private void keep(List<Wait> cycle) {
        if (cycle.size() == 1 && cycle.getFirst().group().count() < 2) {
            return;
        }
        for (int i = 0; i < cycle.size(); i++) {
            Wait before = cycle.get((i + cycle.size() - 1) % cycle.size());
            Wait after = cycle.get((i + 1) % cycle.size());
            if (!cycle.get(i).closes(before, after)) {
                return;
            }
        }
        TreeSet<String> places = new TreeSet<>();
        cycle.forEach(wait -> places.add(wait.group().name() + " " + wait.state().path()));
        cycles.putIfAbsent(places.toString(), List.copyOf(cycle));
    }

    // ---- in a state

    /// Those whose actors can't be woken any more: each waits with an empty mailbox, and so do all
    /// that could wake it.
    private List<String> cyclesIn(Model model, int[] state) {
        BitSet stuck = new BitSet();
        Map<Integer, Wait> at = new LinkedHashMap<>();
        for (Member member : system.members()) {
            if (model.waiting(state, member.index()) == 0) {
                waitOf(model.local(state, member.index()), member).ifPresent(wait -> {
                    at.put(member.index(), wait);
                    stuck.set(member.index());
                });
            }
        }
        for (boolean changed = !stuck.isEmpty(); changed;) {
            changed = at.keySet().removeIf(index -> {
                boolean free = false;
                ActorGroup awaited = waitAt(at, index).awaited();
                for (Member other : system.all(awaited.name())) {
                    free |= other.index() != index && !stuck.get(other.index())
                            && !model.local(state, other.index()).hasEnded();
                }
                if (free) {
                    stuck.clear(index);
                }
                return free;
            });
        }
        List<String> found = new ArrayList<>();
        if (!at.isEmpty()) {
            cycles.forEach((key, cycle) -> {
                if (cycle.stream().allMatch(at::containsValue)) {
                    found.add(key);
                }
            });
        }
        return found;
    }

    private static Wait waitAt(Map<Integer, Wait> at, int index) {
        return java.util.Objects.requireNonNull(at.get(index));
    }

    private Optional<Wait> waitOf(Local local, Member member) {
        var snapshot = local.snapshot();
        if (snapshot != null && local.running().isEmpty()) {
            for (Wait wait : waits) {
                if (wait.group().equals(member.group())) {
                    for (State active : snapshot.activeStates()) {
                        if (active.index() == wait.state().index()) {
                            return Optional.of(wait);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    // ---- in words

    private Violation violation(List<Wait> cycle, boolean reached, int number) {
        List<String> parts = new ArrayList<>();
        for (Wait wait : cycle) {
            parts.add(wait.words() + " for " + events(wait) + " of `" + wait.awaited().name() + "`");
        }
        return new Violation(RULE + " " + parts, "ask-cycle", Optional.empty(), place(cycle),
                (reached
                        ? "actors wait for each other for ever: "
                        : "actors may wait for each other for ever: ")
                        + String.join(", ", parts),
                Optional.of("let one of them answer while it waits, or limit its wait: after: { 5s: … }"),
                new Violation.End.At(number));
    }

    /// The state in which the first one waits, and those of the others.
    private Place place(List<Wait> cycle) {
        Sites sites = new Sites(system);
        Place first = sites.state(cycle.getFirst().group(), cycle.getFirst().state());
        List<Related> all = new ArrayList<>();
        for (Wait wait : cycle.subList(1, cycle.size())) {
            Place other = sites.state(wait.group(), wait.state());
            all.add(new Related(other.file(), other.position(), wait.words()));
        }
        all.addAll(first.related());
        return new Place(first.file(), first.position(), first.state(), all);
    }

    private static String events(Wait wait) {
        return String.join(" or ", wait.wakes().stream().sorted().map(event -> "`" + event + "`").toList());
    }
}
