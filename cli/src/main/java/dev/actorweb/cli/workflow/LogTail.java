package dev.actorweb.cli.workflow;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The end of a file that may be very long.
final class LogTail {
    private static final int BYTES = 16 << 10;
    private static final int LINES = 40;

    private LogTail() {}

    /// The last lines, at most 40 of them and 16 KiB.
    static List<String> of(Path file) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            long length = log.length();
            int size = (int) Math.min(length, BYTES);
            var bytes = new byte[size];
            log.seek(length - size);
            log.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).stripTrailing().split("\n", -1);
            boolean cut = size < length && lines.length > 1;
            int from = Math.max(cut ? 1 : 0, lines.length - LINES);
            return Stream.of(lines).skip(from).map(LogTail::shown).toList();
        }
    }

    /// What a terminal shows in the end: a line that draws its progress begins again and again.
    private static String shown(String line) {
        var text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return text.substring(text.lastIndexOf('\r') + 1);
    }
}
