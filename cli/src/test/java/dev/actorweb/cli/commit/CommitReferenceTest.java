package dev.actorweb.cli.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Checkout;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/conventional-commits.md` says what the code does.
class CommitReferenceTest {
    private static final CommitRules WITH_SCOPES = new CommitRules(CommitRules.DEFAULT_TYPES,
            List.of("core", "cli"), true, CommitRules.DEFAULT_SUBJECT_MAX);
    private static final Pattern ROW = Pattern
            .compile("(?m)^\\| `([a-z-]+)` \\| (error|warning) \\| `([^`]+)` \\|");

    private static final Pattern DIFFERENCE = Pattern
            .compile("(?m)^\\| ([^|]+) \\| (accepts|refuses|a warning) \\|");

    @Test
    void theExampleIsAccepted() throws IOException {
        var page = Checkout.read("docs/conventional-commits.md");
        var start = page.indexOf("```text\n") + "```text\n".length();

        var review = CommitRules.defaults().review(page.substring(start, page.indexOf("```", start)));

        assertThat(review.problems()).isEmpty();
        assertThat(((ParsedMessage.Conventional) review.message()).message().footers()).hasSize(3);
    }

    @Test
    void everyExampleBreaksItsRule() throws IOException {
        var rows = ROW.matcher(Checkout.read("docs/conventional-commits.md")).results().toList();

        assertThat(rows).hasSizeGreaterThan(10);
        for (var row : rows) {
            var message = row.group(3).replace('⏎', '\n').replace('·', ' ');
            assertThat(WITH_SCOPES.review(message).problems()).as(message)
                    .anySatisfy(problem -> {
                        assertThat(problem.rule()).isEqualTo(row.group(1));
                        assertThat(problem.severity())
                                .isEqualTo(Severity.valueOf(row.group(2).toUpperCase(Locale.ROOT)));
                    });
        }
    }

    @Test
    void awJudgesAsThePageSaysWhereOthersJudgeDifferently() throws IOException {
        var page = Checkout.read("docs/conventional-commits.md");
        var rows = DIFFERENCE.matcher(page.substring(page.indexOf("## Where other tools"))).results()
                .toList();

        assertThat(rows).hasSize(9);
        for (var row : rows) {
            var messages = Pattern.compile("`([^`]+)`").matcher(row.group(1)).results()
                    .map(found -> found.group(1)).toList();
            for (var message : messages.isEmpty() ? List.of("") : messages) {
                var review = CommitRules.defaults().review(message);
                var verdict = !review.accepted()
                        ? "refuses"
                        : review.problems().isEmpty() ? "accepts" : "a warning";
                assertThat(verdict).as(message).isEqualTo(row.group(2));
            }
        }
    }
}
