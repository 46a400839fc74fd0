package dev.actorweb.cli.commit;

import java.util.List;
import java.util.Optional;

/// Puts the parts of a commit message together.
public final class MessageWriter {
    private MessageWriter() {}

    /// The message with these parts: header, body and footers one blank line apart, a line end
    /// after the last. Nothing is checked, so that what a user typed can be reviewed as a whole by
    /// [CommitRules#review]; a `description` with several lines brings its own body.
    public static String write(String type, Optional<String> scope, boolean breaking, String description,
            String body, List<Footer> footers) {
        var text = new StringBuilder(CommitMessage.header(type, scope, breaking, description.strip()));
        text.append('\n');
        if (!body.isBlank()) {
            text.append('\n').append(withoutBlankLines(body)).append('\n');
        }
        if (!footers.isEmpty()) {
            text.append('\n');
        }
        for (var footer : footers) {
            text.append(footer.render()).append('\n');
        }
        return text.toString();
    }

    /// `body` without blank lines around it; the indentation of its first line stays.
    private static String withoutBlankLines(String body) {
        var start = 0;
        for (var i = 0; Character.isWhitespace(body.charAt(i)); i++) {
            if (body.charAt(i) == '\n') {
                start = i + 1;
            }
        }
        return body.substring(start).stripTrailing();
    }
}
