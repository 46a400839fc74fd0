package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorStatistics;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.Ask;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What clients can ask of a system. Thread-safe.
final class Operations {
    private static final long MOST_MILLIS = 600_000;
    private static final long DEFAULT_MILLIS = 5_000;
    /// How long `list` and `show` wait for actors to say where they are.
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final ActorSystem system;
    private final Letters letters;

    Operations(ActorSystem system, Letters letters) {
        this.system = system;
        this.letters = letters;
    }

    /// Answers a request.
    Map<String, @Nullable Object> perform(Request request) throws Refusal, InterruptedException {
        return switch (request.op()) {
            case "list" -> list(request);
            case "show" -> show(request);
            case "send" -> send(request);
            case "ask" -> ask(request);
            case "stop" -> stop(request);
            case "spec" -> spec(request);
            case "dead-letters" -> deadLetters(request);
            case "replay" -> replay(request);
            default -> throw new Refusal("bad-request", "there is no operation `" + request.op() + "`");
        };
    }

    private Map<String, @Nullable Object> list(Request request) throws Refusal, InterruptedException {
        boolean withState = request.flag("state");
        request.nothingElse();
        var actors = system.actors();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (var actor : actors) { // before the questions, which would count as messages
            rows.add(row(actor));
        }
        List<Optional<Glance>> glances = new ArrayList<>();
        for (var actor : actors) {
            glances.add(withState ? glance(actor) : Optional.empty());
        }
        for (int i = 0; i < glances.size(); i++) {
            if (glances.get(i).isPresent()) {
                rows.get(i).put("state", glances.get(i).get().result());
            }
        }
        return fields("actors", rows);
    }

    private Map<String, @Nullable Object> show(Request request) throws Refusal, InterruptedException {
        var actor = actor(request);
        request.nothingElse();
        var row = row(actor);
        var glance = glance(actor);
        if (glance.isPresent()) {
            row.put("state", glance.get().result());
        }
        return row;
    }

    private Map<String, @Nullable Object> row(ActorRef<?> actor) {
        ActorStatistics numbers = system.statistics(actor);
        var row = fields("actor", EventText.path(actor));
        row.put("alive", actor.isAlive());
        row.put("inspectable", inspectable(actor).isPresent());
        row.put("processed", numbers.processed());
        row.put("queued", numbers.queued());
        row.put("dead", numbers.dead());
        row.put("dropped", numbers.dropped());
        row.put("rejected", numbers.rejected());
        row.put("restarts", numbers.restarts());
        row.put("uptimeMillis", numbers.uptime().toMillis());
        return row;
    }

    /// A question to an actor where it is.
    private record Glance(Ask<Object> ask, Inspectable<?> factory) {
        @Nullable
        Object result() throws InterruptedException {
            return ask.await() instanceof Outcome.Success<Object>(var answer) ? factory.render(answer) : null;
        }
    }

    private Optional<Glance> glance(ActorRef<?> actor) {
        return inspectable(actor).flatMap(factory -> glance(actor, factory));
    }

    private <M> Optional<Glance> glance(ActorRef<?> actor, Inspectable<M> factory) {
        @SuppressWarnings("unchecked") // it was made by this factory
        var ref = (ActorRef<M>) actor;
        return factory.query().map(question -> new Glance(system.ask(ref, question, GLANCE), factory));
    }

    private Map<String, @Nullable Object> send(Request request) throws Refusal {
        var actor = actor(request);
        String event = request.text("event");
        var data = request.map("data");
        request.nothingElse();
        return fields("delivery", name(tell(actor, speakable(actor), event, data)));
    }

    private static <M> Delivery tell(ActorRef<?> actor, Inspectable<M> factory, String event,
            Map<String, @Nullable Object> data) throws Refusal {
        @SuppressWarnings("unchecked") // it was made by this factory
        var ref = (ActorRef<M>) actor;
        try {
            return ref.tell(factory.message(event, data));
        } catch (IllegalArgumentException e) {
            throw new Refusal("bad-event", String.valueOf(e.getMessage()));
        }
    }

    private Map<String, @Nullable Object> ask(Request request) throws Refusal, InterruptedException {
        var actor = actor(request);
        String event = request.text("event");
        var data = request.map("data");
        var deadline = Duration.ofMillis(request.number("timeoutMillis", 1, MOST_MILLIS, DEFAULT_MILLIS));
        request.nothingElse();
        return ask(actor, speakable(actor), event, data, deadline);
    }

    private <M> Map<String, @Nullable Object> ask(ActorRef<?> actor, Inspectable<M> factory, String event,
            Map<String, @Nullable Object> data, Duration deadline) throws Refusal, InterruptedException {
        @SuppressWarnings("unchecked") // it was made by this factory
        var ref = (ActorRef<M>) actor;
        Outcome<Object> outcome;
        try {
            outcome = system.<M, Object>ask(ref, replyTo -> factory.question(event, data, replyTo), deadline)
                    .await();
        } catch (IllegalArgumentException e) {
            throw new Refusal("bad-event", String.valueOf(e.getMessage()));
        }
        return switch (outcome) {
            case Outcome.Success<Object>(var answer) -> fields("answer", factory.render(answer));
            case Outcome.Failure<Object>(ActorTimeoutException late) ->
                throw new Refusal("timeout", String.valueOf(late.getMessage()));
            case Outcome.Failure<Object>(var cause) -> throw new Refusal("failed", EventText.shown(cause));
        };
    }

    private Map<String, @Nullable Object> stop(Request request) throws Refusal, InterruptedException {
        var actor = actor(request);
        var deadline = Duration.ofMillis(request.number("timeoutMillis", 1, MOST_MILLIS, DEFAULT_MILLIS));
        request.nothingElse();
        List<Object> left = new ArrayList<>();
        for (var path : system.stop(actor, deadline).unfinished()) {
            left.add(EventText.path(path));
        }
        return fields("unfinished", left);
    }

    private Map<String, @Nullable Object> spec(Request request) throws Refusal {
        var actor = actor(request);
        request.nothingElse();
        return fields("spec", inspectable(actor).flatMap(Inspectable::spec).orElse(null));
    }

    private Map<String, @Nullable Object> deadLetters(Request request) throws Refusal {
        request.nothingElse();
        List<Object> rows = new ArrayList<>();
        for (var kept : letters.all()) {
            var row = fields("letter", kept.id());
            row.put("actor", EventText.path(kept.letter().recipient()));
            row.put("message", kept.letter().message().getClass().getSimpleName());
            row.put("text", EventText.shown(kept.letter().message()));
            row.put("cause", EventText.cause(kept.letter().cause()));
            rows.add(row);
        }
        var answer = fields("letters", rows);
        answer.put("count", system.deadLetters().count());
        return answer;
    }

    private Map<String, @Nullable Object> replay(Request request) throws Refusal {
        long id = request.number("letter", 1, Long.MAX_VALUE);
        request.nothingElse();
        var letter = letters.take(id)
                .orElseThrow(() -> new Refusal("no-such-letter", "there is no letter " + id + " any more"))
                .letter();
        @SuppressWarnings("unchecked") // it was sent there once
        var recipient = (ActorRef<Object>) letter.recipient();
        @SuppressWarnings("unchecked")
        var heir = (ActorRef<Object>) system.lookup(EventText.path(recipient)).orElse(recipient);
        return fields("delivery", name(heir.tell(letter.message())));
    }

    private ActorRef<?> actor(Request request) throws Refusal {
        String path = request.text("actor");
        return system.lookup(path).filter(found -> !path.isEmpty())
                .orElseThrow(() -> new Refusal("no-such-actor", "there is no actor `" + path + "`"));
    }

    private Inspectable<?> speakable(ActorRef<?> actor) throws Refusal {
        return inspectable(actor).orElseThrow(() -> new Refusal("not-inspectable",
                "`" + EventText.path(actor) + "` takes no events from outside"));
    }

    private Optional<Inspectable<?>> inspectable(ActorRef<?> actor) {
        return system.factory(actor) instanceof Inspectable<?> factory
                ? Optional.of(factory)
                : Optional.empty();
    }

    private static String name(Delivery delivery) {
        return delivery.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> fields(String name, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }
}
