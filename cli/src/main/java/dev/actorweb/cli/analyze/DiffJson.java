package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.diff.MachineDiff;
import dev.actorweb.analyzer.generate.ScenarioText;
import dev.actorweb.cli.Json;
import java.util.Locale;
import java.util.Set;

/// The difference of two versions to programs: the document `aw/diff/1`.
final class DiffJson {
    private DiffJson() {}

    static Json document(MachineDiff diff, Set<Kind> failing) {
        var json = Json.document("aw/diff/1").member("machine", diff.after().name())
                .member("old", diff.before().machine().file()).member("new", diff.after().machine().file())
                .member("complete", diff.complete()).array("changes");
        for (var change : diff.changes()) {
            json.object().member("kind", change.kind().name().toLowerCase(Locale.ROOT))
                    .member("what", change.what()).member("line", change.position().line())
                    .member("column", change.position().column()).end();
        }
        json.end().array("differences");
        boolean failed = false;
        for (var difference : diff.differences()) {
            failed |= failing.contains(difference.kind());
            json.object().member("kind", difference.kind().name().toLowerCase(Locale.ROOT))
                    .member("message", difference.message()).member("line", difference.position().line())
                    .member("column", difference.position().column()).member("way", difference.inputs())
                    .member("confirmed", difference.confirmed())
                    .member("scenario", difference.scenario()
                            .map(scenario -> ScenarioText.of(scenario.knowing(diff.after().machine()), "",
                                    "shows a difference")))
                    .end();
        }
        return json.end().object("summary").member("refused", diff.count(Kind.REFUSED))
                .member("changed", diff.count(Kind.CHANGED)).member("added", diff.count(Kind.ADDED))
                .member("failed", failed).end();
    }
}
