package dev.actorweb.templates;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a template makes of answers.
sealed interface Rendered {
    /// Files, by path.
    ///
    /// @param values
    ///            those of all variables
    record Files(NavigableMap<String, Output> outputs, Map<String, String> values) implements Rendered {
        public Files {
            outputs = Collections.unmodifiableNavigableMap(new TreeMap<>(outputs));
            values = Collections.unmodifiableMap(values);
        }
    }

    /// Nothing: an answer is missing or wrong, or a file would be where none must be.
    record Refused(List<Refusal> refusals) implements Rendered {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
