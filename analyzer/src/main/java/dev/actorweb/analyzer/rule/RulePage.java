package dev.actorweb.analyzer.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page that explains a rule: `docs/rules/<id>.md`, which the build puts into the jar.
public final class RulePage {
    private RulePage() {}

    /// The page as it is written, in Markdown.
    public static String text(Rule rule) {
        try (InputStream in = RulePage.class.getResourceAsStream(rule.id() + ".md")) {
            if (in == null) {
                throw new IllegalStateException("no page for " + rule.id());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
