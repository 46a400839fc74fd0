package dev.actorweb.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// One standard stream, in UTF-8: written line by line to a terminal, in blocks to anything else.
///
/// Thread-safe.
final class Output {
    private static final int BLOCK = 8192;

    private final OutputStream stream;
    private final boolean byLine;
    private final StringBuilder pending = new StringBuilder();
    private boolean used;

    Output(OutputStream stream, boolean byLine) {
        this.stream = stream;
        this.byLine = byLine;
    }

    synchronized void print(String text) throws IOException {
        used = true;
        pending.append(text);
        if (byLine || pending.length() >= BLOCK) {
            flush();
        }
    }

    /// True as soon as something was printed, even if it is still on its way.
    synchronized boolean used() {
        return used;
    }

    synchronized void flush() throws IOException {
        if (!pending.isEmpty()) {
            var bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
            pending.setLength(0);
            stream.write(bytes);
            stream.flush();
        }
    }

    /// True when `failure` to write means that the reader went away, not that a disk is full.
    static boolean readerGone(IOException failure) {
        var message = String.valueOf(failure.getMessage());
        return message.contains("pipe") || message.contains("Pipe") || standardOutputIsPipe();
    }

    /// The system's message may be in any language; Linux tells what the stream is.
    private static boolean standardOutputIsPipe() {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
