package dev.actorweb.analyzer.system;

import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads scenario files of systems. Nothing is thrown for bad input: problems name their places.
public final class RunReader {
    private final Problems problems;

    private RunReader(Problems problems) {
        this.problems = problems;
    }

    /// Whether a document is meant as a scenario of a system.
    public static boolean isRun(Node root) {
        return root instanceof Mapping mapping && mapping.get("scenario").isPresent()
                && mapping.get("system").isPresent();
    }

    /// Reads a document that was parsed already.
    public static RunReading read(Document document) {
        Problems problems = new Problems(document.file());
        problems.addAll(document.problems());
        Optional<RunScenario> scenario = document.root()
                .flatMap(root -> Fields.of(root, problems, "a scenario"))
                .map(fields -> new RunReader(problems).scenario(fields));
        return new RunReading(problems.hasErrors() ? Optional.empty() : scenario, problems.list());
    }

    private RunScenario scenario(Fields fields) {
        String name = fields.requiredText("scenario").orElse("");
        String system = fields.requiredText("system").orElse("");
        fields.allow("description", "$schema");
        List<RunScenario.Line> lines = new ArrayList<>();
        int steps = 0;
        for (Node node : fields.listOrSingle("steps")) {
            Optional<RunScenario.Line> line = Fields.of(node, problems, "a step").flatMap(this::line);
            line.ifPresent(lines::add);
            steps += line.isPresent() && line.get() instanceof RunScenario.Line.Does ? 1 : 0;
        }
        OptionalLong loop = fields.integer("loop");
        if (loop.isPresent() && (loop.getAsLong() < 1 || loop.getAsLong() > steps + 1)) {
            problems.error(Problem.WRONG_VALUE, fields.node("loop").orElseThrow().position(),
                    "`loop` is the number of a step, from 1 to " + (steps + 1) + ", not " + loop.getAsLong());
        }
        fields.finish();
        return new RunScenario(problems.file(), name, system, lines,
                loop.isPresent() ? OptionalInt.of((int) loop.getAsLong()) : OptionalInt.empty(),
                fields.position());
    }

    private Optional<RunScenario.Line> line(Fields fields) {
        if (fields.has("expect")) {
            Node condition = fields.node("expect").orElseThrow();
            fields.finish();
            return Optional.of(new RunScenario.Line.Expect(condition, fields.position()));
        }
        Optional<String> actor = fields.requiredText("actor");
        Optional<Cause> cause = cause(fields);
        Optional<Map<String, @Nullable Object>> data = data(fields);
        Optional<List<String>> to = fields.has("to") ? Optional.of(texts(fields)) : Optional.empty();
        OptionalLong choice = fields.integer("choice");
        if (choice.isPresent() && choice.getAsLong() < 1) {
            problems.error(Problem.WRONG_VALUE, fields.node("choice").orElseThrow().position(),
                    "`choice` counts from 1");
        }
        if (actor.isEmpty() || cause.isEmpty()) {
            fields.finish();
            return Optional.empty();
        }
        Node verb = fields.node(word(cause.get())).orElseThrow();
        String event = verb instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
        if (event.isEmpty() && cause.get() != Cause.START) {
            problems.error(Problem.WRONG_VALUE, verb.position(),
                    "`" + word(cause.get()) + "` needs the name of an event");
        }
        fields.finish();
        return Optional.of(new RunScenario.Line.Does(actor.get(), cause.get(), event, data, to,
                (int) Math.min(choice.orElse(1), Integer.MAX_VALUE), fields.position()));
    }

    private static List<String> texts(Fields fields) {
        List<String> texts = new ArrayList<>();
        for (Scalar scalar : fields.texts("to")) {
            texts.add(scalar.text());
        }
        return texts;
    }

    private static Optional<Map<String, @Nullable Object>> data(Fields fields) {
        if (!fields.has("with")) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (Entry entry : fields.entries("with")) {
            data.put(entry.key(), entry.value().toJava());
        }
        return Optional.of(data);
    }

    private Optional<Cause> cause(Fields fields) {
        List<Cause> found = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            words.add(word(cause));
            if (fields.has(word(cause))) {
                found.add(cause);
            }
        }
        if (found.size() != 1) {
            problems.error(Problem.WRONG_VALUE, fields.position(),
                    found.isEmpty() ? "the actor does nothing here" : "an actor does one thing at a time",
                    Optional.of("say what it reacts to, by one of " + String.join(", ", words)));
            return Optional.empty();
        }
        return Optional.of(found.getFirst());
    }

    /// What a cause is called in a scenario.
    static String word(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
