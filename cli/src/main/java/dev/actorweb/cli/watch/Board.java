package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.conform.Conformance;
import dev.actorweb.analyzer.conform.Observation;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All that is known of what is watched: a function of what happened, in its order. Bounded. For
/// one thread.
final class Board {
    private static final int MOST_ACTORS = 10_000;

    private final Map<String, WatchedActor> actors = new TreeMap<>(PathOrder.NATURAL);
    private final Log log = new Log();
    private final Specs specs = new Specs();
    private final Conformance conformance;
    private long steps;
    private long missed;
    private long refused;

    Board(RuleSettings settings) {
        this.conformance = new Conformance(settings);
    }

    /// Takes in what happened.
    Log.Entry add(Happening what) {
        Optional<Finding> finding = switch (what) {
            case Happening.Stepped step -> step(step);
            case Happening.Refused(var _, var path, var _, var _, var _, var _) -> {
                refused++;
                actor(path).ifPresent(actor -> actor.refused++);
                yield Optional.empty();
            }
            case Happening.Lived lived -> {
                live(lived);
                yield Optional.empty();
            }
            case Happening.Missed(var _, var count) -> {
                missed += count;
                conformance.gap();
                yield Optional.empty();
            }
            case Happening.Noted _ -> Optional.empty();
        };
        return log.add(what, finding);
    }

    private Optional<Finding> step(Happening.Stepped step) {
        steps++;
        var known = actor(step.actor());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var actor = known.get();
        if (isOld(actor, step)) {
            return Optional.empty();
        }
        follow(actor, step);
        actor.steps++;
        actor.active = step.to();
        actor.last = Optional.of(step);
        var observation = Observation.of(step.event(), step.to());
        if (step.data().isPresent()) {
            observation = observation.carrying(step.data().get());
        }
        boolean starts = observation.isStart();
        if (step.variables().isPresent() && !starts) {
            observation = observation.with(step.variables().get());
        }
        var finding = conformance.observe(actor.path(), observation);
        if (starts && finding.isEmpty() && step.variables().isPresent()) {
            // the system that starts an actor may give it other values than its spec
            conformance.monitor(actor.path())
                    .ifPresent(monitor -> monitor.attach(step.to(), step.variables().get()));
        }
        actor.findings += finding.isPresent() ? 1 : 0;
        return finding;
    }

    /// Tells the monitor whether the step is the next one, where steps are numbered.
    private void follow(WatchedActor actor, Happening.Stepped step) {
        var monitor = conformance.monitor(actor.path());
        if (monitor.isEmpty() || step.number() == 0 || step.event().equals(Observation.START)) {
            return;
        }
        long before = actor.last.map(Happening.Stepped::number)
                .orElse(actor.state.machine().map(ActorState.Machine::step).orElse(0L));
        if (step.number() == before + 1) {
            monitor.get().trust();
        } else {
            monitor.get().gap();
        }
    }

    /// Whether the step was in what the actor said of itself when it was first asked.
    private static boolean isOld(WatchedActor actor, Happening.Stepped step) {
        return actor.steps == 0 && step.number() > 0 && !step.event().equals(Observation.START)
                && step.number() <= actor.state.machine().map(ActorState.Machine::step).orElse(0L);
    }

    private void live(Happening.Lived lived) {
        switch (lived.what()) {
            case "terminated" -> {
                actors.remove(lived.actor());
                conformance.forget(lived.actor());
            }
            case "restarted" -> actor(lived.actor()).ifPresent(actor -> actor.last = Optional.empty());
            default -> actor(lived.actor());
        }
    }

    private Optional<WatchedActor> actor(String path) {
        var known = actors.get(path);
        if (known == null && actors.size() < MOST_ACTORS && !path.isEmpty()) {
            known = new WatchedActor(path);
            actors.put(path, known);
        }
        return Optional.ofNullable(known);
    }

    /// Takes in what the actors say of themselves.
    ///
    /// @param seconds
    ///            since they were asked before; 0 for the first time
    void update(List<ActorState> states, double seconds) {
        List<String> gone = new ArrayList<>(actors.keySet());
        for (var state : states) {
            gone.remove(state.path());
            var known = actor(state.path());
            if (known.isEmpty()) {
                continue;
            }
            var actor = known.get();
            long handled = state.processed() - actor.state.processed();
            actor.rate = seconds > 0 && handled >= 0 ? handled / seconds : 0;
            boolean fresh = actor.steps == 0 || state.machine().map(ActorState.Machine::step)
                    .filter(step -> step > actor.last.map(Happening.Stepped::number).orElse(0L)).isPresent();
            if (fresh && actor.last.isEmpty()) {
                state.machine().ifPresent(machine -> actor.active = machine.active());
            }
            actor.state = state.machine().isPresent() ? state : state.with(actor.state.machine());
        }
        for (var path : gone) {
            actors.remove(path);
            conformance.forget(path);
        }
    }

    /// The machines whose specs nobody has asked for yet; they count as asked for from now on.
    List<String> unasked() {
        List<String> unasked = new ArrayList<>();
        for (var actor : actors.values()) {
            if (!actor.asked && actor.isMachine()) {
                actor.asked = true;
                unasked.add(actor.path());
            }
        }
        return unasked;
    }

    /// An actor has no spec to show.
    void specless(String path) {
        find(path).ifPresent(actor -> actor.answered = true);
    }

    /// Judges an actor by this spec from now on. Equal texts are one spec.
    void spec(String path, Machine machine, String text) {
        var actor = actors.get(path);
        if (actor == null) {
            return;
        }
        actor.answered = true;
        actor.spec = specs.of(machine, text);
        if (actor.spec.isEmpty()) {
            return;
        }
        actor.asked = true;
        var monitor = conformance.watch(path, actor.spec.get());
        if (actor.last.isPresent()) {
            monitor.attach(actor.last.get().to(), actor.last.get().variables().orElse(Map.of()));
        } else if (actor.state.machine().isPresent()) {
            monitor.attach(actor.state.machine().get().active(), actor.state.machine().get().variables());
        }
    }

    /// All actors, parents before their children.
    List<WatchedActor> actors() {
        return List.copyOf(actors.values());
    }

    Optional<WatchedActor> find(String path) {
        return Optional.ofNullable(actors.get(path));
    }

    Specs specs() {
        return specs;
    }

    Log log() {
        return log;
    }

    Conformance conformance() {
        return conformance;
    }

    /// How many steps were seen.
    long steps() {
        return steps;
    }

    /// How many events were not told.
    long missed() {
        return missed;
    }

    long refused() {
        return refused;
    }
}
