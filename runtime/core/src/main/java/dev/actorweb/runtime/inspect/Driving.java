package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.ActorTimeoutException;
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

/// What a client can do to the actors of a system. Thread-safe.
final class Driving {
    private static final long MOST_MILLIS = 600_000;
    private static final long DEFAULT_MILLIS = 5_000;

    private final ActorSystem system;

    Driving(ActorSystem system) {
        this.system = system;
    }

    Map<String, @Nullable Object> send(Request request) throws Refusal {
        var actor = request.actor(system);
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

    Map<String, @Nullable Object> ask(Request request) throws Refusal, InterruptedException {
        var actor = request.actor(system);
        String event = request.text("event");
        var data = request.map("data");
        var deadline = deadline(request);
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

    Map<String, @Nullable Object> stop(Request request) throws Refusal, InterruptedException {
        var actor = request.actor(system);
        var deadline = deadline(request);
        request.nothingElse();
        List<Object> left = new ArrayList<>();
        for (var path : system.stop(actor, deadline).unfinished()) {
            left.add(EventText.path(path));
        }
        return fields("unfinished", left);
    }

    Map<String, @Nullable Object> restart(Request request) throws Refusal, InterruptedException {
        var actor = request.actor(system);
        var deadline = deadline(request);
        request.nothingElse();
        int before = system.statistics(actor).restarts();
        long start = System.nanoTime();
        boolean restarted;
        try {
            restarted = system.restart(actor, deadline);
        } catch (IllegalStateException e) {
            throw new Refusal("not-restartable", String.valueOf(e.getMessage()));
        }
        var answer = fields("restarted", restarted);
        int after = system.statistics(actor).restarts();
        answer.put("restarts", after);
        if (!restarted) {
            boolean late = System.nanoTime() - start >= deadline.toNanos();
            answer.put("reason",
                    late ? "timeout" : !actor.isAlive() ? "ended" : after > before ? "failed" : "busy");
        }
        return answer;
    }

    /// How long a request may take.
    static Duration deadline(Request request) throws Refusal {
        return deadline(request, DEFAULT_MILLIS);
    }

    /// As the other, where another time is usual.
    static Duration deadline(Request request, long usual) throws Refusal {
        return Duration.ofMillis(request.number("timeoutMillis", 1, MOST_MILLIS, usual));
    }

    private Inspectable<?> speakable(ActorRef<?> actor) throws Refusal {
        return inspectable(system, actor).orElseThrow(() -> new Refusal("not-inspectable",
                "`" + EventText.path(actor) + "` takes no events from outside"));
    }

    static Optional<Inspectable<?>> inspectable(ActorSystem system, ActorRef<?> actor) {
        return system.factory(actor) instanceof Inspectable<?> factory
                ? Optional.of(factory)
                : Optional.empty();
    }

    static String name(Delivery delivery) {
        return delivery.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> fields(String name, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }
}
