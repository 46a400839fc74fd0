package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.Alphabet;
import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Completer;
import dev.actorweb.cli.input.Completion;
import dev.actorweb.cli.input.Validator;
import dev.actorweb.cli.input.Verdict;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known about an event while it is typed: `NAME {"field": value}`, completed with what the
/// machine accepts at that very moment. Thread-safe, if what it asks is.
final class EventTyping implements Completer, Validator {
    /// Whom the event is for.
    ///
    /// @param accepts
    ///            the events that it has transitions on where it is
    /// @param actions
    ///            what else can be done
    /// @param offered
    ///            whether these are offered before anything is typed
    record Recipient(String actor, Optional<CompiledMachine> spec, List<String> active, List<String> accepts,
            Map<String, Map<String, String>> payloads, List<Candidate> actions, boolean offered) {
        Recipient {
            accepts = List.copyOf(accepts);
            active = List.copyOf(active);
        }
    }

    private final Supplier<Recipient> recipient;

    EventTyping(Supplier<Recipient> recipient) {
        this.recipient = recipient;
    }

    /// Whether something else than an event was typed.
    static boolean isAction(String text) {
        return text.strip().startsWith(":");
    }

    @Override
    public Completion complete(String before, String after) {
        var now = recipient.get();
        if (isAction(before)) {
            return Completion.matching("", before, now.actions());
        }
        int space = before.indexOf(' ');
        if (space < 0) {
            List<Candidate> candidates = new ArrayList<>();
            for (var event : now.accepts()) {
                if (!event.endsWith("*")) {
                    candidates.add(new Candidate(event, help(now.payloads().get(event))));
                }
            }
            if (before.isEmpty() && now.offered()) {
                candidates.addAll(now.actions());
            }
            return Completion.matching("", before, candidates);
        }
        var event = before.substring(0, space);
        var fields = now.payloads().get(event);
        if (fields == null || fields.isEmpty()) {
            return Completion.none();
        }
        return Completion.matching(event + " ", before,
                List.of(new Candidate(template(fields), help(fields))));
    }

    private static String help(@Nullable Map<String, String> fields) {
        if (fields == null || fields.isEmpty()) {
            return "";
        }
        List<String> words = new ArrayList<>();
        fields.forEach((name, type) -> words.add(name + ": " + type));
        return "with " + String.join(", ", words);
    }

    private static String template(Map<String, String> fields) {
        var json = Json.line();
        fields.forEach((name, type) -> {
            switch (type) {
                case "int", "number", "double", "float" -> json.member(name, 0);
                case "bool", "boolean" -> json.member(name, false);
                case "list" -> json.array(name).end();
                case "map" -> json.object(name).end();
                default -> json.member(name, "");
            }
        });
        return json.toString();
    }

    @Override
    public Verdict judge(String text) {
        var now = recipient.get();
        if (text.isBlank()) {
            return new Verdict.Incomplete(now.accepts().isEmpty()
                    ? "nothing is accepted in " + place(now.active())
                    : "accepted in " + place(now.active()) + ": "
                            + String.join(", ", now.accepts()));
        }
        if (isAction(text)) {
            return action(text.strip(), now.actions());
        }
        var typed = EventText.read(text);
        if (typed.event().equals("*") || typed.event().isEmpty()) {
            return new Verdict.Wrong("an event has a name");
        }
        if (now.spec().isEmpty()) {
            return typed.problem().<Verdict>map(Verdict.Incomplete::new).orElse(Verdict.ok());
        }
        var machine = now.spec().get();
        var alphabet = new Alphabet(machine.machine());
        if (!alphabet.knows(typed.event())) {
            return begins(typed.event(), alphabet)
                    ? new Verdict.Incomplete(known(typed.event(), alphabet))
                    : new Verdict.Wrong("`" + machine.name() + "` knows no event `" + typed.event() + "`"
                            + alphabet.hint(typed.event()).map(hint -> "; " + hint).orElse(""));
        }
        if (typed.problem().isPresent()) {
            return new Verdict.Incomplete(typed.problem().get());
        }
        var wrong = machine.check(machine.filled(Event.of(typed.event(), typed.data())));
        if (wrong.isPresent()) {
            return new Verdict.Incomplete(wrong.get());
        }
        return Accepted.takes(machine, now.accepts(), typed.event())
                ? Verdict.ok()
                : new Verdict.Ok("not accepted in " + place(now.active()) + ": it will be refused");
    }

    /// Where it is; many regions are too many to name.
    private static String place(List<String> active) {
        return active.size() > 2 ? "these " + active.size() + " states" : LogLine.states(active);
    }

    private static Verdict action(String text, List<Candidate> actions) {
        var word = word(text);
        Set<String> known = new LinkedHashSet<>();
        for (var action : actions) {
            known.add(word(action.text()));
        }
        return known.contains(word)
                ? Verdict.ok()
                : new Verdict.Incomplete(
                        known.isEmpty() ? "nothing else can be done here now" : String.join(", ", known));
    }

    private static String word(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    private static boolean begins(String text, Alphabet alphabet) {
        return alphabet.names().stream().anyMatch(name -> name.startsWith(text));
    }

    private static String known(String text, Alphabet alphabet) {
        return String.join(", ", alphabet.names().stream().filter(name -> name.startsWith(text)).toList());
    }
}
