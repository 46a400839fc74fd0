package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.Ensemble;
import dev.actorweb.analyzer.simulate.Times;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.watch.Watched.Sent;
import dev.actorweb.machine.Durations;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What somebody can do to a simulation: send events, end services, let time pass. Not thread-safe.
record Hand(Ensemble running) {
    private static final String DONE = ":done";
    private static final String FAIL = ":fail";
    private static final String WAIT = ":wait";

    Sent send(String actor, String event, Map<String, @Nullable Object> data) {
        var made = Event.of(event, data);
        if (made.isInternal()) {
            return new Sent(false, "`" + event + "` is an event that only the machine itself makes");
        }
        var refusal = running.send(actor, made);
        return new Sent(refusal.isEmpty(), refusal.orElse(""));
    }

    /// What else can be done where an actor is.
    List<Candidate> actions(String actor) {
        List<Candidate> actions = new ArrayList<>();
        for (var service : new TreeSet<>(running.services(actor))) {
            actions.add(new Candidate(DONE + " " + service, "the service ends; a value may follow"));
            actions.add(new Candidate(FAIL + " " + service, "the service fails; a value may follow"));
        }
        var next = running.nextMoment();
        if (next.isPresent()) {
            actions.add(new Candidate(WAIT + " " + Times.text(roundedUp(next.get().minus(running.now()))),
                    "until a timer is due"));
        }
        return actions;
    }

    /// Does one of them, as it was typed.
    Sent act(String actor, String typed) {
        var words = typed.strip().split("\\s+", 3);
        if (words.length < 2) {
            return new Sent(false, "say `:done SERVICE`, `:fail SERVICE` or `:wait 30s`");
        }
        return switch (words[0]) {
            case WAIT -> await(words[1]);
            case DONE, FAIL -> {
                var document = YamlReader.read("value", words.length > 2 ? words[2] : "null");
                if (!document.problems().isEmpty()) {
                    yield new Sent(false, document.problems().getFirst().message());
                }
                yield answer(actor, words[1], words[0].equals(FAIL),
                        document.root().map(Node::toJava).orElse(null));
            }
            default -> new Sent(false, "there is no `" + words[0] + "` here");
        };
    }

    /// To whole milliseconds, and where they do not matter, to whole seconds.
    private static Duration roundedUp(Duration time) {
        long millis = Math.max(1, time.plusNanos(999_999).toMillis());
        return Duration.ofMillis(millis > 10_000 ? (millis + 999) / 1_000 * 1_000 : millis);
    }

    private Sent await(String typed) {
        var time = Durations.parseWithUnit(typed).filter(duration -> !duration.isNegative());
        if (time.isEmpty()) {
            return new Sent(false, "`" + typed + "` is no duration: a number and its unit, as 500ms, 30s");
        }
        running.advance(time.get());
        return new Sent(true, "");
    }

    Sent answer(String actor, String service, boolean fails, @Nullable Object value) {
        boolean answered = running.answer(actor, service, fails, value);
        return new Sent(answered, answered ? "" : "no service `" + service + "` is running");
    }
}
