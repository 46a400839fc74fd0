package dev.actorweb.cli.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A commit message that follows Conventional Commits 1.0.0.
///
/// @param type
///            the change's kind as it was written; compare it without regard to case
/// @param scope
///            the part of the code base, as written between the parentheses
/// @param marked
///            whether `!` precedes the colon
/// @param description
///            the rest of the first line, without surrounding blanks
/// @param body
///            the paragraphs between header and footers with their line ends, or `""`
public record CommitMessage(String type, Optional<String> scope, boolean marked, String description,
        String body, List<Footer> footers) {
    public CommitMessage {
        description = Blanks.strip(description);
        footers = List.copyOf(footers);
        var header = header(type, scope, marked, description);
        if (header.indexOf('\n') >= 0 || !(HeaderScanner.scan(header) instanceof HeaderScanner.Header)) {
            throw new IllegalArgumentException("not a conventional header: " + header);
        }
    }

    /// The first line.
    public String header() {
        return header(type, scope, marked, description);
    }

    static String header(String type, Optional<String> scope, boolean marked, String description) {
        var in = scope.isPresent() ? "(" + scope.get() + ")" : "";
        return type + in + (marked ? "!" : "") + ": " + description;
    }

    /// Whether the change breaks users, by `!` or by a footer.
    public boolean breaking() {
        return marked || footers.stream().anyMatch(Footer::breaking);
    }

    /// What breaks: the breaking footers' values; with `!` alone, the description. Empty if
    /// nothing does.
    public List<String> breakingChanges() {
        var changes = new ArrayList<String>();
        for (var footer : footers) {
            if (footer.breaking()) {
                changes.add(footer.value());
            }
        }
        if (changes.isEmpty() && marked) {
            changes.add(description);
        }
        return List.copyOf(changes);
    }

    /// The message as git stores it: paragraphs one blank line apart, a line end after the last.
    public String render() {
        return MessageWriter.write(type, scope, marked, description, body, footers);
    }
}
