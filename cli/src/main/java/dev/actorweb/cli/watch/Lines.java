package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.cli.input.Glyphs;

/// What happens, line by line: for pipes and logs, as text or as JSON.
final class Lines {
    private static final int WIDTH = 2_000;
    private static final int ACTOR = 16;

    private final Terminal terminal;
    private final Form form;
    private final Clock clock;
    private final Glyphs glyphs;

    Lines(Terminal terminal, Form form, Clock clock, Glyphs glyphs) {
        this.terminal = terminal;
        this.form = form;
        this.clock = clock;
        this.glyphs = glyphs;
    }

    /// The first line: what is watched, and how.
    void begin(Layout.Title title, String kind) {
        switch (form) {
            case TEXT -> terminal.line(Text.of(Style.NAME, glyphs.show(title.name()))
                    .add(title.live() ? Style.WARNING : Style.FAINT, "  " + title.mode()));
            case JSON -> terminal.line(Json.line().member("schema", "aw/watch/1").member("event", "begin")
                    .member("name", title.name()).member("kind", kind).member("drives", title.drivable())
                    .toString());
            case SILENT -> {
                if (title.live()) {
                    terminal.note(title.name() + "  " + title.mode());
                }
            }
        }
        terminal.flush();
    }

    void print(Log.Entry entry) {
        switch (form) {
            case TEXT -> {
                terminal.line(new LogLine(clock, Math.max(ACTOR, Cells.width(LogLine.actor(entry.what()))))
                        .of(entry, WIDTH).text(glyphs));
                entry.finding().ifPresent(this::print);
            }
            case JSON -> {
                terminal.line(json(entry.what()).toString());
                entry.finding().ifPresent(finding -> terminal.line(Findings.json(finding).toString()));
            }
            case SILENT -> {
                return;
            }
        }
        terminal.flush();
    }

    private void print(Finding finding) {
        terminal.line(Text.of(Style.ERROR, "  " + finding.rule() + " ").add(finding.message()));
        finding.hint().ifPresent(hint -> terminal.line(Text.of(Style.FAINT, "  " + hint)));
    }

    private static Json json(Happening what) {
        var json = Json.line().member("at", what.at());
        if (!LogLine.actor(what).isEmpty()) {
            json.member("actor", LogLine.actor(what));
        }
        switch (what) {
            case Happening.Stepped step -> {
                json.member("event", "transition").member("machine", step.machine())
                        .member("on", step.event()).member("from", step.from()).member("to", step.to());
                json.array("taken");
                step.taken().forEach(number -> json.value((long) number));
                json.end().member("step", step.number());
                if (!step.by().isEmpty()) {
                    json.member("by", step.by());
                }
                step.data().ifPresent(data -> Payload.member("data", data, json));
                step.variables().ifPresent(data -> Payload.member("context", data, json));
            }
            case Happening.Refused refused -> {
                json.member("event", "refused").member("on", refused.event()).member("in", refused.in())
                        .member("reason", refused.reason());
                refused.data().ifPresent(data -> Payload.member("data", data, json));
            }
            case Happening.Lived lived -> json.member("event", lived.what()).member("detail", lived.detail());
            case Happening.Missed missed -> json.member("event", "missed").member("count", missed.count());
            case Happening.Noted noted ->
                json.member("event", "note").member("text", noted.text()).member("bad", noted.bad());
        }
        return json;
    }
}
