package dev.actorweb.cli.run;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.watch.Payload;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Need;
import dev.actorweb.machine.actor.Service;
import dev.actorweb.machine.actor.ServiceFailure;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemRunner;
import dev.actorweb.machine.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers in place of code that is not there: as `--given` says; and what an action would do is
/// written into the log.
final class StandIns {
    private final MachineSystem system;
    private final Given given;

    StandIns(MachineSystem system, Given given) {
        this.system = system;
        this.given = given;
    }

    /// Binds what is missing; a usage error when something stays so, or an answer is for nobody.
    void addTo(Map<String, Bindings.Builder> builders, Map<String, Bindings> bound) {
        var needs = SystemRunner.missing(system, bound);
        Set<String> names = new LinkedHashSet<>();
        var left = new StringJoiner("; ");
        needs.forEach((group, missing) -> {
            List<String> open = new ArrayList<>();
            for (var need : missing) {
                names.add(need.name());
                if (!bind(need, builders.getOrDefault(group, Bindings.builder()))) {
                    open.add(need.toString());
                }
            }
            if (!open.isEmpty()) {
                left.add(group + ": " + String.join(", ", open));
            }
        });
        checkUsed(names);
        if (left.length() > 0) {
            throw UserError.usage("nothing stands behind some names of " + Safe.line(system.name()) + ": "
                    + Safe.line(left.toString()),
                    "bring the code with --bindings, or answers with --given NAME=ANSWER");
        }
    }

    private boolean bind(Need need, Bindings.Builder builder) {
        var name = need.name();
        switch (need.kind()) {
            case ACTION -> builder.action(name, call -> call.log().accept(
                    call.params().isEmpty() ? name : name + " " + Payload.text(call.params())));
            case GUARD -> {
                var answers = given.guards().get(name);
                if (answers == null) {
                    return false;
                }
                builder.guard(name, guard(answers));
            }
            case SERVICE -> {
                var outcomes = given.services().get(name);
                if (outcomes == null) {
                    return false;
                }
                builder.service(name, service(outcomes));
            }
            case DELAY -> {
                var delay = given.delays().get(name);
                if (delay == null) {
                    return false;
                }
                builder.delay(name, delay);
            }
            case RECIPIENT -> {
                return false;
            }
        }
        return true;
    }

    /// Answers in turn; the last one stays.
    private static Guards guard(List<Boolean> answers) {
        var next = new AtomicInteger();
        return (_, _, _) -> answers
                .get(next.getAndUpdate(i -> Math.min(i + 1, answers.size() - 1)));
    }

    /// Answers in turn, and then from the beginning.
    private static Service service(List<Given.Outcome> outcomes) {
        var next = new AtomicInteger();
        return _ -> {
            var outcome = outcomes.get(Math.floorMod(next.getAndIncrement(), outcomes.size()));
            Thread.sleep(outcome.after());
            if (outcome.fails()) {
                throw failure(outcome);
            }
            return outcome.value();
        };
    }

    private static ServiceFailure failure(Given.Outcome outcome) {
        return outcome.value() instanceof Map<?, ?> map
                ? new ServiceFailure(String.valueOf(map.get("type")), String.valueOf(map.get("message")),
                        Map.of())
                : new ServiceFailure("ServiceFailure",
                        outcome.value() == null ? "failed" : outcome.value().toString(), Map.of());
    }

    private void checkUsed(Set<String> names) {
        Set<String> answers = new LinkedHashSet<>(given.guards().keySet());
        answers.addAll(given.services().keySet());
        answers.addAll(given.delays().keySet());
        for (var answer : answers) {
            if (!names.contains(answer)) {
                throw UserError.usage("--given: nobody asks for `" + Safe.line(answer) + "`",
                        DidYouMean.hint(answer, names).orElse(names.isEmpty()
                                ? "nothing is left open"
                                : "open are " + Safe.line(String.join(", ", names))));
            }
        }
    }
}
