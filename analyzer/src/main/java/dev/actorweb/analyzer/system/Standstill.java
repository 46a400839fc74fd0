package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.analyzer.system.Violation.End;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges states from which nothing goes on: a deadlock, unless everybody may rest there.
final class Standstill {
    private static final int SHOWN = 6;
    private final Model model;
    private final Troubles troubles;
    private final Sites sites;
    private long deadlocks;

    /// Actors of one kind that wait in the same way.
    private record Waiting(String how, List<String> names, Place place) {
        String text() {
            return names.getFirst() + (names.size() == 1
                    ? " waits "
                    : " and " + (names.size() - 1) + " more like it wait ") + how;
        }
    }

    Standstill(Model model, Troubles troubles, Sites sites) {
        this.model = model;
        this.troubles = troubles;
        this.sites = sites;
    }

    /// How many states are deadlocks.
    long deadlocks() {
        return deadlocks;
    }

    void state(int number, int[] state) {
        List<Waiting> waiting = waiting(number, state);
        if (waiting.isEmpty()) {
            return;
        }
        deadlocks++;
        if (troubles.has("SC202")) {
            return;
        }
        Optional<Check> check = troubles.promise(Check.DeadlockFree.class);
        Position position = check.map(Check::position).orElse(model.system().position());
        List<Related> places = waiting.stream().limit(SHOWN).map(one -> new Related(one.place.file(),
                one.place.position(), one.names.getFirst() + " waits here")).toList();
        troubles.add("SC202", "deadlock", check, () -> sites.here(position, places),
                (number == 0 ? "nothing ever happens: " : "nothing goes on any more: ")
                        + String.join(", ", waiting.stream().limit(SHOWN).map(Waiting::text).toList())
                        + (waiting.size() > SHOWN ? " and others" : ""),
                Optional.of(number == 0
                        ? "nobody sends a first event; if it comes from outside, say so at its receiver: environment: true"
                        : "if an actor may wait there for ever, tag the state: tags: [rest]"),
                new End.At(number));
    }

    private List<Waiting> waiting(int number, int[] state) {
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        for (Member member : model.members()) {
            int i = member.index();
            boolean rests = model.role(i).rests(model.localId(state, i)) && number != 0;
            Local local = model.local(state, i);
            Snapshot snapshot = local.snapshot();
            boolean defers = snapshot != null && !snapshot.deferred().isEmpty();
            if (!rests || defers || model.waiting(state, i) > 0) {
                String how = local.where()
                        + (model.situations(i).waits(state[i]) ? " for room in a mailbox" : "");
                waiting.computeIfAbsent(how + "\n" + member.group().name(),
                        _ -> new Waiting(how, new ArrayList<>(), sites.state(member.group(), local))).names
                        .add("`" + member.name() + "`");
            }
        }
        return List.copyOf(waiting.values());
    }
}
