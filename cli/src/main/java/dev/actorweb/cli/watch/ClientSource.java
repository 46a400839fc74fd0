package dev.actorweb.cli.watch;

import dev.actorweb.cli.input.Candidate;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.SpecReader;
import dev.actorweb.runtime.inspect.Endpoint;
import dev.actorweb.runtime.inspect.InspectionClient;
import dev.actorweb.runtime.inspect.InspectionClient.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A system that runs, watched through its inspection endpoint: one connection for what happens,
/// and one for questions, so that these never wait behind thousands of events. Thread-safe.
final class ClientSource implements Watched {
    private static final String RESTART = ":restart";
    private static final String STOP = ":stop";

    /// Milliseconds for an actor to say where it is.
    private static final long PATIENCE = 5_000;

    /// Whoever keeps the system running for as long as it is watched.
    interface Owner {
        void close();
    }

    private final Endpoint endpoint;
    private final String root;
    private final InspectionClient events;
    private final InspectionClient questions;
    private final Pace pace;
    private final Owner owner;
    private final Map<String, Optional<Spec>> specs = new ConcurrentHashMap<>();

    private ClientSource(Endpoint endpoint, String root, InspectionClient events, InspectionClient questions,
            Pace pace, Owner owner) {
        this.owner = owner;
        this.endpoint = endpoint;
        this.root = root;
        this.events = events;
        this.questions = questions;
        this.pace = pace;
    }

    /// Connects.
    ///
    /// @param root
    ///            the actor that is watched, with all below it; empty for all
    /// @param perSecond
    ///            so many events are taken in a second; the system drops and counts the others.
    ///            Without a limit where it is 0
    /// @param owner
    ///            is told when nobody watches any more
    static ClientSource connect(Endpoint endpoint, String root, int perSecond, Owner owner)
            throws IOException, InterruptedException {
        var events = InspectionClient.connect(endpoint);
        try {
            return new ClientSource(endpoint, root, events, InspectionClient.connect(endpoint),
                    new Pace(perSecond), owner);
        } catch (IOException | InterruptedException | RuntimeException e) {
            events.close();
            throw e;
        }
    }

    /// Whether there is the actor that is watched; one may still come or go later.
    boolean hasRoot() throws IOException, InterruptedException {
        return root.isEmpty() || !numbers().isEmpty();
    }

    /// The paths of all actors.
    List<String> paths() throws IOException, InterruptedException {
        return list(Map.of()).stream().map(ActorState::path).toList();
    }

    @Override
    public Kind kind() {
        return Kind.LIVE;
    }

    @Override
    public String name() {
        return endpoint.system() + (root.isEmpty() ? "" : "/" + root) + " · pid " + endpoint.pid();
    }

    @Override
    public void begin(Consumer<Happening> listener) throws IOException, InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("events", List.of("lifecycle", "transitions"));
        fields.put("actor", root);
        fields.put("data", true);
        try {
            events.subscribe(fields, event -> {
                for (var what : Happening.of(event)) {
                    listener.accept(what);
                }
                pace.await();
            });
        } catch (RefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public List<ActorState> actors() throws IOException, InterruptedException {
        return list(Map.of("actor", root, "state", true, "timeoutMillis", PATIENCE));
    }

    @Override
    public List<ActorState> glance() throws IOException, InterruptedException {
        return list(Map.of("actor", root, "state", true));
    }

    @Override
    public OptionalLong step(String actor) throws IOException, InterruptedException {
        for (var state : list(Map.of("actor", actor, "state", true, "most", 1, "timeoutMillis", PATIENCE))) {
            if (state.path().equals(actor)) {
                return OptionalLong.of(state.machine().map(ActorState.Machine::step).orElse(0L));
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public List<ActorState> numbers() throws IOException, InterruptedException {
        return list(Map.of("actor", root));
    }

    private List<ActorState> list(Map<String, ?> fields) throws IOException, InterruptedException {
        try {
            List<ActorState> states = new ArrayList<>();
            if (questions.request("list", fields).get("actors") instanceof List<?> actors) {
                for (var actor : actors) {
                    if (actor instanceof Map<?, ?> map) {
                        states.add(ActorState.of(map));
                    }
                }
            }
            return states;
        } catch (RefusedException e) {
            if (e.code().equals("no-such-actor")) {
                return List.of();
            }
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Optional<Spec> spec(String actor) throws IOException, InterruptedException {
        try {
            var answer = questions.request("spec", Map.of("actor", actor));
            if (!(answer.get("spec") instanceof String text)) {
                return Optional.empty();
            }
            return specs.computeIfAbsent(text, _ -> read(actor, text, "scxml".equals(answer.get("format"))));
        } catch (RefusedException e) { // it has none, or has ended meanwhile
            return Optional.empty();
        }
    }

    /// Reads a spec as a system shows it.
    static Optional<Spec> read(String actor, String text, boolean scxml) {
        var file = actor + (scxml ? ".scxml" : ".yaml");
        var reading = MachineReader.read(SpecReader.read(file, text));
        Optional<Machine> machine = reading.machine();
        return machine.map(found -> new Spec(text, scxml, found));
    }

    @Override
    public Sent send(String actor, String event, Map<String, @Nullable Object> data)
            throws IOException, InterruptedException {
        try {
            var answer = questions.request("ask", Map.of("actor", actor, "event", event, "data", data));
            if (answer.get("answer") instanceof Map<?, ?> map) {
                return new Sent(Boolean.TRUE.equals(map.get("handled")),
                        Happening.text(map.get("reason")));
            }
            return new Sent(true, "");
        } catch (RefusedException e) {
            return new Sent(false, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Candidate> actions(String actor) {
        return List.of(new Candidate(RESTART, "a fresh incarnation; what waits in the mailbox stays"),
                new Candidate(STOP, "ends the actor after the messages that wait for it"));
    }

    @Override
    public Sent act(String actor, String typed) throws IOException, InterruptedException {
        try {
            return switch (typed.strip()) {
                case RESTART -> {
                    var answer = questions.request("restart", Map.of("actor", actor));
                    yield Boolean.TRUE.equals(answer.get("restarted"))
                            ? new Sent(true, "")
                            : new Sent(false, notRestarted(String.valueOf(answer.get("reason"))));
                }
                case STOP -> questions.request("stop", Map.of("actor", actor))
                        .get("unfinished") instanceof List<?> left && !left.isEmpty()
                                ? new Sent(false, "not stopped in time")
                                : new Sent(true, "");
                default -> new Sent(false, "say " + RESTART + " or " + STOP);
            };
        } catch (RefusedException e) {
            return new Sent(false, String.valueOf(e.getMessage()));
        }
    }

    private static String notRestarted(String reason) {
        return switch (reason) {
            case "failed" -> "its fresh incarnation failed to start";
            case "ended" -> "it has ended, and was not restarted";
            case "busy" -> "it is being stopped or restarted already";
            default -> "not restarted in time";
        };
    }

    @Override
    public Optional<String> ended() {
        return events.ended().isDone() || questions.ended().isDone()
                ? Optional.of("the system " + endpoint.system() + " (pid " + endpoint.pid() + ") has ended")
                : Optional.empty();
    }

    @Override
    public void close() {
        events.close();
        questions.close();
        owner.close();
    }
}
