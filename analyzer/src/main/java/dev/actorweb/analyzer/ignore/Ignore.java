package dev.actorweb.analyzer.ignore;

import dev.actorweb.machine.yaml.Position;
import java.util.Optional;

/// That a rule is to be silent at one place, in one state or in the whole spec.
///
/// @param rule
///            the id as written; there may be no such rule
/// @param reason
///            why; empty when the author gives none, and then nothing is ignored
/// @param line
///            the line it is about; 0 for none
/// @param state
///            the path of the state it is about; empty, with no line, for the whole spec
/// @param position
///            where it is written
public record Ignore(String rule, String reason, int line, Optional<String> state, Position position) {
    static Ignore atLine(String rule, String reason, int line, Position position) {
        return new Ignore(rule, reason, line, Optional.empty(), position);
    }

    static Ignore everywhere(String rule, String reason, Position position) {
        return new Ignore(rule, reason, 0, Optional.empty(), position);
    }

    static Ignore inState(String rule, String reason, String state, Position position) {
        return new Ignore(rule, reason, 0, Optional.of(state), position);
    }

    /// Whether it silences what `rule` says about this place.
    public boolean covers(String rule, Position place, Optional<String> about) {
        if (reason.isEmpty() || !this.rule.equalsIgnoreCase(rule)) {
            return false;
        }
        if (line > 0) {
            return line == place.line();
        }
        return state.isEmpty() || state.equals(about);
    }
}
