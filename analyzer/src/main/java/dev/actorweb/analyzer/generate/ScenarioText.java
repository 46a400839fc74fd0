package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.simulate.Expectation;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.simulate.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes scenarios as the reader of scenarios reads them.
public final class ScenarioText {
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y",
            "n");
    private final StringBuilder out = new StringBuilder();

    private ScenarioText() {}

    /// The text of a scenario.
    ///
    /// @param machine
    ///            the spec, seen from the folder of the file; empty to name none
    /// @param comment
    ///            the first line, without its `#`
    public static String of(Scenario scenario, String machine, String comment) {
        ScenarioText text = new ScenarioText();
        text.out.append("# ").append(Names.line(comment)).append("\nscenario: ")
                .append(value(scenario.name()))
                .append('\n');
        if (!machine.isEmpty()) {
            text.out.append("machine: ").append(value(machine)).append('\n');
        }
        if (scenario.seed().isPresent()) {
            text.out.append("seed: ").append(scenario.seed().getAsLong()).append('\n');
        }
        text.given("", scenario.given());
        text.out.append(scenario.steps().isEmpty() ? "steps: []\n" : "steps:\n");
        for (Scenario.Step step : scenario.steps()) {
            text.step(step);
        }
        return text.out.toString();
    }

    private void step(Scenario.Step step) {
        switch (step) {
            case Scenario.Step.Send send -> {
                out.append("  - send: ").append(value(send.event().type())).append('\n');
                if (!send.event().data().isEmpty()) {
                    out.append("    with: ").append(value(send.event().data())).append('\n');
                }
                send.handled().ifPresent(handled -> out.append("    handled: ").append(handled).append('\n'));
            }
            case Scenario.Step.Advance advance -> out.append(advance.jump() ? "  - jump: " : "  - advance: ")
                    .append(Times.text(advance.time())).append('\n');
            case Scenario.Step.Answer answer ->
                out.append("  - answer: ").append(value(answer.service())).append("\n    ")
                        .append(answer.fails() ? "error" : "done").append(": ").append(value(answer.value()))
                        .append('\n');
            case Scenario.Step.Expect expect ->
                out.append("  - expect: ").append(value(expectation(expect.expectation()))).append('\n');
        }
        given("    ", step.given());
    }

    private void given(String indent, Given given) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        given.guards().forEach((name, answers) -> all.put(name,
                answers.size() == 1 ? answers.getFirst() : answers));
        given.services().forEach((name, outcomes) -> all.put(name, outcomes.stream().map(outcome -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put(outcome.fails() ? "error" : "done", outcome.value());
            if (!outcome.after().isZero()) {
                one.put("after", outcome.after());
            }
            return one;
        }).toList()));
        all.putAll(given.delays());
        if (!all.isEmpty()) {
            out.append(indent).append("given: ").append(value(all)).append('\n');
        }
    }

    private static Map<String, @Nullable Object> expectation(Expectation expected) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        expected.state().ifPresent(part -> parts.put("state", part.value()));
        expected.configuration().ifPresent(part -> parts.put("configuration", part.value()));
        if (!expected.context().isEmpty()) {
            Map<String, @Nullable Object> context = new LinkedHashMap<>();
            expected.context().forEach((name, part) -> context.put(name, part.value()));
            parts.put("context", context);
        }
        expected.tags().ifPresent(part -> parts.put("tags", part.value()));
        expected.actions().ifPresent(part -> parts.put("actions", part.value()));
        expected.done().ifPresent(part -> parts.put("done", part.value()));
        expected.handled().ifPresent(part -> parts.put("handled", part.value()));
        expected.failed().ifPresent(part -> parts.put("failed", part.value()));
        return parts;
    }

    /// A value on one line.
    static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                List<String> entries = new ArrayList<>();
                map.forEach((key, item) -> entries.add(value(String.valueOf(key)) + ": " + value(item)));
                yield entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
            }
            case List<?> list -> {
                List<String> items = new ArrayList<>();
                list.forEach(item -> items.add(value(item)));
                yield "[" + String.join(", ", items) + "]";
            }
            case Duration time -> Times.text(time);
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        if (text.matches("[A-Za-z_][A-Za-z0-9_.-]*") && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if ((c >= ' ' && c < 0x7f) || (c > 0xa0 && Character.isLetter(c)) || c == '→'
                    || c == '…') {
                quoted.append(c);
            } else {
                quoted.append("\\u%04x".formatted((int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
