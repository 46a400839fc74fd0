package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import java.util.List;

/// Specs whose names and texts try to be more than text in a report.
final class Hostile {
    /// The names of two dead ends, one of them on purpose.
    static final String NAME = "x\\\"|<b>`]]>&amp;\\n::error::\\u001b[31m%0A\\u202e@you #1 [a](http://b)";

    private Hostile() {}

    static List<Report> reports() {
        String spec = """
                {"id": "%1$s", "initial": "a", "states": {
                  "a": {"on": {"GO": "%1$s", "END": "c", "GONE": "nowhere"}},
                  "%1$s": {},
                  "c": {"type": "final"}}}
                """.formatted(NAME);
        String silent = """
                machine: silent
                initial: a
                states:
                  a: { on: { GO: b, END: c } }
                  b: {} # aw: ignore SC108 because "it" <is> & stays
                  c: { type: final }
                """;
        return List.of(Analysis.of("dir/ä b,c:d%0A\n.json", spec).run(),
                Analysis.of("silent.yaml", silent).run(),
                Analysis.of("/abs/broken.yaml", "machine: [\n").run(), Analysis.of("empty.yaml", "").run());
    }
}
