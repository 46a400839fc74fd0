package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Least;
import dev.actorweb.analyzer.coverage.Measure;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.cli.Json;

/// Coverage to programs: one member of `coverage`.
final class CoverageJson {
    private static final int MOST_PAIRS = 10_000;

    private CoverageJson() {}

    static void add(CoverageReport report, Least least, Json json) {
        add(json.object(), report, least);
    }

    /// The members of an object that is open.
    static void add(Json json, CoverageReport report, Least least) {
        var machine = report.machine();
        json.member("machine", machine.name()).member("file", machine.machine().file())
                .member("explored", report.goals().explored())
                .member("unreachable", report.goals().unreachable());
        measure("states", report.states(), json);
        json.array("missed");
        for (var state : report.missedStates()) {
            json.object().member("state", state.name()).member("line", state.position().line())
                    .member("column", state.position().column()).end();
        }
        json.end().end();
        measure("transitions", report.transitions(), json);
        json.array("missed");
        for (int transition : report.missedTransitions()) {
            var place = machine.transition(transition).position();
            json.object().member("transition", TransitionText.full(machine, transition))
                    .member("line", place.line()).member("column", place.column()).end();
        }
        json.end().end();
        if (report.pairs().isPresent()) {
            measure("pairs", report.pairs().get(), json);
            json.array("missed");
            int listed = 0;
            for (var pair : report.missedPairs()) {
                if (listed++ < MOST_PAIRS) {
                    json.object().member("first", TransitionText.full(machine, pair.first()))
                            .member("second", TransitionText.full(machine, pair.second())).end();
                }
            }
            json.end().end();
        } else {
            json.name("pairs").nothing();
        }
        json.member("shortfalls", least.shortfalls(report)).end();
    }

    private static void measure(String name, Measure measure, Json json) {
        json.object(name).member("covered", measure.covered()).member("total", measure.total())
                .member("percent", measure.percent());
    }
}
