package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.Durations;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Sequence;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the answers of the surroundings. What an answer is for shows in its kind: true and false
/// are a guard's, a duration a named delay's, `{done: …}` and `{error: …}` a service's.
public final class GivenReader {
    private final Problems problems;
    private final Map<String, List<Boolean>> guards = new LinkedHashMap<>();
    private final Map<String, List<Given.Outcome>> services = new LinkedHashMap<>();
    private final Map<String, Duration> delays = new LinkedHashMap<>();
    private final Map<String, Position> places = new LinkedHashMap<>();

    public GivenReader(Problems problems) {
        this.problems = problems;
    }

    /// Everything read so far.
    public Given given() {
        return new Given(guards, services, delays, places);
    }

    /// Reads a mapping of names to answers.
    void read(List<Entry> entries) {
        for (Entry entry : entries) {
            places.put(entry.key(), entry.keyPosition());
            read(entry.key(), entry.value());
        }
    }

    /// Reads what one name answers.
    public void read(String name, Node answer) {
        List<Node> answers = answer instanceof Sequence list ? list.items() : List.of(answer);
        for (Node one : answers) {
            if (one instanceof Mapping mapping) {
                outcome(mapping).ifPresent(outcome -> add(services, name, outcome));
            } else if (one instanceof Scalar scalar) {
                scalar(name, scalar);
            } else {
                wrong(name, one);
            }
        }
    }

    private void scalar(String name, Scalar scalar) {
        if (scalar.value() instanceof Boolean truth) {
            add(guards, name, truth);
            return;
        }
        if (scalar.text().equals("done") || scalar.text().equals("error")) {
            boolean fails = scalar.text().equals("error");
            add(services, name, new Given.Outcome(fails, null, Duration.ZERO, scalar.position()));
            return;
        }
        Optional<Duration> duration = Durations.parse(scalar.text()).filter(time -> !time.isNegative());
        if (duration.isPresent()) {
            delays.put(name, duration.get());
        } else {
            wrong(name, scalar);
        }
    }

    private Optional<Given.Outcome> outcome(Mapping mapping) {
        Fields fields = new Fields(mapping, problems, "an answer of a service");
        Optional<Node> done = fields.node("done");
        Optional<Node> error = fields.node("error");
        Duration after = duration(fields, "after", problems).orElse(Duration.ZERO);
        fields.finish();
        if (done.isPresent() == error.isPresent()) {
            problems.error(Problem.WRONG_VALUE, mapping.position(),
                    "a service ends with either `done` or `error`");
            return Optional.empty();
        }
        Node value = done.isPresent() ? done.get() : error.get();
        return Optional.of(new Given.Outcome(error.isPresent(), value.toJava(), after, mapping.position()));
    }

    /// The duration under a key; what is none is a problem.
    static Optional<Duration> duration(Fields fields, String key, Problems problems) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Position position = node.get().position();
        Optional<Duration> duration = fields.text(key).flatMap(Durations::parse)
                .filter(time -> !time.isNegative());
        if (duration.isEmpty()) {
            problems.error(Problem.WRONG_VALUE, position, "`" + key + "` must be a duration",
                    Optional.of("durations are 250ms, 30s, 5m, 2h; a plain number counts milliseconds"));
        }
        return duration;
    }

    private void wrong(String name, Node node) {
        problems.error(Problem.WRONG_VALUE, node.position(), "no answer of `" + name + "`: " + node.noun(),
                Optional.of("a guard is true or false, a delay a duration, a service `done` or `error`, "
                        + "{done: value} or {error: value}"));
    }

    private static <T> void add(Map<String, List<T>> lists, String name, T value) {
        List<T> list = lists.get(name);
        if (list == null) {
            list = new ArrayList<>();
            lists.put(name, list);
        }
        list.add(value);
    }
}
