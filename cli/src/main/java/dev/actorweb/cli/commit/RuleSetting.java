package dev.actorweb.cli.commit;

import java.util.List;
import java.util.Optional;

/// How a repository sets one of the rules.
///
/// @param severity
///            empty where the rule is off
/// @param detailed
///            whether more was said than the severity
/// @param never
///            whether what is described must not be
/// @param number
///            a limit; 0 where the rule has none
/// @param words
///            names, cases, signs, or the beginning of a trailer
/// @param delimiters
///            what separates several scopes; empty for the usual signs
public record RuleSetting(Optional<Severity> severity, boolean detailed, boolean never, int number,
        List<String> words,
        List<String> delimiters) {
    public RuleSetting {
        words = List.copyOf(words);
        delimiters = List.copyOf(delimiters);
    }

    /// The ways to write that rules about cases can name.
    public static List<String> cases() {
        return LetterCase.words();
    }

    /// Whether a rule about cases can name this one; commitlint has several names for some.
    public static boolean isCase(String name) {
        return LetterCase.named(name).isPresent();
    }

    /// The severity alone; for the rest the rule is as it is by itself.
    public static RuleSetting severity(CommitRule rule, Optional<Severity> severity) {
        return new RuleSetting(severity, false, rule.isNeverByItself(), 0, List.of(), List.of());
    }
}
