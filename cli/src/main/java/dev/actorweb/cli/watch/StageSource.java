package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.Ensemble;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Stage;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.system.MachineSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A system of machines that is simulated, or a single machine: nothing that its specs name is run,
/// and time passes as the one who watches says. Thread-safe.
final class StageSource implements Watched {
    private static final Sent NOT_STARTED = new Sent(false, "not started");

    private final MachineSystem system;
    private final Map<String, Spec> specs = new HashMap<>();
    private final Given given;
    private final OptionalLong seed;
    private @Nullable Ensemble ensemble;
    private Consumer<Happening> listener = _ -> {};
    private final Map<String, Long> steps = new HashMap<>();

    /// @param text
    ///            of the spec, where the system is a single machine
    StageSource(MachineSystem system, Optional<String> text, Given given, OptionalLong seed) {
        this.system = system;
        this.given = given;
        this.seed = seed;
        for (var member : system.members()) {
            show(member.name(), member.group().machine(), text);
        }
    }

    private void show(String actor, Machine machine, Optional<String> text) {
        boolean scxml = machine.dialect() == Dialect.SCXML;
        var shown = text.or(() -> Exporter.export(machine, scxml ? Format.SCXML : Format.YAML).text());
        shown.ifPresent(own -> specs.put(actor, new Spec(own, scxml, machine)));
    }

    @Override
    public Kind kind() {
        return Kind.SIMULATED;
    }

    @Override
    public String name() {
        return system.name();
    }

    @Override
    public synchronized void begin(Consumer<Happening> told) {
        listener = told;
        ensemble = new Ensemble(system, given, seed, this::tell);
    }

    private void tell(Ensemble.Scene scene) {
        long at = scene.at().toNanos() / 1_000;
        var actor = scene.member().name();
        switch (scene) {
            case Ensemble.Scene.Stepped stepped -> step(at, actor, stepped.moment(), stepped.sender());
            case Ensemble.Scene.Refused refused -> listener.accept(new Happening.Refused(at, actor,
                    refused.event().type(), where(actor), refused.reason(),
                    Optional.of(refused.event().data())));
            case Ensemble.Scene.Failed failed ->
                listener.accept(new Happening.Lived(at, actor, "failed", failed.cause()));
            case Ensemble.Scene.Restarted restarted -> {
                steps.remove(actor);
                listener.accept(
                        new Happening.Lived(at, actor, "restarted", "restart " + restarted.restarts()));
            }
            case Ensemble.Scene.Ended ended -> {
                listener.accept(new Happening.Lived(at, actor, "stopped",
                        ended.failed() ? "failed" : "requested"));
                if (actor.indexOf('/') > 0) { // whoever has started it may start another
                    steps.remove(actor);
                    specs.remove(actor);
                    listener.accept(new Happening.Lived(at, actor, "terminated", "requested"));
                }
            }
        }
    }

    private List<String> where(String actor) {
        var running = ensemble;
        return running == null
                ? List.of()
                : running.snapshot(actor).map(Snapshot::configuration).orElse(List.of());
    }

    private void step(long at, String actor, Stage.Moment moment, String sender) {
        var after = moment.result().snapshot();
        if (after.status() == Snapshot.Status.ERROR) {
            return; // that it failed is told by itself
        }
        if (!moment.isTaken() && moment.before().isPresent()) {
            listener.accept(new Happening.Refused(at, actor, moment.event().type(), after.configuration(),
                    "not accepted", Optional.of(moment.event().data())));
            return;
        }
        listener.accept(new Happening.Stepped(at, actor, after.machine().name(), moment.event().type(),
                moment.before().map(Snapshot::configuration).orElse(List.of()), after.configuration(),
                moment.result().transitions(), Optional.of(moment.event().data()),
                Optional.of(after.context().toMap()), steps.merge(actor, 1L, Long::sum), sender));
    }

    @Override
    public synchronized List<ActorState> actors() {
        var running = ensemble;
        if (running == null) {
            return List.of();
        }
        List<ActorState> states = new ArrayList<>();
        for (var member : running.actors()) {
            var name = member.name();
            running.snapshot(name).ifPresent(snapshot -> states.add(new ActorState(name,
                    running.isActive(name), true, running.steps(name), running.waiting(name), 0,
                    running.restarts(name),
                    Optional.of(new ActorState.Machine(member.machine().name(), snapshot.configuration(),
                            snapshot.context().toMap(), List.copyOf(snapshot.acceptedEvents()),
                            payloads(member.machine()), snapshot.isActive(),
                            steps.getOrDefault(name, 0L))))));
        }
        return states;
    }

    /// What the events of a machine carry, where that is declared.
    static Map<String, Map<String, String>> payloads(CompiledMachine machine) {
        Map<String, Map<String, String>> payloads = new LinkedHashMap<>();
        if (machine.machine().eventsDeclared()) {
            for (EventDeclaration event : machine.machine().events()) {
                Map<String, String> fields = new LinkedHashMap<>();
                event.fields().forEach(field -> fields.put(field.name(), field.type().toString()));
                payloads.put(event.name(), fields);
            }
        }
        return payloads;
    }

    @Override
    public synchronized Optional<Spec> spec(String actor) {
        var running = ensemble;
        if (!specs.containsKey(actor) && running != null) { // a machine that another one has
                                                            // started
            running.snapshot(actor).ifPresent(
                    snapshot -> show(actor, snapshot.machine().machine(), Optional.empty()));
        }
        return Optional.ofNullable(specs.get(actor));
    }

    @Override
    public synchronized Sent send(String actor, String event, Map<String, @Nullable Object> data) {
        return hand().map(hand -> hand.send(actor, event, data)).orElse(NOT_STARTED);
    }

    private Optional<Hand> hand() {
        return Optional.ofNullable(ensemble).map(Hand::new);
    }

    @Override
    public synchronized List<Candidate> actions(String actor) {
        return hand().map(hand -> hand.actions(actor)).orElse(List.of());
    }

    @Override
    public synchronized Sent act(String actor, String typed) {
        return hand().map(hand -> hand.act(actor, typed)).orElse(NOT_STARTED);
    }

    @Override
    public synchronized Sent answer(String actor, String service, boolean fails, @Nullable Object value) {
        return hand().map(hand -> hand.answer(actor, service, fails, value)).orElse(NOT_STARTED);
    }

    @Override
    public synchronized void pass(Duration time) {
        if (ensemble != null && ensemble.isActive()) {
            ensemble.advance(time);
        }
    }

    @Override
    public synchronized boolean goOn() {
        return ensemble != null && ensemble.isActive() && ensemble.goOn();
    }

    /// What nobody answered and was taken for granted.
    synchronized List<String> assumed() {
        return ensemble == null ? List.of() : List.copyOf(ensemble.assumed());
    }

    @Override
    public synchronized Optional<String> ended() {
        return ensemble == null || ensemble.isActive()
                ? Optional.empty()
                : Optional.of(system.members().size() == 1
                        ? "the machine has ended"
                        : "all machines have ended");
    }

    @Override
    public void close() {
        // nothing runs
    }
}
