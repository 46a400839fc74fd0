package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Something that a rule found wrong at one place of a spec.
///
/// @param rule
///            the rule's id: `SC101`
/// @param severity
///            as configured; the rule's own unless somebody changed it
/// @param proof
///            how it was decided
/// @param file
///            the name of the spec as its user knows it; untrusted, like the texts
/// @param position
///            of the key or value that is wrong
/// @param state
///            the path of the state it is about; empty when it is about the whole machine
/// @param message
///            what is wrong, in one line
/// @param hint
///            what to do about it
/// @param related
///            other places to look at
public record Finding(String rule, Severity severity, Proof proof, String file, Position position,
        Optional<String> state, String message, Optional<String> hint, List<Related> related) {
    public Finding {
        related = List.copyOf(related);
    }

    /// With one place to look at.
    public Finding(String rule, Severity severity, Proof proof, String file, Position position,
            Optional<String> state, String message, Optional<String> hint) {
        this(rule, severity, proof, file, position, state, message, hint, List.of());
    }

    /// By place, then by rule.
    public static final Comparator<Finding> BY_PLACE = Finding::compare;

    private static int compare(Finding one, Finding other) {
        int files = one.file.compareTo(other.file);
        if (files != 0) {
            return files;
        }
        int places = one.position.compareTo(other.position);
        if (places != 0) {
            return places;
        }
        int rules = one.rule.compareTo(other.rule);
        return rules != 0 ? rules : one.message.compareTo(other.message);
    }

    /// The one-line form: `file:line:column: SC101 message`.
    @Override
    public String toString() {
        return file + ":" + position + ": " + rule + " " + message;
    }
}
