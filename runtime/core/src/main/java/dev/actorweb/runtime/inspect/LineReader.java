package dev.actorweb.runtime.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads lines of UTF-8 up to a length, whatever the other side sends. Not thread-safe.
final class LineReader {
    private final InputStream in;
    private volatile int longest;
    private byte[] bytes = new byte[1 << 13];
    private int from;
    private int to;

    /// @param longest
    ///            bytes of a line at most
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// Lets lines be so long from now on.
    void allow(int bytes) {
        longest = bytes;
    }

    /// The next line without its end; null at the end of all, also amid a line.
    ///
    /// @throws IOException
    ///             if a line is too long
    @Nullable
    String line() throws IOException {
        int looked = from;
        while (true) {
            for (int i = looked; i < to; i++) {
                if (bytes[i] == '\n') {
                    var line = new String(bytes, from, i - from, StandardCharsets.UTF_8);
                    from = i + 1;
                    return line;
                }
            }
            looked = to - from;
            if (looked >= longest) {
                throw new IOException("a line is longer than " + longest + " bytes");
            }
            makeRoom();
            int read = in.read(bytes, to, bytes.length - to);
            if (read < 0) {
                return null;
            }
            to += read;
        }
    }

    /// Moves what is left to the beginning.
    private void makeRoom() {
        int left = to - from;
        var room = left > bytes.length / 2
                ? new byte[(int) Math.min(bytes.length * 2L, Math.max(longest, bytes.length) + 1L)]
                : bytes;
        System.arraycopy(bytes, from, room, 0, left);
        bytes = room;
        from = 0;
        to = left;
    }
}
