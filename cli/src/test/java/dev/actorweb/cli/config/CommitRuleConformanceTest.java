package dev.actorweb.cli.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actorweb.cli.commit.CommitRule;
import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.commit.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The rules of commitlint, as its own tests judge them: each is set in an `aw.yaml` as commitlint
/// would write it, and the message is reviewed.
class CommitRuleConformanceTest {
    /// What the rule is where its test does not say.
    private static final Set<String> NEVER = Set.of("references-empty", "scope-empty");

    /// Rows whose tests set a parser of their own: another prefix of references, types with blanks.
    private static final Set<String> OTHER_PARSER = Set.of("bar REF-1234", "Ty Pe: subject");

    /// Without a value commitlint accepts anything; aw asks for one.
    private static final Set<CommitRule.Value> NEEDS = Set.of(CommitRule.Value.NUMBER, CommitRule.Value.WORDS,
            CommitRule.Value.CASES);

    @Test
    void rulesJudgeAsCommitlintsDo() throws IOException {
        var lines = JsonLines.conformance("rules.jsonl");
        assumeTrue(lines.isPresent(), "the conformance suite is not here");
        var wrong = new ArrayList<String>();
        var left = new HashMap<String, Integer>();
        int judged = 0;
        for (var line : lines.orElseThrow()) {
            var verdict = verdict(line);
            if (verdict.isEmpty()) {
                left.merge(String.valueOf(line.get("rule")), 1, Integer::sum);
            } else {
                judged++;
                if (!verdict.get().equals(line.get("valid"))) {
                    wrong.add(line.get("rule") + " " + line.get("when") + " " + line.get("value") + ": "
                            + line.get("message")
                            + " should be " + line.get("valid"));
                }
            }
        }

        assertThat(wrong).as("%d judged, left out: %s", judged, left).isEmpty();
        assertThat(judged).as("left out: %s", left).isEqualTo(256);
    }

    /// Whether the message passes the rule; empty where commitlint is told to accept what the
    /// specification refuses: no type, no description, empty parentheses.
    private static Optional<Boolean> verdict(Map<String, Object> line) {
        var name = (String) requireNonNull(line.get("rule"));
        var rule = CommitRule.named(name);
        if (OTHER_PARSER.contains(message(line))
                || (rule.isPresent() && line.get("value") == null && NEEDS.contains(rule.get().value()))) {
            return Optional.empty();
        }
        var when = line.get("when") == null ? NEVER.contains(name) ? "never" : "always" : line.get("when");
        if (!when.equals("never") && (rule.isEmpty()
                || (name.equals("scope-empty") && message(line).contains("()")))) {
            return Optional.empty();
        }
        var review = rules(name, "[error, " + when + ", " + json(line.get("value")) + "]")
                .review(message(line));
        return Optional.of(review.problems().stream().noneMatch(problem -> problem.rule().equals(name)));
    }

    private static String message(Map<String, Object> line) {
        return (String) requireNonNull(line.get("message"));
    }

    private static CommitRules rules(String name, String setting) {
        var draft = new Draft();
        var text = "workflow: { commit: { rules: { " + name + ": " + setting + " } } }\n";
        assertThat(FileLayer.read("aw.yaml", Path.of("aw.yaml"), text, draft)).as(text).isEmpty();
        return draft.config(Optional.empty()).workflow().commit();
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case List<?> list ->
                "[" + String.join(", ", list.stream().map(CommitRuleConformanceTest::json).toList()) + "]";
            case Map<?, ?> map -> "{ " + String.join(", ", map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + json(entry.getValue())).toList()) + " }";
            default -> String.valueOf(value);
        };
    }
}
