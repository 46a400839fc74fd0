package dev.actorweb.runtime;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// What stands in a [SnapshotFile]: a line with the version, the length and the checksum (CRC-32C)
/// of the content, then the content.
final class SnapshotFormat {
    /// More than the longest first line.
    static final int LONGEST_HEADER = 64;

    private static final String MAGIC = "aw-snapshot 1 ";
    private static final Pattern LATER = Pattern.compile("aw-snapshot ([2-9]|[1-9][0-9]{1,5}) .*");

    private SnapshotFormat() {}

    /// What bytes turn out to be.
    sealed interface Reading {
        /// All is well with this content.
        final class Content implements Reading {
            final byte[] bytes;

            private Content(byte[] bytes) {
                this.bytes = bytes;
            }
        }

        /// They are of a version that comes after this one.
        record Later(String version) implements Reading {}

        /// They are not what was written.
        record Corrupt(String why) implements Reading {}
    }

    /// The first line for a content, with its end.
    static byte[] header(byte[] content) {
        return (line(content) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(byte[] content) {
        var checksum = new CRC32C();
        checksum.update(content);
        return MAGIC + content.length + " " + HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /// Takes the content out of the bytes of a file.
    static Reading read(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && end < LONGEST_HEADER && bytes[end] != '\n') {
            end++;
        }
        var line = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        var later = LATER.matcher(line);
        if (later.matches()) {
            return new Reading.Later(later.group(1));
        }
        if (end == bytes.length || end == LONGEST_HEADER || !line.startsWith(MAGIC)) {
            return new Reading.Corrupt("does not begin as a snapshot");
        }
        var content = new byte[bytes.length - end - 1];
        System.arraycopy(bytes, end + 1, content, 0, content.length);
        var expected = line(content);
        return line.equals(expected)
                ? new Reading.Content(content)
                : new Reading.Corrupt("has the header `%s` where its content has `%s`".formatted(
                        line.replaceAll("[^ -~]", "?"), expected));
    }
}
