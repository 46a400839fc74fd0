package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.SchemaText;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads scenario files. Nothing is thrown for bad input: problems name their places.
public final class ScenarioReader {
    private static final List<String> VERBS = List.of("send", "advance", "jump", "answer", "expect");
    private final Problems problems;

    private ScenarioReader(Problems problems) {
        this.problems = problems;
    }

    /// The JSON Schema of scenarios: it accepts and refuses what this reader does, as far as the
    /// form decides it.
    public static String schema() {
        return SchemaText.beside(ScenarioReader.class, "scenario.schema.json");
    }

    /// Whether a document is meant as a scenario.
    public static boolean isScenario(Node root) {
        return root instanceof Mapping mapping && mapping.get("scenario").isPresent();
    }

    /// Reads a document that was parsed already.
    public static ScenarioReading read(Document document) {
        Problems problems = new Problems(document.file());
        problems.addAll(document.problems());
        Optional<Scenario> scenario = document.root().flatMap(root -> Fields.of(root, problems, "a scenario"))
                .map(fields -> new ScenarioReader(problems).scenario(fields));
        return new ScenarioReading(problems.hasErrors() ? Optional.empty() : scenario, problems.list());
    }

    private Scenario scenario(Fields fields) {
        String name = fields.requiredText("scenario").orElse("");
        Optional<String> machine = fields.text("machine");
        if (fields.has("system")) {
            problems.error(Problem.WRONG_VALUE, fields.node("system").orElseThrow().position(),
                    "a scenario of a system can't be played here",
                    Optional.of("name one machine: `machine: ./door.yaml`"));
        }
        OptionalLong seed = fields.integer("seed");
        fields.allow("description", "$schema");
        GivenReader given = new GivenReader(problems);
        given.read(fields.entries("given"));
        List<Scenario.Step> steps = new ArrayList<>();
        for (Node node : fields.listOrSingle("steps")) {
            Fields.of(node, problems, "a step").flatMap(this::step).ifPresent(steps::add);
        }
        fields.finish();
        return new Scenario(problems.file(), name, machine, seed, given.given(), steps, fields.position());
    }

    private Optional<Scenario.Step> step(Fields fields) {
        List<String> verbs = new ArrayList<>();
        for (String verb : VERBS) {
            if (fields.has(verb)) {
                verbs.add(verb);
            }
        }
        if (verbs.size() != 1) {
            problems.error(Problem.WRONG_VALUE, fields.position(),
                    verbs.isEmpty()
                            ? "this step does nothing"
                            : "a step does one thing, not `" + String.join("` and `", verbs) + "`",
                    Optional.of("a step is one of " + String.join(", ", VERBS)));
            return Optional.empty();
        }
        Optional<Scenario.Step> step = switch (verbs.getFirst()) {
            case "send" -> send(fields);
            case "advance" -> advance(fields, "advance");
            case "jump" -> advance(fields, "jump");
            case "answer" -> answer(fields);
            default -> expect(fields);
        };
        fields.finish();
        return step;
    }

    private Optional<Scenario.Step> send(Fields fields) {
        Optional<String> name = fields.text("send");
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (Entry entry : fields.entries("with")) {
            data.put(entry.key(), entry.value().toJava());
        }
        Optional<Boolean> handled = fields.flag("handled");
        Given given = given(fields);
        if (name.isEmpty() || name.get().isEmpty() || name.get().equals("*")) {
            problems.error(Problem.WRONG_VALUE, fields.node("send").orElseThrow().position(),
                    "`send` needs the name of an event");
            return Optional.empty();
        }
        return Optional.of(new Scenario.Step.Send(Event.of(name.get(), data), handled, given,
                fields.node("send").orElseThrow().position()));
    }

    private Given given(Fields fields) {
        GivenReader given = new GivenReader(problems);
        given.read(fields.entries("given"));
        return given.given();
    }

    private Optional<Scenario.Step> advance(Fields fields, String verb) {
        Optional<Duration> time = GivenReader.duration(fields, verb, problems);
        Given given = given(fields);
        return time.map(duration -> new Scenario.Step.Advance(duration, verb.equals("jump"), given,
                fields.node(verb).orElseThrow().position()));
    }

    private Optional<Scenario.Step> answer(Fields fields) {
        Optional<String> service = fields.text("answer");
        Optional<Node> done = fields.node("done");
        Optional<Node> error = fields.node("error");
        Given given = given(fields);
        if (service.isEmpty() || done.isPresent() == error.isPresent()) {
            problems.error(Problem.WRONG_VALUE, fields.position(),
                    "`answer` names a service, and either `done` or `error` what it ends with");
            return Optional.empty();
        }
        Node value = done.isPresent() ? done.get() : error.get();
        return Optional.of(new Scenario.Step.Answer(service.get(), error.isPresent(), value.toJava(), given,
                fields.node("answer").orElseThrow().position()));
    }

    private Optional<Scenario.Step> expect(Fields fields) {
        Optional<Node> node = fields.node("expect");
        if (node.isPresent() && node.get() instanceof Mapping mapping && mapping.entries().isEmpty()) {
            problems.error(Problem.WRONG_VALUE, mapping.position(), "this step expects nothing",
                    Optional.of("expect one of state, configuration, context, tags, actions, done, handled, "
                            + "failed"));
        }
        return fields.fields("expect")
                .map(expected -> new Scenario.Step.Expect(expectation(expected), expected.position()));
    }

    private Expectation expectation(Fields fields) {
        Map<String, Expectation.Part<@Nullable Object>> context = new LinkedHashMap<>();
        for (Entry entry : fields.entries("context")) {
            Expectation.Part<@Nullable Object> part = new Expectation.Part<>(entry.value().toJava(),
                    entry.value().position());
            context.put(entry.key(), part);
        }
        var expectation = new Expectation(state(fields), texts(fields, "configuration"), context,
                texts(fields, "tags"), texts(fields, "actions"), flag(fields, "done"),
                flag(fields, "handled"), flag(fields, "failed"));
        fields.finish();
        return expectation;
    }

    private Optional<Expectation.Part<Object>> state(Fields fields) {
        Optional<Node> node = fields.node("state");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Position at = node.get().position();
        if (node.get() instanceof Scalar scalar) {
            return Optional.of(new Expectation.Part<>(scalar.text(), at));
        }
        if (node.get() instanceof Mapping mapping) {
            return Optional.of(new Expectation.Part<>(Objects.requireNonNull(mapping.toJava()), at));
        }
        List<String> names = new ArrayList<>();
        for (Scalar scalar : fields.texts("state")) {
            names.add(scalar.text());
        }
        return Optional.of(new Expectation.Part<>(names, at));
    }

    private static Optional<Expectation.Part<List<String>>> texts(Fields fields, String key) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Scalar scalar : fields.texts(key)) {
            texts.add(scalar.text());
        }
        return Optional.of(new Expectation.Part<>(texts, node.get().position()));
    }

    private static Optional<Expectation.Part<Boolean>> flag(Fields fields, String key) {
        Optional<Boolean> flag = fields.flag(key);
        return flag.map(truth -> new Expectation.Part<>(truth, fields.node(key).orElseThrow().position()));
    }
}
