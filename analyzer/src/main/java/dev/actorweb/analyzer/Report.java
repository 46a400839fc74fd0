package dev.actorweb.analyzer;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.system.Counterexample;
import dev.actorweb.analyzer.system.SystemReport;
import dev.actorweb.analyzer.system.Trace;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the analysis of one spec came to.
public sealed interface Report {
    /// The name of the spec as its user knows it.
    String file();

    /// The file, and for a machine within a larger text its place there: `system.yaml:12:5`.
    default String place() {
        return file();
    }

    /// What the rules found, by its place in the text; empty when there is no machine.
    List<Finding> findings();

    /// What was found but is to be ignored, by its place in the text.
    default List<Ignored> ignored() {
        return List.of();
    }

    /// Why there is no machine to look at; empty when there is one.
    default List<Problem> problems() {
        return List.of();
    }

    /// The same with these findings and what is to be ignored.
    default Report with(List<Finding> kept, List<Ignored> left) {
        return this;
    }

    /// How many findings are of this severity.
    default int count(Severity severity) {
        int count = 0;
        for (Finding finding : findings()) {
            if (finding.severity() == severity) {
                count++;
            }
        }
        return count;
    }

    /// The spec holds a machine, and all rules have looked at it.
    ///
    /// @param within
    ///            where in its file the machine begins, if it is a part of a larger text, as one
    ///            that is written in the file of a system
    /// @param findings
    ///            by their place in the text
    /// @param reachable
    ///            how many states structure lets be entered; the root and history states not counted
    /// @param exploration
    ///            what visiting the reachable configurations gave; empty when nobody asked for it,
    ///            or the machine cannot run
    /// @param ways
    ///            through the exploration, by the findings that they show
    record Analyzed(String file, Optional<Position> within, Machine machine, List<Finding> findings,
            List<Ignored> ignored, int reachable, Optional<Exploration> exploration,
            Map<Finding, Supplier<dev.actorweb.analyzer.explore.Trace>> ways)
            implements
                Report {
        public Analyzed {
            findings = List.copyOf(findings);
            ignored = List.copyOf(ignored);
            ways = Map.copyOf(ways);
        }

        /// The same of a spec of its own, where no way shows a finding.
        public Analyzed(String file, Machine machine, List<Finding> findings, List<Ignored> ignored,
                int reachable, Optional<Exploration> exploration) {
            this(file, Optional.empty(), machine, findings, ignored, reachable, exploration, Map.of());
        }

        @Override
        public String place() {
            return within.isPresent() ? file + ":" + within.get() : file;
        }

        /// A shortest way to where a finding shows itself, if there is such a place.
        public Optional<dev.actorweb.analyzer.explore.Trace> way(Finding finding) {
            return Optional.ofNullable(ways.get(finding)).map(Supplier::get);
        }

        @Override
        public Report with(List<Finding> kept, List<Ignored> left) {
            return new Analyzed(file, within, machine, kept, left, reachable, exploration, ways);
        }
    }

    /// The spec holds a system of machines, and it was explored.
    ///
    /// @param findings
    ///            by their place in the text
    record Explored(String file, SystemReport exploration, List<Finding> findings, List<Ignored> ignored)
            implements
                Report {
        public Explored {
            findings = List.copyOf(findings);
            ignored = List.copyOf(ignored);
        }

        public Explored(String file, SystemReport exploration, List<Finding> findings) {
            this(file, exploration, findings, List.of());
        }

        /// The run that shows a finding, where there is one.
        public Optional<Trace> trace(Finding finding) {
            for (Counterexample one : exploration.counterexamples()) {
                if (one.finding().equals(finding)) {
                    return one.trace();
                }
            }
            return Optional.empty();
        }

        @Override
        public Report with(List<Finding> kept, List<Ignored> left) {
            return new Explored(file, exploration, kept, left);
        }
    }

    /// There is no machine to look at: the text can't be read or is something else.
    ///
    /// @param problems
    ///            why; at least one
    record Unusable(String file, List<Problem> problems) implements Report {
        public Unusable {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("no reason why " + file + " is unusable");
            }
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }
}
