package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Stage;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.machine.Durations;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A machine that is simulated: nothing that its spec names is run, and time passes as the one who
/// watches says. Thread-safe.
final class StageSource implements Watched {
    private static final String DONE = ":done";
    private static final String FAIL = ":fail";
    private static final String WAIT = ":wait";

    private final CompiledMachine machine;
    private final Optional<Spec> spec;
    private final Given given;
    private final OptionalLong seed;
    private @Nullable Stage stage;
    private Consumer<Happening> listener = _ -> {};
    private long steps;

    /// @param text
    ///            of the spec
    StageSource(CompiledMachine machine, String text, boolean scxml, Given given, OptionalLong seed) {
        this.machine = machine;
        this.spec = Optional.of(new Spec(text, scxml, machine.machine()));
        this.given = given;
        this.seed = seed;
    }

    @Override
    public Kind kind() {
        return Kind.SIMULATED;
    }

    @Override
    public String name() {
        return machine.name();
    }

    @Override
    public synchronized void begin(Consumer<Happening> told) {
        listener = told;
        stage = new Stage(machine, given, seed, this::stepped);
    }

    private void stepped(Stage.Moment moment) {
        long at = moment.at().toNanos() / 1_000;
        var after = moment.result().snapshot();
        if (after.status() == Snapshot.Status.ERROR) {
            listener.accept(new Happening.Lived(at, machine.name(), "failed",
                    after.failure().map(Object::toString).orElse("")));
            return;
        }
        if (!moment.isTaken() && moment.before().isPresent()) {
            listener.accept(new Happening.Refused(at, machine.name(), moment.event().type(),
                    after.configuration(), "not accepted", Optional.of(moment.event().data())));
            return;
        }
        listener.accept(new Happening.Stepped(at, machine.name(), machine.name(), moment.event().type(),
                moment.before().map(Snapshot::configuration).orElse(List.of()), after.configuration(),
                moment.result().transitions(), Optional.of(moment.event().data()),
                Optional.of(after.context().toMap()), ++steps, ""));
    }

    @Override
    public synchronized List<ActorState> actors() {
        if (stage == null) {
            return List.of();
        }
        var snapshot = stage.snapshot();
        return List.of(new ActorState(machine.name(), snapshot.isActive(), true, steps, 0, 0, 0,
                Optional.of(new ActorState.Machine(machine.name(), snapshot.configuration(),
                        snapshot.context().toMap(), List.copyOf(snapshot.acceptedEvents()),
                        payloads(machine), snapshot.isActive(), steps))));
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
    public Optional<Spec> spec(String actor) {
        return spec;
    }

    @Override
    public synchronized Sent send(String actor, String event, Map<String, @Nullable Object> data) {
        if (stage == null) {
            return new Sent(false, "not started");
        }
        var made = machine.filled(Event.of(event, data));
        if (made.isInternal()) {
            return new Sent(false, "`" + event + "` is an event that only the machine itself makes");
        }
        var refusal = stage.send(made);
        return new Sent(refusal.isEmpty(), refusal.orElse(""));
    }

    @Override
    public synchronized List<Candidate> actions() {
        var running = stage;
        if (running == null) {
            return List.of();
        }
        List<Candidate> actions = new ArrayList<>();
        for (var service : new TreeSet<>(running.services())) {
            actions.add(new Candidate(DONE + " " + service, "the service ends; a value may follow"));
            actions.add(new Candidate(FAIL + " " + service, "the service fails; a value may follow"));
        }
        var next = running.nextMoment();
        if (next.isPresent()) {
            long millis = Math.max(1, next.get().minus(running.now()).toMillis());
            actions.add(new Candidate(WAIT + " " + millis + "ms", "until a timer is due"));
        }
        return actions;
    }

    @Override
    public synchronized Sent act(String actor, String typed) {
        var words = typed.strip().split("\\s+", 3);
        var running = stage;
        if (running == null || words.length < 2) {
            return new Sent(false, "say `:done SERVICE`, `:fail SERVICE` or `:wait 30s`");
        }
        return switch (words[0]) {
            case WAIT -> await(running, words[1]);
            case DONE, FAIL ->
                answer(running, words[1], words[0].equals(FAIL), words.length > 2 ? words[2] : "");
            default -> new Sent(false, "there is no `" + words[0] + "` here");
        };
    }

    private static Sent await(Stage stage, String typed) {
        var time = Durations.parse(typed).filter(duration -> !duration.isNegative());
        if (time.isEmpty()) {
            return new Sent(false, "`" + typed + "` is no duration");
        }
        stage.advance(time.get());
        return new Sent(true, "");
    }

    private static Sent answer(Stage stage, String service, boolean fails, String typed) {
        var document = YamlReader.read("value", typed);
        if (!typed.isEmpty() && !document.problems().isEmpty()) {
            return new Sent(false, document.problems().getFirst().message());
        }
        @Nullable
        Object value = typed.isEmpty() || document.root().isEmpty() ? null : document.root().get().toJava();
        boolean answered = stage.answer(service, fails, value);
        return new Sent(answered, answered ? "" : "no service `" + service + "` is running");
    }

    @Override
    public synchronized void pass(Duration time) {
        if (stage != null && stage.snapshot().isActive()) {
            stage.advance(time);
        }
    }

    @Override
    public synchronized boolean goOn() {
        return stage != null && stage.snapshot().isActive() && stage.goOn();
    }

    /// What nobody answered and was taken for granted.
    synchronized List<String> assumed() {
        return stage == null ? List.of() : List.copyOf(stage.assumed());
    }

    @Override
    public synchronized Optional<String> ended() {
        return stage == null || stage.snapshot().isActive()
                ? Optional.empty()
                : Optional.of("the machine has ended");
    }

    @Override
    public void close() {
        // nothing runs
    }
}
