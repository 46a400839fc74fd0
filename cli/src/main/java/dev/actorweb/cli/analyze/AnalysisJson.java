package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Ignored;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.cli.Json;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reports to programs: the document `aw/analyze/1`.
final class AnalysisJson {
    private AnalysisJson() {}

    static Json document(List<Report> reports, Policy policy) {
        var json = Json.document("aw/analyze/1");
        json.array("specs");
        for (var report : reports) {
            addSpec(report, json);
        }
        json.end().array("findings");
        boolean failed = false;
        for (var report : reports) {
            failed |= policy.fails(report);
            if (report instanceof Report.Explored explored) {
                SystemJson.addFindings(explored, json);
                continue;
            }
            for (Finding finding : report.findings()) {
                addMachine(report, addFinding(finding, json)).end();
            }
        }
        json.end().array("ignored");
        for (var report : reports) {
            for (Ignored ignored : report.ignored()) {
                addMachine(report, addFinding(ignored.finding(), json))
                        .member("origin", ignored.origin().name().toLowerCase(Locale.ROOT))
                        .member("reason", ignored.reason()).end();
            }
        }
        var tally = Tally.of(reports);
        return json.end().object("summary").member("specs", tally.specs())
                .member("unusable", tally.unusable()).member("errors", tally.errors())
                .member("warnings", tally.warnings()).member("infos", tally.infos())
                .member("ignored", tally.ignored())
                .member("failOn", policy.failOn().map(Policy::word).orElse("never"))
                .member("failed", failed || tally.unusable() > 0).end();
    }

    /// Which of several machines in one file a finding is about.
    private static Json addMachine(Report report, Json json) {
        return report instanceof Report.Analyzed analyzed && analyzed.within().isPresent()
                ? json.member("machine", analyzed.machine().name())
                : json;
    }

    private static void addSpec(Report report, Json json) {
        json.object().member("file", report.file());
        switch (report) {
            case Report.Analyzed analyzed -> {
                Machine machine = analyzed.machine();
                analyzed.within().ifPresent(
                        begin -> json.member("line", begin.line()).member("column", begin.column()));
                json.member("machine", machine.name()).member("description", machine.description())
                        .member("states", AnalysisText.states(machine))
                        .member("reachable", analyzed.reachable())
                        .member("transitions", AnalysisText.transitions(machine))
                        .member("events", events(machine)).array("problems").end();
                ExplorationJson.add(analyzed.exploration(), json);
            }
            case Report.Explored explored -> SystemJson.addSpec(explored, json);
            case Report.Unusable unusable -> {
                json.member("machine", Optional.empty()).array("problems");
                for (Problem problem : unusable.problems()) {
                    json.object().member("code", problem.code()).member("line", problem.position().line())
                            .member("column", problem.position().column())
                            .member("message", problem.message()).member("hint", problem.hint()).end();
                }
                json.end();
            }
        }
        json.end();
    }

    private static List<String> events(Machine machine) {
        List<String> events = new ArrayList<>();
        for (EventDeclaration event : machine.events()) {
            events.add(event.name());
        }
        return events;
    }

    static Json addFinding(Finding finding, Json json) {
        json.object().member("rule", finding.rule())
                .member("severity", Policy.word(finding.severity()))
                .member("proof", finding.proof().name().toLowerCase(Locale.ROOT))
                .member("file", finding.file())
                .member("line", finding.position().line()).member("column", finding.position().column())
                .member("state", finding.state()).member("message", finding.message())
                .member("hint", finding.hint());
        if (!finding.related().isEmpty()) {
            json.array("related");
            for (var other : finding.related()) {
                json.object().member("file", other.file()).member("line", other.position().line())
                        .member("column", other.position().column()).member("message", other.message()).end();
            }
            json.end();
        }
        return json;
    }
}
