package dev.actorweb.templates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeFormatter;

/// Merges two texts that come from a third, line by line, as git does.
final class TextMerge {
    /// How the two sides are called between the markers of a conflict.
    private static final List<String> SIDES = List.of("template as it was", "project", "template");

    /// @param conflicts
    ///            how many there are, each between markers
    record Merged(Content content, int conflicts) {}

    private TextMerge() {}

    /// Merges; where a text has other line endings than the two of the template, it keeps them.
    static Merged merge(Content base, Content ours, Content theirs) {
        if (LineEndings.differ(ours, base) && LineEndings.differ(ours, theirs)) {
            var merged = lines(base, LineEndings.unix(ours), theirs);
            return new Merged(LineEndings.windows(merged.content()), merged.conflicts());
        }
        return lines(base, ours, theirs);
    }

    private static Merged lines(Content base, Content ours, Content theirs) {
        var result = new MergeAlgorithm(new HistogramDiff()).merge(RawTextComparator.DEFAULT, raw(base),
                raw(ours), raw(theirs));
        int conflicts = 0;
        for (var chunk : result) {
            conflicts += chunk.getConflictState() == MergeChunk.ConflictState.FIRST_CONFLICTING_RANGE ? 1 : 0;
        }
        var out = new ByteArrayOutputStream();
        try {
            new MergeFormatter().formatMerge(out, result, SIDES, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Merged(Content.of(out.toByteArray()), conflicts);
    }

    private static RawText raw(Content content) {
        return new RawText(content.bytes());
    }
}
