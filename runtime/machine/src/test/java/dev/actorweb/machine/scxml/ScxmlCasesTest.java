package dev.actorweb.machine.scxml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Reading;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The documents of the SCION test framework, its own and the W3C's: the active leaves after the
/// start and after every event.
class ScxmlCasesTest {
    /// What is not supported, and why.
    private static final Map<String, String> UNSUPPORTED = unsupported();

    private static Map<String, String> unsupported() {
        Map<String, String> reasons = new TreeMap<>();
        reasons.put("error/error",
                "a script that is a mere call of a function that nobody declares, which here is left to Java");
        reasons.put("more-parallel/test10",
                "expects that a transition may leave a parallel state's region alone;"
                        + " the Recommendation (and the case's own `legacySemantics`) says that the parallel state is left");
        reasons.put("script-src/test0", "the script's file is not among the data");
        reasons.put("script-src/test2", "the script's file is not among the data");
        reasons.put("w3c-ecma/test201.txml", "the basic HTTP event processor, which is optional");
        reasons.put("w3c-ecma/test216.txml", "the invoked document is not among the data");
        reasons.put("w3c-ecma/test230.txml",
                "to be judged by its log; expects a state that the document has not");
        reasons.put("w3c-ecma/test242.txml", "the invoked document is not among the data");
        reasons.put("w3c-ecma/test276.txml", "the invoked document is not among the data");
        reasons.put("w3c-ecma/test307.txml",
                "to be judged by its log; expects a state that the document has not");
        reasons.put("w3c-ecma/test552.txml", "the file of the data is not among the data");
        reasons.put("w3c-ecma/test558.txml", "the file of the data is not among the data");
        return reasons;
    }

    @Test
    void everyCaseButTheListedIsExact() {
        Path folder = Conformance.folder("scxml");
        Map<String, String> wrong = new LinkedHashMap<>();
        int cases = 0;
        for (Object entry : (List<?>) json(folder.resolve("index.json"))) {
            String id = String.valueOf(((Map<?, ?>) entry).get("id"));
            String difference = run(folder, id);
            cases++;
            if (!difference.isEmpty()) {
                wrong.put(id, difference);
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(158);
        List<String> unexpected = new ArrayList<>();
        wrong.forEach((id, difference) -> {
            if (!UNSUPPORTED.containsKey(id)) {
                unexpected.add(id + ": " + difference);
            }
        });
        assertThat(unexpected).as(unexpected.size() + " of " + cases + " cases differ").isEmpty();
        assertThat(wrong.keySet()).as("the list of what is not supported is true")
                .containsAll(UNSUPPORTED.keySet());
    }

    @Test
    void theListIsInTheDocumentation() throws IOException {
        String page = Files.readString(Conformance.checkout().resolve("docs/scxml.md"));

        assertThat(UNSUPPORTED.keySet()).allSatisfy(id -> assertThat(page).contains("`" + id + "`"));
        assertThat(page).contains("Of 158, " + (158 - UNSUPPORTED.size()) + " are exact");
    }

    private static String run(Path folder, String id) {
        Reading reading = MachineReader.read(folder.resolve(id + ".scxml"));
        if (!reading.isClean()) {
            return "errors: " + reading.problems().stream().filter(Problem::isError).toList();
        }
        try {
            return play(reading, (Map<?, ?>) json(folder.resolve(id + ".json")));
        } catch (RuntimeException e) {
            return e + " " + reading.problems();
        }
    }

    private static String play(Reading reading, Map<?, ?> script) {
        var machine = CompiledMachine.of(reading.machine().orElseThrow());
        var simulation = new Simulation(machine, null, Guards.NONE, _ -> Duration.ZERO);
        String difference = compare("start", simulation, script.get("initialConfiguration"));
        for (Object step : list(script.get("events"))) {
            if (!difference.isEmpty()) {
                return difference + " " + reading.problems();
            }
            Map<?, ?> event = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) step).get("event"));
            Object after = ((Map<?, ?>) step).get("after");
            simulation.advance(Duration.ofMillis(after instanceof Long wait ? wait : 0));
            String name = String.valueOf(event.get("name"));
            if (!name.isEmpty()) {
                simulation.send(Event.of(name, EventData.of(event.get("data"))));
            }
            difference = compare(name, simulation, ((Map<?, ?>) step).get("nextConfiguration"));
        }
        return difference.isEmpty() ? "" : difference + " " + reading.problems();
    }

    private static String compare(String step, Simulation simulation, @Nullable Object expected) {
        var is = new TreeSet<String>(simulation.snapshot().configuration());
        var should = new TreeSet<String>();
        list(expected).forEach(state -> should.add(String.valueOf(state)));
        return is.equals(should)
                ? ""
                : "after " + step + " " + simulation.snapshot() + " instead of " + should;
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static Object json(Path file) {
        return Objects.requireNonNull(YamlReader.read(file).root().orElseThrow().toJava());
    }
}
