package dev.actorweb.analyzer.report;

import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a check of any kind came to, case by case: what the formats of other programs are written
/// from.
///
/// @param title
///            what was checked
/// @param codes
///            what the codes of the remarks mean, by code
public record Account(String title, Map<String, String> codes, List<Section> sections) {
    public Account {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        sections = List.copyOf(sections);
    }

    /// Cases that belong together.
    public record Section(String name, List<Case> cases) {
        public Section {
            cases = List.copyOf(cases);
        }
    }

    /// One thing that was checked. It is right when none of its remarks says otherwise.
    ///
    /// @param skipped
    ///            why it does not count; empty when it does
    public record Case(String name, Optional<Place> place, List<Remark> remarks, Optional<String> skipped) {
        public Case {
            remarks = List.copyOf(remarks);
        }

        /// How bad the worst remark is.
        public Weight weight() {
            Weight worst = Weight.NOTE;
            for (Remark remark : remarks) {
                worst = remark.weight.compareTo(worst) > 0 ? remark.weight : worst;
            }
            return worst;
        }
    }

    /// Where something is written.
    public record Place(String file, Position position) {}

    /// What a remark makes of its case: nothing, a failure, or that it could not be checked at all.
    public enum Weight {
        NOTE, FAILURE, ERROR
    }

    /// Something to say about a case.
    public record Remark(Weight weight, Severity severity, String code, String file, Position position,
            String message, Optional<String> hint) {
        /// On one line: the place, what it is, and what to do.
        String line() {
            return file + ":" + position + ": " + sentence();
        }

        String sentence() {
            return message + hint.map(text -> "; " + text).orElse("");
        }
    }
}
