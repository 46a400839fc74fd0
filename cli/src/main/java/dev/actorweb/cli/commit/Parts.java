package dev.actorweb.cli.commit;

import java.util.List;
import java.util.Optional;

/// What rules look at in a message, whether its first line is a proper header or not.
///
/// @param type
///            the change's kind; `""` where the first line has none that can be told
/// @param scope
///            the part of the code base, where there is one
/// @param marked
///            whether `!` precedes the colon
/// @param description
///            the rest of the first line, without surrounding blanks; `""` where none can be told
public record Parts(String type, Optional<String> scope, boolean marked, String description,
        List<Footer> footers,
        Layout layout) {
    public Parts {
        footers = List.copyOf(footers);
    }

    static Parts of(CommitMessage message, Layout layout) {
        return new Parts(message.type(), message.scope(), message.marked(), message.description(),
                message.footers(), layout);
    }

    /// The first line, as it was written.
    String header() {
        return layout.line(layout.header());
    }
}
