package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;

/// How much was found in how many specs.
///
/// @param unusable
///            the specs that hold no machine or can't be read
record Tally(int specs, int unusable, int errors, int warnings, int infos, int ignored) {
    static Tally of(List<Report> reports) {
        int unusable = 0;
        int errors = 0;
        int warnings = 0;
        int infos = 0;
        int ignored = 0;
        for (Report report : reports) {
            ignored += report.ignored().size();
            unusable += report instanceof Report.Unusable ? 1 : 0;
            errors += report.count(Severity.ERROR);
            warnings += report.count(Severity.WARNING);
            infos += report.count(Severity.INFO);
        }
        return new Tally(reports.size(), unusable, errors, warnings, infos, ignored);
    }

    /// "2 errors, 1 warning", or "no findings".
    String findings() {
        List<String> parts = new ArrayList<>();
        if (errors > 0) {
            parts.add(counted(errors, "error"));
        }
        if (warnings > 0) {
            parts.add(counted(warnings, "warning"));
        }
        if (infos > 0) {
            parts.add(infos + " info");
        }
        var found = parts.isEmpty() ? "no findings" : String.join(", ", parts);
        return ignored == 0 ? found : found + ", " + ignored + " ignored";
    }

    static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
