package dev.actorweb.analyzer.diagram;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.system.Link;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.Mailbox;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A system as a chart: each entry under `actors` is a box, with the states of its machine inside
/// where asked, and each arrow says which events one sends the other.
final class SystemChart {
    /// So many events stand at one arrow.
    private static final int AT_ONE = 3;
    private static final String OUTSIDE = "outside";
    private final MachineSystem system;
    private final boolean inside;
    private final List<State> states = new ArrayList<>();
    private final Map<String, Integer> boxes = new LinkedHashMap<>();

    SystemChart(MachineSystem system, boolean inside) {
        this.system = system;
        this.inside = inside;
    }

    Chart chart(List<Link> links, List<Finding> findings) {
        boolean open = links.stream().anyMatch(link -> link.from().isEmpty());
        List<Integer> places = new ArrayList<>();
        states.add(box(0, -1, system.name(), Kind.COMPOUND, List.of(), system.position()));
        if (open) {
            places.add(states.size());
            states.add(box(1, 0, OUTSIDE, Kind.ATOMIC, List.of(), system.position()));
        }
        for (ActorGroup group : system.groups()) {
            places.add(states.size());
            boxes.put(group.name(), states.size());
            add(group);
        }
        states.set(0, box(0, -1, system.name(), Kind.COMPOUND, places, system.position()));
        Chart chart = new Chart(new Machine(system.file(), system.name(), Optional.empty(), List.of(), false,
                List.of(), states), marks(findings));
        for (ActorGroup group : system.groups()) {
            describe(chart, group);
        }
        connect(chart, links);
        return chart;
    }

    private static State box(int index, int parent, String name, Kind kind, List<Integer> children,
            Position position) {
        return new State(index, parent, name, parent < 0 ? "" : name, Optional.empty(), kind,
                Optional.empty(), children, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), List.of(),
                Optional.empty(), Optional.empty(), position);
    }

    private void add(ActorGroup group) {
        int base = states.size();
        String name = group.counted() ? group.name() + " × " + group.count() : group.name();
        if (!inside) {
            states.add(box(base, 0, name, Kind.ATOMIC, List.of(), group.position()));
            return;
        }
        for (State state : group.machine().states()) {
            List<Integer> children = state.children().stream().map(child -> base + child).toList();
            State copy = box(base + state.index(), state.isRoot() ? 0 : base + state.parent(),
                    state.isRoot() ? name : state.key(), state.kind(), children, state.position());
            states.add(state.history().isEmpty() ? copy : remembering(copy, state));
        }
    }

    private static State remembering(State copy, State state) {
        return new State(copy.index(), copy.parent(), copy.key(), copy.path(), copy.id(), copy.kind(),
                copy.initial(), copy.children(), copy.on(), copy.defer(), copy.always(), copy.after(),
                copy.onDone(), copy.invokes(), copy.entry(), copy.exit(), state.history(), List.of(),
                copy.output(), copy.tags(), copy.meta(), copy.description(), copy.position());
    }

    /// What is told of an actor in its box, and of the states of its machine.
    private void describe(Chart chart, ActorGroup group) {
        int base = boxes.getOrDefault(group.name(), 0);
        State box = states.get(base);
        if (group.mailbox() instanceof Mailbox.Bounded bounded) {
            chart.line(box, "mailbox " + bounded.capacity() + ", "
                    + bounded.overflow().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (!inside) {
            return;
        }
        Machine machine = group.machine();
        Chart own = Chart.of(machine, Marks.NONE);
        for (State state : machine.states()) {
            State copy = states.get(base + state.index());
            own.lines(state).forEach(line -> chart.line(copy, line));
            own.initial(state).ifPresent(child -> chart.begin(copy, states.get(base + child.index())));
            for (Edge edge : own.edges(state)) {
                chart.edge(copy, states.get(base + edge.from().index()), states.get(base + edge.to().index()),
                        edge.label());
            }
        }
    }

    /// One arrow for every few events.
    private void connect(Chart chart, List<Link> links) {
        Map<List<Integer>, List<String>> events = new LinkedHashMap<>();
        for (Link link : links) {
            Integer to = boxes.get(link.to());
            Integer from = link.from().isEmpty() ? Integer.valueOf(1) : boxes.get(link.from().get());
            if (from != null && to != null) {
                events.computeIfAbsent(List.of(from, to), _ -> new ArrayList<>()).add(link.event());
            }
        }
        events.forEach((ends, names) -> {
            for (int i = 0; i < names.size(); i += AT_ONE) {
                chart.edge(states.getFirst(), states.get(ends.getFirst()), states.get(ends.getLast()),
                        Labels.cut(String.join(", ", names.subList(i, Math.min(names.size(), i + AT_ONE)))));
            }
        });
    }

    private Marks marks(List<Finding> findings) {
        Map<Integer, List<Finding>> marked = new HashMap<>();
        for (ActorGroup group : system.groups()) {
            for (Finding finding : findings) {
                if (isAbout(group, finding)) {
                    marked.computeIfAbsent(boxes.getOrDefault(group.name(), 0), _ -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
        return new Marks(new BitSet(), marked, Optional.empty(), Set.of());
    }

    /// Whether a finding is where an actor stands in the system's file, or names that place.
    private boolean isAbout(ActorGroup group, Finding finding) {
        return isAt(group, finding.file(), finding.position()) || finding.related().stream()
                .anyMatch(other -> isAt(group, other.file(), other.position()));
    }

    private boolean isAt(ActorGroup group, String file, Position position) {
        return file.equals(system.file()) && position.equals(group.position());
    }
}
