package dev.actorweb.templates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// How a file changes, in the unified format: what `git apply` and reviewers read.
public final class UnifiedDiff {
    private static final String NOTHING = "/dev/null";

    private UnifiedDiff() {}

    /// The change of `path`; an absent content means that there is no such file. Binary files are
    /// named, not shown; equal ones give `""`.
    public static String of(String path, Optional<Content> before, Optional<Content> after) {
        if (before.equals(after)) {
            return "";
        }
        var header = "--- " + (before.isEmpty() ? NOTHING : "a/" + path) + "\n+++ "
                + (after.isEmpty() ? NOTHING : "b/" + path) + "\n";
        var binary = before.map(c -> c.text().isEmpty()).orElse(false)
                || after.map(c -> c.text().isEmpty()).orElse(false);
        if (binary) {
            return "Binary file " + path + ": " + size(before) + " -> " + size(after) + "\n";
        }
        return header + hunks(raw(before), raw(after));
    }

    private static String size(Optional<Content> content) {
        return content.map(c -> c.size() + " bytes").orElse("nothing");
    }

    private static RawText raw(Optional<Content> content) {
        return new RawText(content.map(Content::bytes).orElse(new byte[0]));
    }

    private static String hunks(RawText before, RawText after) {
        var out = new ByteArrayOutputStream();
        try (var formatter = new DiffFormatter(out)) {
            formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after), before,
                    after);
            formatter.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
