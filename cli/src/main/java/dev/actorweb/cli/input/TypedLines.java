package dev.actorweb.cli.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Lines as somebody typed them, one at a time: no byte of the next is read, for it may be meant
/// for another program.
final class TypedLines {
    private static final int LONGEST = 65_536;

    private final InputStream in;

    TypedLines(InputStream in) {
        this.in = in;
    }

    /// What came.
    sealed interface Line {
        /// Text without anything that a terminal obeys.
        record Read(String text) implements Line {}

        /// Something else than text.
        record Unreadable(String why) implements Line {}

        /// Ctrl-D, or the terminal went away.
        record End() implements Line {}
    }

    /// Waits for a line. Reading can't be interrupted, so that another thread does it.
    Line next() throws InterruptedException {
        var reading = new FutureTask<>(this::read);
        var thread = new Thread(reading, "aw-line");
        thread.setDaemon(true);
        thread.start();
        try {
            return reading.get();
        } catch (ExecutionException gone) {
            if (gone.getCause() instanceof IOException) {
                return new Line.End();
            }
            throw new IllegalStateException("a line can't be read", gone);
        }
    }

    private Line read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        int next = in.read();
        if (next < 0) {
            return new Line.End();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            tooLong |= bytes.size() >= LONGEST;
            if (!tooLong) {
                bytes.write(next);
            }
        }
        if (tooLong) {
            return new Line.Unreadable("that is too long");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return new Line.Read(
                    OneLine.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
        } catch (CharacterCodingException _) {
            return new Line.Unreadable("that is not UTF-8, and can't be read");
        }
    }
}
