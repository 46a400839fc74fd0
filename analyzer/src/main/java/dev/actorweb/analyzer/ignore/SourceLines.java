package dev.actorweb.analyzer.ignore;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// The lines of a text in UTF-8, each made when it is asked for: of a large spec few ever
/// are. Unmodifiable.
public final class SourceLines extends AbstractList<String> implements RandomAccess {
    private final byte[] text;
    /// By line and one more: where it begins.
    private final int[] begins;

    private SourceLines(byte[] text, int[] begins) {
        this.text = text;
        this.begins = begins;
    }

    /// The lines of a text, which is not to be changed from now on. A line ends with a line feed, a
    /// carriage return, or both.
    public static SourceLines of(byte[] text) {
        int[] begins = new int[64];
        int count = 0;
        for (int at = 0; at < text.length; at = end(text, at)) {
            if (count + 2 > begins.length) {
                begins = Arrays.copyOf(begins, 2 * begins.length);
            }
            begins[count++] = at;
        }
        begins[count] = text.length;
        return new SourceLines(text, Arrays.copyOf(begins, count + 1));
    }

    /// Behind the line that begins here, its end included.
    private static int end(byte[] text, int from) {
        for (int at = from; at < text.length; at++) {
            if (text[at] == '\n') {
                return at + 1;
            }
            if (text[at] == '\r') {
                return at + 1 < text.length && text[at + 1] == '\n' ? at + 2 : at + 1;
            }
        }
        return text.length;
    }

    @Override
    public int size() {
        return begins.length - 1;
    }

    @Override
    public String get(int line) {
        int to = begins[line + 1];
        while (to > begins[line] && (text[to - 1] == '\n' || text[to - 1] == '\r')) {
            to--;
        }
        return new String(text, begins[line], to - begins[line], StandardCharsets.UTF_8);
    }

    /// Whether a text without line ends occurs in some line.
    public boolean mention(String wanted) {
        byte[] bytes = wanted.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at <= text.length - bytes.length; at++) {
            if (text[at] == bytes[0] && Arrays.equals(text, at, at + bytes.length, bytes, 0, bytes.length)) {
                return true;
            }
        }
        return false;
    }
}
