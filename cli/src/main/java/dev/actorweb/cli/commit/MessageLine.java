package dev.actorweb.cli.commit;

import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Completer;
import dev.actorweb.cli.input.Completion;
import dev.actorweb.cli.input.Validator;
import dev.actorweb.cli.input.Verdict;
import dev.actorweb.machine.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Knows the first line of a commit message while it is being written: what is missing, what is
/// wrong already, and which types, scopes and marks may come next.
public final class MessageLine implements Completer, Validator {
    private static final List<Candidate> MEANINGS = List.of(new Candidate("feat", "a new feature"),
            new Candidate("fix", "a bug fix"), new Candidate("docs", "documentation only"),
            new Candidate("style", "layout of the code, not its meaning"),
            new Candidate("refactor", "neither a feature nor a fix"),
            new Candidate("perf", "faster, or smaller"),
            new Candidate("test", "tests only"), new Candidate("build", "the build or its dependencies"),
            new Candidate("ci", "the pipeline"), new Candidate("chore", "anything else"),
            new Candidate("revert", "takes an earlier change back"));
    private static final Candidate SCOPE = new Candidate("(", "a scope follows");
    private static final Candidate DESCRIPTION = new Candidate(": ", "the description follows");
    private static final Candidate BREAKING = new Candidate("!: ",
            "it breaks users; the description follows");

    private final CommitRules rules;
    private final Set<String> scopes;

    /// @param history
    ///            earlier messages, whose scopes are offered where the rules list none
    public MessageLine(CommitRules rules, List<String> history) {
        this.rules = rules;
        this.scopes = new LinkedHashSet<>(rules.scopes());
        if (rules.scopes().isEmpty()) {
            for (var earlier : history) {
                if (HeaderScanner.scan(earlier) instanceof HeaderScanner.Header header) {
                    header.scope().ifPresent(scopes::add);
                }
            }
        }
    }

    @Override
    public Verdict judge(String text) {
        var line = text.strip();
        if (line.isEmpty()) {
            return new Verdict.Incomplete("type(scope): what the change does – Tab shows the types");
        }
        var review = rules.review(line);
        if (review.accepted()) {
            return new Verdict.Ok(review.problems().isEmpty() ? "" : review.problems().getFirst().message());
        }
        return switch (review.message()) {
            case ParsedMessage.Malformed(var problems, var _) -> unfinished(line, problems.getFirst());
            case ParsedMessage.Conventional _,ParsedMessage.Generated _ -> wrong(line, firstError(review));
        };
    }

    private static Problem firstError(CommitRules.Review review) {
        return review.problems().stream().filter(p -> p.severity() == Severity.ERROR).findFirst()
                .orElseThrow();
    }

    /// A line without a proper header: the beginning of one, or nothing that could become one.
    private Verdict unfinished(String line, Problem problem) {
        int end = typeEnd(line);
        var type = line.substring(0, end);
        if (type.isEmpty()) {
            return wrong(line, problem);
        }
        if (end == line.length()) {
            return begins(type, rules.types())
                    ? new Verdict.Incomplete(types())
                    : unknownType(type);
        }
        if (!isType(type)) {
            return unknownType(type);
        }
        if (line.charAt(end) == '(' && line.indexOf(')', end) < 0 && line.indexOf('(', end + 1) < 0) {
            return openScope(line.substring(end + 1));
        }
        boolean atEnd = problem.column() > line.codePointCount(0, line.length());
        return atEnd ? new Verdict.Incomplete(problem.hint()) : wrong(line, problem);
    }

    private Verdict openScope(String scope) {
        var part = scope.substring(scope.lastIndexOf(',') + 1).strip();
        if (!rules.scopes().isEmpty() && !begins(part, rules.scopes())) {
            return new Verdict.Wrong("`" + part + "` is none of this repository's scopes; "
                    + DidYouMean.hint(part, rules.scopes())
                            .orElse("use one of " + String.join(", ", rules.scopes())));
        }
        return new Verdict.Incomplete("the part of the code that changes, then `): `");
    }

    private Verdict wrong(String line, Problem problem) {
        if (problem.rule().equals("type-enum")) {
            return unknownType(line.substring(0, typeEnd(line)));
        }
        return new Verdict.Wrong(problem.message() + "; " + problem.hint());
    }

    private Verdict unknownType(String type) {
        return new Verdict.Wrong("`" + type + "` is none of the types; "
                + DidYouMean.hint(type, rules.types())
                        .orElse("use one of " + String.join(", ", rules.types())));
    }

    private String types() {
        return rules.types().isEmpty()
                ? "the type, then `: `"
                : "the type: " + String.join(", ", rules.types());
    }

    private boolean isType(String word) {
        return rules.types().isEmpty() || contains(word, rules.types());
    }

    private static boolean contains(String word, Iterable<String> known) {
        for (var candidate : known) {
            if (candidate.equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String beginning, List<String> known) {
        for (var candidate : known) {
            if (candidate.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return known.isEmpty();
    }

    private static int typeEnd(String line) {
        int end = 0;
        while (end < line.length() && "(): !".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// The type, then what may follow it; after `(` the scopes, then what may follow them.
    @Override
    public Completion complete(String before, String after) {
        int end = typeEnd(before);
        if (end == before.length()) {
            return isType(before) && !before.isEmpty()
                    ? marks(before, rules.scopeRequired())
                    : Completion.matching("", before, candidates(rules.types()));
        }
        int close = before.indexOf(')', end);
        if (before.charAt(end) == '(' && close < 0) {
            return scope(before, end);
        }
        int mark = close < 0 ? end : close + 1;
        if (mark == before.length()) {
            return new Completion(before, List.of(DESCRIPTION, BREAKING));
        }
        boolean marked = mark == before.length() - 1 && before.charAt(mark) == '!';
        return marked ? new Completion(before, List.of(DESCRIPTION)) : Completion.none();
    }

    private static Completion marks(String before, boolean scopeRequired) {
        return new Completion(before, scopeRequired ? List.of(SCOPE) : List.of(DESCRIPTION, SCOPE, BREAKING));
    }

    private Completion scope(String before, int open) {
        int start = Math.max(open, before.lastIndexOf(',')) + 1;
        var word = before.substring(start);
        if (scopes.contains(word)) {
            return new Completion(before, List.of(new Candidate("): ", DESCRIPTION.help()),
                    new Candidate(")!: ", BREAKING.help())));
        }
        return Completion.matching(before.substring(0, start), before, candidates(scopes));
    }

    private static List<Candidate> candidates(Iterable<String> words) {
        var candidates = new ArrayList<Candidate>();
        for (var word : words) {
            candidates.add(meaning(word).orElseGet(() -> Candidate.of(word)));
        }
        return candidates;
    }

    private static Optional<Candidate> meaning(String word) {
        return MEANINGS.stream().filter(candidate -> candidate.text().equals(word)).findFirst();
    }
}
