package dev.actorweb.cli.input;

import dev.actorweb.cli.Style;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The words in which `input-actor.yaml` and the Java around it speak to each other: events from
/// keys, values for services and from them, and what is to be seen in a snapshot.
final class InputMachine {
    private static final String RESOURCE = "input-actor.yaml";
    private static final String BUSY = "busy";
    private static final String JUDGING = "asking.judgement.judging";

    private InputMachine() {}

    /// Reads and compiles the machine.
    static CompiledMachine compile() {
        try (var file = Objects.requireNonNull(InputMachine.class.getResourceAsStream(RESOURCE))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var reading = MachineReader.read(RESOURCE, text);
            if (!reading.isClean()) {
                throw new IllegalStateException("input-actor.yaml is wrong: " + reading.problems());
            }
            return CompiledMachine.of(reading.machine().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The event that begins.
    static Event asked(Question question) {
        return new Event("ASKED", Map.of("initial", question.initial(), "history", question.history(),
                "returns", question.returns()));
    }

    /// The event of a key that is one.
    static Event event(Key key) {
        return switch (key) {
            case Key.Typed(var text) -> Event.of("CHAR_TYPED", "text", text);
            case Key.Pasted(var text) -> Event.of("PASTED", "text", text);
            case Key.Stroke stroke -> Event.of(stroke.name());
            case Key.Redraw _,Key.Suspend _,Key.Turned _ ->
                throw new IllegalArgumentException("no event of the line: " + key);
        };
    }

    /// Whether keys have to wait: a service is at work whose result comes before them.
    static boolean isBusy(Snapshot snapshot) {
        return snapshot.isActive() && snapshot.tags().contains(BUSY);
    }

    /// Whether any service is at work.
    static boolean isAtWork(Snapshot snapshot) {
        return isBusy(snapshot) || (snapshot.isActive() && snapshot.in(JUDGING));
    }

    /// Whether the way led back to the question before.
    static boolean isBack(Snapshot snapshot) {
        return snapshot.in("returned");
    }

    /// Does the work of the service `complete`.
    static Object complete(Completer completer, Map<?, ?> input) throws Exception {
        var completion = completer.complete(text(input, "before"), text(input, "after"));
        var candidates = new ArrayList<Map<String, Object>>();
        for (var candidate : completion.candidates()) {
            candidates.add(Map.of("text", candidate.text(), "help", candidate.help()));
        }
        return Map.of("kept", completion.kept(), "common", completion.common(), "candidates",
                List.copyOf(candidates));
    }

    /// Does the work of the service `judge`.
    static Object judge(Validator validator, Map<?, ?> input) throws Exception {
        var verdict = validator.judge(text(input, "text"));
        var word = switch (verdict) {
            case Verdict.Ok _ -> "ok";
            case Verdict.Incomplete _ -> "incomplete";
            case Verdict.Wrong _ -> "wrong";
        };
        return Map.of("verdict", word, "remark", verdict.remark());
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }

    /// What is to be seen.
    static View view(Question question, Snapshot snapshot) {
        var context = snapshot.context().toMap();
        var notice = text(context, "notice");
        boolean insisted = Boolean.TRUE.equals(context.get("insisted"));
        var mood = switch (text(context, "verdict")) {
            case "wrong" -> insisted ? Style.ERROR : Style.WARNING;
            default -> insisted ? Style.WARNING : Style.FAINT;
        };
        return new View(question.text(), text(context, "before"), text(context, "after"), candidates(context),
                context.get("chosen") instanceof Long chosen ? chosen.intValue() : -1,
                notice.isEmpty() ? mood : Style.FAINT, notice.isEmpty() ? text(context, "remark") : notice);
    }

    private static List<Candidate> candidates(Map<String, ?> context) {
        var candidates = new ArrayList<Candidate>();
        if (context.get("candidates") instanceof List<?> list) {
            for (var item : list) {
                if (item instanceof Map<?, ?> candidate) {
                    candidates.add(new Candidate(text(candidate, "text"), text(candidate, "help")));
                }
            }
        }
        return candidates;
    }

    /// What came of the question, when the machine has ended.
    ///
    /// @throws IllegalStateException
    ///             if a completer or validator failed
    static Reply reply(Snapshot snapshot) {
        var output = snapshot.output() instanceof Map<?, ?> map ? map : Map.of();
        if (snapshot.in("accepted")) {
            return new Reply.Answer(text(output, "text"));
        }
        if (snapshot.in("cancelled")) {
            return new Reply.Cancelled(text(output, "text"));
        }
        if (isBack(snapshot)) {
            return new Reply.Back(text(output, "text"));
        }
        throw new IllegalStateException("the input actor failed: "
                + (snapshot.in("failed") ? text(output, "problem") : snapshot.toString()));
    }
}
