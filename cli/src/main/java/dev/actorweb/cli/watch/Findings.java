package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.coverage.Measure;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Glyphs;
import java.util.Locale;

/// What was found and covered while something was watched, at the end.
final class Findings {
    private Findings() {}

    /// For people.
    static void print(Board board, Terminal terminal, Glyphs glyphs) {
        int names = Measures.widest(board.conformance().coverage());
        for (var report : board.conformance().coverage()) {
            terminal.line(new Strip(200).add(Style.NAME, report.machine().name()).to(names + 2)
                    .add(Measures.text(report)).text(glyphs));
        }
        var conformance = board.conformance();
        for (var finding : conformance.findings()) {
            terminal.line(Text.of(Style.FAINT, finding.file() + ":" + finding.position() + ": ")
                    .add(Style.ERROR, finding.severity().name().toLowerCase(Locale.ROOT)).add(" ")
                    .add(finding.message()).add(Style.FAINT, " [" + finding.rule() + "]"));
            finding.hint().ifPresent(hint -> terminal.line(Text.of(Style.FAINT, "  " + hint)));
        }
        var summary = board.steps() + (board.steps() == 1 ? " step, " : " steps, ")
                + (conformance.deviations() == 0
                        ? "no deviation"
                        : conformance.deviations()
                                + (conformance.deviations() == 1 ? " deviation" : " deviations"));
        if (conformance.left() > 0) {
            summary += ", " + conformance.left() + " findings not listed";
        }
        if (board.missed() > 0) {
            summary += ", " + board.missed() + " events not seen";
        }
        terminal.line(Text.of(conformance.deviations() == 0 ? Style.SUCCESS : Style.ERROR, summary));
    }

    /// A finding as a line among the events.
    static Json json(Finding finding) {
        return Json.line().member("event", "finding").member("rule", finding.rule())
                .member("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .member("file", finding.file()).member("line", finding.position().line())
                .member("column", finding.position().column())
                .member("state", finding.state()).member("message", finding.message())
                .member("hint", finding.hint());
    }

    /// The last line, for programs.
    static Json end(Board board) {
        var json = Json.line().member("event", "end").member("steps", board.steps())
                .member("refused", board.refused()).member("missed", board.missed())
                .member("deviations", board.conformance().deviations())
                .member("findings", board.conformance().findings().size() + board.conformance().left());
        json.array("coverage");
        for (var report : board.conformance().coverage()) {
            json.object().member("machine", report.machine().name());
            measure("states", report.states(), json);
            measure("transitions", report.transitions(), json);
            json.end();
        }
        return json.end();
    }

    private static void measure(String name, Measure measure, Json json) {
        json.object(name).member("covered", measure.covered()).member("total", measure.total()).end();
    }
}
