package dev.actorweb.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Nobody reads the results any more; ends the command without a word.
final class ClosedPipe extends UncheckedIOException {
    ClosedPipe(IOException cause) {
        super(cause);
    }
}
