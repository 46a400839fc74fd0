package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/// Plays small scenarios for tests.
final class Plays {
    /// Commits, with a service that may fail or take too long.
    static final String GIT = """
            machine: git
            context: { message: "", tries: 0 }
            events: { COMMIT: { message: string }, RETRY: {} }
            initial: idle
            states:
              idle:
                tags: [ready]
                exit: farewell
                on:
                  COMMIT:
                    - { target: committing, if: event.message != '', actions: [ { assign: { message: event.message } } ] }
                    - rejected
              committing:
                entry: [ { assign: { tries: tries + 1 } } ]
                invoke: { src: git.commit, onDone: committed, onError: failed }
                after: { 30s: timedOut }
              failed: { on: { RETRY: committing } }
              committed: { type: final }
              rejected: { on: { COMMIT: idle } }
              timedOut: { on: { RETRY: committing } }
            """;

    private Plays() {}

    static CompiledMachine machine(String yaml) {
        var reading = MachineReader.read("spec.yaml", yaml);
        if (!reading.isClean()) {
            throw new AssertionError(reading.problems().toString());
        }
        return CompiledMachine.of(reading.machine().orElseThrow());
    }

    static Scenario scenario(String yaml) {
        var reading = ScenarioReader.read(YamlReader.read("try.yaml", yaml));
        return reading.scenario().orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }

    static List<String> problemsOfReading(String yaml) {
        return texts(ScenarioReader.read(YamlReader.read("try.yaml", yaml)).problems());
    }

    static Played play(String machine, String scenario) {
        return Player.play(scenario(scenario), machine(machine));
    }

    /// What went wrong, by place: `4:5 message`.
    static List<String> problems(String machine, String scenario) {
        return texts(play(machine, scenario).problems());
    }

    /// The active states after each step, with the events that were not handled in brackets.
    static List<String> states(Played played) {
        List<String> states = new ArrayList<>();
        for (var step : played.steps()) {
            var names = String.join(",", step.snapshot().configuration());
            states.add(step.handled() ? names : "(" + names + ")");
        }
        return states;
    }

    private static List<String> texts(List<Problem> problems) {
        List<String> texts = new ArrayList<>();
        for (var problem : problems) {
            texts.add(problem.position() + " " + problem.message());
        }
        return texts;
    }
}
