package dev.actorweb.cli.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.commit.MessageCleanup.Mode;
import dev.actorweb.cli.commit.ParsedMessage.Conventional;
import dev.actorweb.cli.git.GitSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random messages, tidied and read as git does it: `git stripspace`, `git interpret-trailers`.
class CommitGitAgreementTest {
    private static final int MESSAGES = Integer.getInteger("aw.messages", 250);
    private static final List<String> PARTS = List.of("fix: x", "word", "#", ";", "# comment", "; text", " ",
            "  ", "\t",
            "\r", "\f", "\u000b", "\u00a0", "\u3000", "\u2028", "\u0085", "Signed-off-by: A <a@b>",
            "BREAKING CHANGE: y",
            "Refs #12", "https://example.org/a?b=c#d", "ü", "🚪", "-", "---", ">8", "diff --git a/x b/x");

    private GitSandbox sandbox;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        sandbox = new GitSandbox(folder);
    }

    private String git(String input, String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var in = Files.writeString(folder.resolve("message"), input);
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(in.toFile());
            sandbox.isolate(builder);
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int line = random.nextInt(12); line >= 0; line--) {
            for (int part = random.nextInt(4); part > 0; part--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            text.append(random.nextInt(6) == 0 ? "\r\n" : "\n");
        }
        return random.nextBoolean() ? text.toString() : text.substring(0, text.length() - 1);
    }

    @Test
    void blanksGoAsInGitStripspace() {
        var random = new Random(11);
        for (int i = 0; i < MESSAGES; i++) {
            var text = text(random);
            assertThat(MessageCleanup.given().clean(text)).as("%d: %s", i, text)
                    .isEqualTo(git(text, "stripspace"));
        }
    }

    @Test
    void commentsGoAsInGitStripspace() {
        var random = new Random(12);
        for (int i = 0; i < MESSAGES; i++) {
            var text = text(random);
            var comment = random.nextBoolean() ? "#" : ";";
            assertThat(new MessageCleanup(Mode.STRIP, comment).clean(text)).as("%d: %s", i, text)
                    .isEqualTo(
                            git(text, "-c", "core.commentChar=" + comment, "stripspace", "--strip-comments"));
        }
    }

    /// git knows no trailers of several words and none with ` #`; all others are the same to it.
    @Test
    void footersAreTheTrailersThatGitFinds() {
        var random = new Random(13);
        var tokens = List.of("Reviewed-by", "Co-authored-by", "Signed-off-by", "Refs", "BREAKING-CHANGE",
                "Change-Id", "X1", "fixes");
        var values = List.of("A <a@b>", "https://example.org/a:b#c", "#12, #13", "value: with colon", "ü 🚪",
                "x  y", "(a)",
                "first\n  second", "first\n second: third\n\tfourth");
        for (int i = 0; i < MESSAGES; i++) {
            var message = new StringBuilder("feat(core)!: do it\n\n");
            if (random.nextBoolean()) {
                message.append("A body of a line,\nor two.\n\n");
            }
            var expected = new StringBuilder();
            for (int n = random.nextInt(4); n >= 0; n--) {
                var token = tokens.get(random.nextInt(tokens.size()));
                var value = values.get(random.nextInt(values.size()));
                message.append(token).append(": ").append(value).append('\n');
                expected.append(token).append(": ").append(value.replaceAll("\\s*\n\\s*", " ")).append('\n');
            }
            assertThat(git(message.toString(), "interpret-trailers", "--parse")).as("%d: %s", i, message)
                    .isEqualTo(expected.toString());

            var footers = ((Conventional) CommitMessageParser.parse(message.toString())).message().footers();
            var ours = new StringBuilder();
            for (var footer : footers) {
                ours.append(footer.token()).append(": ").append(footer.value().replaceAll("\\s*\n\\s*", " "))
                        .append('\n');
            }
            assertThat(ours.toString()).as("%d: %s", i, message).isEqualTo(expected.toString());
        }
    }
}
