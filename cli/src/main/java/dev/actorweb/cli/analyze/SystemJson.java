package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.system.SystemReport;
import dev.actorweb.analyzer.system.Trace;
import dev.actorweb.analyzer.system.Verdict;
import dev.actorweb.cli.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The exploration of a system, to programs.
final class SystemJson {
    private SystemJson() {}

    static void addSpec(Report.Explored explored, Json json) {
        SystemReport report = explored.exploration();
        json.member("machine", Optional.empty()).member("system", report.system().name())
                .member("actors", report.system().members().size());
        json.object("exploration").member("complete", report.isComplete())
                .member("ending", report.ending().name().toLowerCase(Locale.ROOT))
                .member("states", report.states()).member("transitions", report.transitions())
                .member("depth", report.depth()).member("deadlocks", report.deadlocks())
                .member("reducedStates", report.reduced()).member("bytesPerState", report.bytesPerState())
                .member("swelling", report.swelling());
        json.object("longestMailbox");
        for (int i = 0; i < report.longest().size(); i++) {
            json.member(report.system().groups().get(i).name(), report.longest().get(i));
        }
        json.end().end().array("checks");
        for (Verdict verdict : report.verdicts()) {
            json.object().member("check", verdict.check().text())
                    .member("line", verdict.check().position().line())
                    .member("column", verdict.check().position().column())
                    .member("status", verdict.status().name().toLowerCase(Locale.ROOT))
                    .member("why", verdict.why()).end();
        }
        json.end().array("problems").end();
    }

    static void addFindings(Report.Explored explored, Json json) {
        for (Finding finding : explored.findings()) {
            AnalysisJson.addFinding(finding, json);
            explored.trace(finding).ifPresent(trace -> addTrace(trace, json));
            json.end();
        }
    }

    static void addTrace(Trace trace, Json json) {
        json.object("trace").array("steps");
        for (Trace.Step step : trace.steps()) {
            json.object().member("actor", step.actor()).member("cause", SystemText.word(step.cause()))
                    .member("event", step.event());
            addData(step.data(), json);
            json.member("from", step.from()).member("to", step.to()).array("sent");
            for (Trace.Sent sent : step.sent()) {
                json.object().member("to", sent.to()).member("event", sent.event());
                addData(sent.data(), json);
                json.member("fate", sent.fate().name().toLowerCase(Locale.ROOT)).end();
            }
            json.end().member("notes", step.notes()).end();
        }
        json.end();
        if (trace.loop().isPresent()) {
            json.member("loop", trace.loop().getAsInt());
        } else {
            json.member("loop", Optional.empty());
        }
        json.end();
    }

    private static void addData(Map<String, @Nullable Object> data, Json json) {
        JsonValues.member("data", data, json);
    }
}
