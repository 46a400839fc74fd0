package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorStatistics;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Ask;
import dev.actorweb.runtime.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one client can ask of a system. For one thread.
final class Operations {
    private static final long MOST_LISTED = 1_000_000;
    private static final long USUALLY_LISTED = 10_000;
    /// How long `list` waits for actors to say where they are, unless it is told otherwise: one
    /// that hangs must not spoil the list of all.
    private static final long GLANCE_MILLIS = 1_000;

    private final ActorSystem system;
    private final Letters letters;
    private final Rates rates = new Rates();
    private final Driving driving;

    Operations(ActorSystem system, Letters letters) {
        this.system = system;
        this.letters = letters;
        this.driving = new Driving(system);
    }

    /// Answers a request.
    Map<String, @Nullable Object> perform(Request request) throws Refusal, InterruptedException {
        return switch (request.op()) {
            case "list" -> list(request);
            case "show" -> show(request);
            case "send" -> driving.send(request);
            case "ask" -> driving.ask(request);
            case "stop" -> driving.stop(request);
            case "restart" -> driving.restart(request);
            case "spec" -> spec(request);
            case "dead-letters" -> deadLetters(request);
            case "replay" -> replay(request);
            default -> throw new Refusal("bad-request", "there is no operation `" + request.op() + "`");
        };
    }

    private Map<String, @Nullable Object> list(Request request) throws Refusal, InterruptedException {
        boolean withState = request.flag("state");
        String below = request.path("actor");
        int most = (int) request.number("most", 1, MOST_LISTED, USUALLY_LISTED);
        var patience = Driving.deadline(request, GLANCE_MILLIS);
        request.nothingElse();
        List<ActorRef<?>> actors = new ArrayList<>();
        for (var actor : system.actors()) {
            if (EventText.isBelow(EventText.path(actor), below)) {
                actors.add(actor);
            }
        }
        int shown = Math.min(most, actors.size());
        var answer = fields("actors", rows(actors.subList(0, shown), withState ? patience : Duration.ZERO));
        answer.put("more", actors.size() - shown);
        return answer;
    }

    /// @param patience
    ///            how long to wait for their states; zero for rows without
    private List<Map<String, @Nullable Object>> rows(List<ActorRef<?>> actors, Duration patience)
            throws InterruptedException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (var actor : actors) { // before the questions, which would count as messages
            rows.add(row(actor));
        }
        List<Optional<Glance>> glances = new ArrayList<>();
        for (var actor : actors) {
            glances.add(patience.isZero() ? Optional.empty() : glance(actor, patience));
        }
        for (int i = 0; i < glances.size(); i++) {
            if (glances.get(i).isPresent()) {
                rows.get(i).put("state", glances.get(i).get().result());
            }
        }
        return rows;
    }

    /// Where everything stands when a recording begins: all actors from `below` down, with their
    /// states and specs.
    ///
    /// @param patience
    ///            how long to wait for their states
    List<Map<String, @Nullable Object>> inventory(String below, Duration patience)
            throws InterruptedException {
        List<ActorRef<?>> actors = new ArrayList<>();
        for (var actor : system.actors()) {
            if (EventText.isBelow(EventText.path(actor), below)) {
                actors.add(actor);
            }
        }
        var rows = rows(actors, patience);
        for (int i = 0; i < rows.size(); i++) {
            putSpec(rows.get(i), actors.get(i));
        }
        return rows;
    }

    private Map<String, @Nullable Object> show(Request request) throws Refusal, InterruptedException {
        var actor = request.actor(system);
        var patience = Driving.deadline(request);
        request.nothingElse();
        var row = row(actor);
        var glance = glance(actor, patience);
        if (glance.isPresent()) {
            row.put("state", glance.get().result());
        }
        return row;
    }

    private Map<String, @Nullable Object> row(ActorRef<?> actor) {
        ActorStatistics numbers = system.statistics(actor);
        var row = fields("actor", EventText.path(actor));
        row.put("alive", actor.isAlive());
        row.put("inspectable", Driving.inspectable(system, actor).isPresent());
        row.put("processed", numbers.processed());
        row.put("queued", numbers.queued());
        row.put("dead", numbers.dead());
        row.put("dropped", numbers.dropped());
        row.put("rejected", numbers.rejected());
        row.put("restarts", numbers.restarts());
        row.put("perSecond", rates.of(actor, numbers));
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

    private Optional<Glance> glance(ActorRef<?> actor, Duration patience) {
        return Driving.inspectable(system, actor).flatMap(factory -> glance(actor, factory, patience));
    }

    private <M> Optional<Glance> glance(ActorRef<?> actor, Inspectable<M> factory, Duration patience) {
        @SuppressWarnings("unchecked") // it was made by this factory
        var ref = (ActorRef<M>) actor;
        return factory.query().map(question -> new Glance(system.ask(ref, question, patience), factory));
    }

    private Map<String, @Nullable Object> spec(Request request) throws Refusal {
        var actor = request.actor(system);
        request.nothingElse();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        putSpec(answer, actor);
        return answer;
    }

    private void putSpec(Map<String, @Nullable Object> row, ActorRef<?> actor) {
        var spec = Driving.inspectable(system, actor).flatMap(Inspectable::spec);
        row.put("spec", spec.map(Inspectable.Spec::text).orElse(null));
        row.put("format", spec.map(Inspectable.Spec::format).orElse(null));
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
                .orElseThrow(() -> new Refusal("no-such-letter", "there is no letter " + id + " any more"));
        return fields("delivery", Driving.name(system.deadLetters().replay(letter)));
    }

    private static Map<String, @Nullable Object> fields(String name, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }
}
