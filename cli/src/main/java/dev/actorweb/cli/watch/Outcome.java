package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import java.util.List;
import java.util.Optional;

/// What came of it.
///
/// @param refused
///            whether an event of the order was not accepted
/// @param late
///            whether one was not accepted in time
/// @param interrupted
///            whether it was ended from outside
/// @param gone
///            why what was watched has ended before its time; empty where it has not
public record Outcome(List<Report> reports, List<Finding> findings, long deviations, boolean refused,
        boolean late, boolean interrupted, Optional<String> gone) {
    public Outcome {
        reports = List.copyOf(reports);
        findings = List.copyOf(findings);
    }
}
