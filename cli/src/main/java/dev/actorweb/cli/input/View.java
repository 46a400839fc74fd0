package dev.actorweb.cli.input;

import dev.actorweb.cli.Style;
import java.util.List;

/// What is to be seen of a line that is being edited.
///
/// @param before
///            the text left of the cursor
/// @param after
///            the text right of it
/// @param chosen
///            the index of the candidate that is in the line; −1 for none
/// @param remark
///            what is to be said about the line; may be empty
public record View(String question, String before, String after, List<Candidate> candidates, int chosen,
        Style mood, String remark) {
    public View {
        candidates = List.copyOf(candidates);
    }

    /// The line alone, as it stays behind.
    View plain() {
        return new View(question, before, after, List.of(), -1, Style.PLAIN, "");
    }
}
