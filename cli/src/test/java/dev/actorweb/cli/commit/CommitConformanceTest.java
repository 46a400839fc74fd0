package dev.actorweb.cli.commit;

import static dev.actorweb.cli.commit.JsonLines.object;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actorweb.cli.commit.ParsedMessage.Conventional;
import dev.actorweb.cli.commit.ParsedMessage.Generated;
import dev.actorweb.cli.commit.ParsedMessage.Malformed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Our reading of messages from other people's test suites, beside what a strict parser of the
/// grammar (`cc_parser`) and commitlint make of them.
class CommitConformanceTest {
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            "the specification requires a colon and a space after the type",
            Set.of("feat(tree):no whitespaces here"),
            "a separator of a footer is not the one of a header",
            Set.of("Subject #1"),
            "a description must follow the colon",
            Set.of("test:\n", "test: \n", "test(a): \n", "test(ab): \n", "fix:", "foo(bar): ", "foo(bar):  ",
                    "foo:", "foo: ", "feat(foo):", "feat(scope): "),
            "a message is prefixed with the type, not with blanks",
            Set.of(" test: subject ", " feat(scope): broadcast"));

    @Test
    void headersAreReadAsTheStrictParserReadsThem() throws IOException {
        assertThat(suite("messages.jsonl")).allSatisfy(line -> {
            var text = text(line, "message");
            var strict = object(object(line.get("oracles")).get("cc_parser"));
            var parsed = CommitMessageParser.parse(text);
            var reason = exception(text);
            if (reason.isPresent()) {
                assertThat(parsed).as(text).isInstanceOf(Malformed.class);
            } else if (Boolean.TRUE.equals(strict.get("ok"))) {
                assertThat(parsed).as(text).isInstanceOfSatisfying(Conventional.class,
                        c -> sameHeader(text, c.message(), strict));
            } else {
                assertThat(parsed).as(text).isNotInstanceOf(Conventional.class);
            }
        });
    }

    private static Optional<String> exception(String text) {
        return EXCEPTIONS.entrySet().stream()
                .filter(e -> e.getValue().contains(text)
                        || e.getValue().stream().anyMatch(s -> s.length() > 20 && text.startsWith(s)))
                .map(Map.Entry::getKey).findAny();
    }

    private static void sameHeader(String text, CommitMessage ours, Map<String, Object> strict) {
        assertThat(ours.type()).as(text).isEqualTo(strict.get("type"));
        assertThat(ours.scope().orElse(null)).as(text).isEqualTo(strict.get("scope"));
        assertThat(ours.description()).as(text).isEqualTo(strict.get("subject"));
        assertThat(ours.breaking()).as(text)
                .isEqualTo(!((List<?>) requireNonNull(strict.get("notes"))).isEmpty());
    }

    /// Both of the other parsers keep breaking changes as notes; the strict one drops all lines of
    /// a value but the last when the others are indented, so the lenient one is the measure.
    @Test
    void breakingChangesAreReadInFull() throws IOException {
        assertThat(suite("messages.jsonl")).allSatisfy(line -> {
            var text = text(line, "message");
            var lenient = object(object(line.get("oracles")).get("conventional_commits_parser"));
            if (CommitMessageParser.parse(text) instanceof Conventional(var message, var _)
                    && !message.footers().isEmpty()) {
                for (var note : (List<?>) requireNonNull(lenient.get("notes"))) {
                    // Its value runs on to the end of the message; ours ends at the next footer.
                    assertThat((String) object(note).get("text")).as(text)
                            .startsWith(message.breakingChanges().getFirst());
                }
            }
        });
    }

    @Test
    void whatItsSourceCallsValidOrAnErrorIsReviewedSo() throws IOException {
        assertThat(suite("messages.jsonl")).allSatisfy(line -> {
            var text = text(line, "message");
            var review = CommitRules.defaults().review(text);
            switch (String.valueOf(line.get("source_expect"))) {
                case "valid", "warning" -> assertThat(review.problems()).as(text)
                        .noneMatch(p -> p.severity() == Severity.ERROR && !p.rule().equals("subject-max"));
                case "error" -> assertThat(review.message()).as(text).isInstanceOf(Malformed.class);
                case "invalid" -> assertThat(review.problems()).as(text).isNotEmpty();
                default -> assertThat(review).isNotNull();
            }
        });
    }

    @Test
    void whatCommitlintIgnoresIsGenerated() throws IOException {
        assertThat(suite("messages.jsonl")).allSatisfy(line -> {
            var commitlint = object(object(line.get("oracles")).get("commitlint"));
            var strict = object(object(line.get("oracles")).get("cc_parser"));
            var text = text(line, "message");
            // commitlint also lets the empty message and bare version numbers pass.
            if (Boolean.TRUE.equals(commitlint.get("valid")) && !Boolean.TRUE.equals(strict.get("ok"))
                    && !text.isBlank() && !Character.isDigit(text.charAt(0))) {
                assertThat(CommitMessageParser.parse(text)).as(text).isInstanceOf(Generated.class);
            }
        });
    }

    private static String text(Map<String, Object> line, String key) {
        return (String) requireNonNull(line.get(key));
    }

    private static List<Map<String, Object>> suite(String name) throws IOException {
        var lines = JsonLines.conformance(name);
        assumeTrue(lines.isPresent(), "the conformance suite is not here");
        return lines.orElseThrow();
    }
}
