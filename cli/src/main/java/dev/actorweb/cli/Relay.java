package dev.actorweb.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Hands on to standard error what another program prints, as it prints it, without what a terminal
/// obeys.
///
/// The beginning of a line is shown at once, since it may be a question; but whole lines alone while
/// something else is drawn there. Thread-safe.
public final class Relay {
    /// A sequence that is longer than this is none.
    private static final int LONGEST = 4096;

    private final Terminal terminal;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer cut = ByteBuffer.allocate(0);
    private String held = "";
    private boolean midLine;

    Relay(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Shows what is to be shown of the first `length` bytes, and of what was held back before.
    public synchronized void print(byte[] block, int length) {
        held += decoded(block, length);
        int complete = held.length() > LONGEST ? held.length() : Safe.complete(held);
        if (terminal.isOccupied()) {
            complete = held.lastIndexOf('\n', complete - 1) + 1;
        }
        show(held.substring(0, complete));
        held = held.substring(complete);
    }

    /// Ends the line where the program has not. What was held back is shown as it is.
    public synchronized void end() {
        show(held);
        held = "";
        cut = ByteBuffer.allocate(0);
        decoder.reset();
        if (midLine) {
            show("\n");
        }
    }

    private void show(String text) {
        var safe = Safe.text(text);
        if (!safe.isEmpty()) {
            terminal.relay(safe, midLine);
            midLine = !safe.endsWith("\n");
        }
    }

    /// Bytes of a character whose rest is to come wait for it.
    private String decoded(byte[] block, int length) {
        var in = ByteBuffer.allocate(cut.remaining() + length).put(cut).put(block, 0, length).flip();
        var out = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, out, false);
        cut = in.slice();
        return out.flip().toString();
    }
}
