package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Least;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Times;
import dev.actorweb.cli.Json;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Problem;
import java.util.List;
import java.util.Locale;

/// Simulations to programs: the document `aw/simulation/1`. One simulation is the document itself,
/// several are its `simulations`.
final class SimulationJson {
    private SimulationJson() {}

    static Json document(List<Played> played, List<CoverageReport> coverage, boolean covered, Least least) {
        var json = Json.document("aw/simulation/1");
        if (played.size() == 1) {
            add(played.getFirst(), json);
        } else {
            json.array("simulations");
            boolean passed = true;
            for (var one : played) {
                json.object();
                add(one, json);
                json.end();
                passed &= one.passed();
            }
            json.end().member("passed", passed);
        }
        if (covered) {
            json.array("coverage");
            for (var report : coverage) {
                CoverageJson.add(report, least, json);
            }
            json.end();
        }
        return json;
    }

    private static void add(Played played, Json json) {
        json.member("machine", played.machine().name()).member("file", played.scenario().file())
                .member("scenario", played.scenario().name()).array("steps");
        for (var step : played.steps()) {
            add(step, json);
        }
        json.end().array("problems");
        for (Problem problem : played.problems()) {
            json.object().member("code", problem.code()).member("file", problem.file())
                    .member("line", problem.position().line()).member("column", problem.position().column())
                    .member("message", problem.message()).member("hint", problem.hint()).end();
        }
        json.end().member("assumed", played.assumed()).member("passed", played.passed());
    }

    private static void add(Played.Step step, Json json) {
        json.object();
        switch (step.cause()) {
            case Played.Cause.Start _ -> json.name("event").nothing();
            case Played.Cause.Sent(var event) -> {
                json.member("event", event.type());
                if (!event.data().isEmpty()) {
                    JsonValues.member("data", event.data(), json);
                }
                json.member("handled", step.handled());
            }
            case Played.Cause.Advanced(var time, var jump) ->
                json.member(jump ? "jump" : "advance", Times.millis(time));
            case Played.Cause.Answered(var service, var failed) ->
                json.member("answer", service).member("failed", failed);
        }
        var snapshot = step.snapshot();
        json.member("configuration", snapshot.configuration());
        JsonValues.member("value", snapshot.value(), json);
        JsonValues.member("context", snapshot.context().toMap(), json);
        json.member("tags", snapshot.tags()).member("actions", step.actions()).array("effects");
        for (var effect : step.effects()) {
            add(effect, json);
        }
        json.end().member("done", snapshot.status() == Snapshot.Status.DONE).member("status",
                snapshot.status().name().toLowerCase(Locale.ROOT));
        if (snapshot.status() == Snapshot.Status.DONE && snapshot.output() != null) {
            JsonValues.member("output", snapshot.output(), json);
        }
        if (snapshot.failure().isPresent()) {
            json.member("failure", snapshot.failure().get().toString());
        }
        json.end();
    }

    private static void add(Effect effect, Json json) {
        var text = EffectText.of(effect);
        if (!text.isEmpty()) {
            json.value(text);
        }
    }
}
