package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Ignored;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RulePage;
import dev.actorweb.analyzer.system.Trace;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// SARIF 2.1.0 (OASIS), one run: what code scanners and editors read.
///
/// The rules that found something bring their pages along. Specs that are unusable are notifications
/// of an invocation that did not succeed. Findings that are ignored are results with a suppression.
public final class Sarif {
    /// So many steps of a run are told.
    private static final int MOST_STEPS = 500;
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
            + "sarif-schema-2.1.0.json";

    private final JsonDocument json = new JsonDocument();
    private final List<String> rules = new ArrayList<>();

    private Sarif() {}

    /// The document.
    ///
    /// @param version
    ///            of the tool that speaks
    public static String of(List<Report> reports, String version) {
        Sarif sarif = new Sarif();
        sarif.write(reports, version);
        return sarif.json.toString();
    }

    /// The document about anything: the codes of its remarks are the rules.
    public static String of(Account account, String version) {
        Sarif sarif = new Sarif();
        sarif.write(account, version);
        return sarif.json.toString();
    }

    private void begin(String version) {
        json.object().member("$schema", SCHEMA).member("version", "2.1.0").array("runs").object();
        json.object("tool").object("driver").member("name", "aw").member("version", version);
        json.array("rules");
    }

    private void write(Account account, String version) {
        begin(version);
        rules.addAll(account.codes().keySet());
        for (String code : rules) {
            json.object().member("id", code);
            text("shortDescription", account.codes().getOrDefault(code, code));
            json.end();
        }
        json.end().end().end();
        json.array("invocations").object().member("executionSuccessful", true).end().end();
        json.member("columnKind", "unicodeCodePoints").array("results");
        for (Account.Section section : account.sections()) {
            for (Account.Case one : section.cases()) {
                for (Account.Remark remark : one.remarks()) {
                    writeResult(remark, section, one);
                }
            }
        }
        json.end().end().end().end();
    }

    private void writeResult(Account.Remark remark, Account.Section section, Account.Case one) {
        json.object().member("ruleId", remark.code());
        if (rules.contains(remark.code())) {
            json.member("ruleIndex", rules.indexOf(remark.code()));
        }
        json.member("level", level(remark.severity()));
        message(remark.message(), remark.hint());
        json.array("locations").object();
        place(remark.file(), remark.position().line(), remark.position().column());
        json.end().end().object("properties").member("section", section.name()).member("case", one.name())
                .end().end();
    }

    private void write(List<Report> reports, String version) {
        collectRules(reports);
        begin(version);
        for (String rule : rules) {
            RuleCatalogue.find(rule).ifPresent(this::writeRule);
        }
        json.end().end().end();
        writeInvocation(reports);
        json.member("columnKind", "unicodeCodePoints").array("results");
        for (Report report : reports) {
            for (Finding finding : report.findings()) {
                writeResult(finding, report, Optional.empty());
            }
            for (Ignored ignored : report.ignored()) {
                writeResult(ignored.finding(), report, Optional.of(ignored));
            }
        }
        json.end().end().end().end();
    }

    private void collectRules(List<Report> reports) {
        for (Report report : reports) {
            for (Finding finding : report.findings()) {
                collect(finding.rule());
            }
            for (Ignored ignored : report.ignored()) {
                collect(ignored.finding().rule());
            }
        }
        rules.sort(Comparator.naturalOrder());
    }

    private void collect(String rule) {
        if (!rules.contains(rule)) {
            rules.add(rule);
        }
    }

    private void writeRule(Rule rule) {
        String page = RulePage.text(rule);
        json.object().member("id", rule.id());
        text("shortDescription", rule.title());
        json.object("help").member("text", page).member("markdown", page).end();
        json.object("defaultConfiguration").member("level", level(rule.severity())).end();
        json.object("properties").member("proof", word(rule.proof())).end().end();
    }

    private void writeInvocation(List<Report> reports) {
        boolean successful = true;
        for (Report report : reports) {
            successful &= report.problems().isEmpty();
        }
        json.array("invocations").object().member("executionSuccessful", successful);
        json.array("toolExecutionNotifications");
        for (Report report : reports) {
            for (Problem problem : report.problems()) {
                json.object().member("level", level(problem.severity()));
                message(problem.message(), problem.hint());
                json.object("descriptor").member("id", problem.code()).end();
                json.array("locations").object();
                place(problem.file(), problem.position().line(), problem.position().column());
                json.end().end().end();
            }
        }
        json.end().end().end();
    }

    private void writeResult(Finding finding, Report report, Optional<Ignored> ignored) {
        json.object().member("ruleId", finding.rule()).member("ruleIndex", rules.indexOf(finding.rule()))
                .member("level", level(finding.severity()));
        message(finding.message(), finding.hint());
        json.array("locations").object();
        place(finding.file(), finding.position().line(), finding.position().column());
        if (finding.state().isPresent() && report instanceof Report.Analyzed analyzed) {
            json.array("logicalLocations").object()
                    .member("fullyQualifiedName", finding.state().get().isEmpty()
                            ? analyzed.machine().name()
                            : analyzed.machine().name() + "." + finding.state().get())
                    .member("kind", "object").end()
                    .end();
        }
        json.end().end();
        writeRelated(finding);
        if (report instanceof Report.Explored explored) {
            explored.trace(finding).ifPresent(trace -> writeRun(trace, finding));
        }
        if (ignored.isPresent()) {
            json.array("suppressions").object()
                    .member("kind", ignored.get().origin() == Ignored.Origin.SPEC ? "inSource" : "external")
                    .member("justification", ignored.get().reason()).end().end();
        }
        json.object("properties").member("proof", word(finding.proof())).end().end();
    }

    private void writeRelated(Finding finding) {
        if (finding.related().isEmpty()) {
            return;
        }
        json.array("relatedLocations");
        for (Related other : finding.related()) {
            json.object();
            place(other.file(), other.position().line(), other.position().column());
            text("message", other.message());
            json.end();
        }
        json.end();
    }

    /// The run that shows a finding, a step at each location; they are all in the file of
    /// the finding.
    private void writeRun(Trace trace, Finding finding) {
        json.array("codeFlows").object().array("threadFlows").object().array("locations");
        for (Trace.Step step : trace.steps().subList(0, Math.min(MOST_STEPS, trace.steps().size()))) {
            json.object().object("location");
            place(finding.file(), finding.position().line(), finding.position().column());
            text("message", step.actor() + ": " + step.event() + (step.from().equals(step.to())
                    ? ""
                    : ", " + String.join("+", step.from()) + " → " + String.join("+", step.to())));
            json.end().end();
        }
        json.end().end().end().end().end();
    }

    private void place(String file, int line, int column) {
        json.object("physicalLocation").object("artifactLocation").member("uri", FileUri.of(file)).end();
        json.object("region").member("startLine", line).member("startColumn", column).end().end();
    }

    private void message(String message, Optional<String> hint) {
        text("message", hint.isPresent() ? message + "; " + hint.get() : message);
    }

    private void text(String name, String text) {
        json.object(name).member("text", text).end();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
