package dev.actorweb.cli.commit;

import dev.actorweb.cli.commit.ParsedMessage.Conventional;
import dev.actorweb.cli.commit.ParsedMessage.Generated;
import dev.actorweb.cli.commit.ParsedMessage.Malformed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a repository asks of its commit messages beyond the specification.
///
/// What is not configured is as in commitlint's `config-conventional`, except where they contradict
/// the specification (types are compared without regard to case) or would refuse good messages (a
/// description may begin with a name such as `README`).
///
/// @param types
///            the accepted types; empty accepts any
/// @param scopes
///            the accepted scopes; empty accepts any
/// @param scopeRequired
///            whether a scope must be given
/// @param subjectMax
///            the greatest length of the first line, in characters (Unicode code points)
/// @param settings
///            the rules that the repository has set itself; these go before what aw asks otherwise
public record CommitRules(List<String> types, List<String> scopes, boolean scopeRequired, int subjectMax,
        Map<CommitRule, RuleSetting> settings) {
    /// The types of `config-conventional`.
    public static final List<String> DEFAULT_TYPES = List.of("feat", "fix", "docs", "style", "refactor",
            "perf", "test", "build", "ci", "chore", "revert");

    /// The length of a first line that git's own tools show in full.
    public static final int DEFAULT_SUBJECT_MAX = 72;

    public CommitRules {
        types = List.copyOf(types);
        scopes = List.copyOf(scopes);
        settings = settings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        if (subjectMax < 1) {
            throw new IllegalArgumentException("subject-max must be positive, not " + subjectMax);
        }
    }

    /// Without rules that were set one by one.
    public CommitRules(List<String> types, List<String> scopes, boolean scopeRequired, int subjectMax) {
        this(types, scopes, scopeRequired, subjectMax, Map.of());
    }

    /// The rules of a repository that configures nothing.
    public static CommitRules defaults() {
        return new CommitRules(DEFAULT_TYPES, List.of(), false, DEFAULT_SUBJECT_MAX);
    }

    /// Reads `text` and checks it. Messages that git wrote itself pass all rules but the one
    /// against control characters.
    public Review review(String text) {
        var parsed = CommitMessageParser.parse(text);
        var control = ControlCharacters.problems(CommitMessageParser.split(text));
        return new Review(parsed, switch (parsed) {
            case Malformed(var problems, var parts) ->
                concat(parts.isPresent() ? further(problems, parts.get()) : problems, control);
            case Generated _ -> control;
            case Conventional(var message, var layout) ->
                concat(new Lint(this, Parts.of(message, layout)).problems(), control);
        });
    }

    /// All that is wrong besides the first line's form, so that nobody learns of it one by one.
    private List<Problem> further(List<Problem> problems, Parts parts) {
        var all = new ArrayList<>(problems);
        for (var problem : new Lint(this, parts).problems()) {
            if (problems.stream().noneMatch(known -> known.rule().equals(problem.rule()))) {
                all.add(problem);
            }
        }
        return all;
    }

    private static List<Problem> concat(List<Problem> problems, List<Problem> more) {
        if (more.isEmpty()) {
            return problems;
        }
        var all = new ArrayList<>(problems);
        all.addAll(more);
        return all;
    }

    /// A message with all that is wrong with it.
    public record Review(ParsedMessage message, List<Problem> problems) {
        public Review {
            problems = List.copyOf(problems);
        }

        /// Whether the message may be committed: there is no error; there may be warnings.
        public boolean accepted() {
            for (var problem : problems) {
                if (problem.severity() == Severity.ERROR) {
                    return false;
                }
            }
            return true;
        }
    }
}
