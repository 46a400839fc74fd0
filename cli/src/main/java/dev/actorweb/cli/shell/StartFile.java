package dev.actorweb.cli.shell;

import java.util.List;

/// The text of a file that a shell reads when it starts, and the block of lines in it that is ours.
///
/// Nothing outside the block is touched. The text is taken byte for byte (as ISO 8859-1), whatever
/// its encoding.
///
/// @param text
///            `""` where there is no file
/// @param exists
///            whether there is one
record StartFile(String text, boolean exists) {
    private static final String BEGIN = "# >>> aw completion >>>";
    private static final String END = "# <<< aw completion <<<";
    private static final String MADE = "# 'aw completion --uninstall' takes this file away.";
    private static final String NOTE = "# 'aw completion --uninstall' takes these lines away.";

    /// The block's bounds are not in order: somebody has edited it.
    static final class BrokenBlockException extends Exception {
        private static final long serialVersionUID = 1;

        BrokenBlockException(int line) {
            super("line " + line);
        }
    }

    /// The text with `lines` as our block: where it was, else at the end.
    String with(List<String> lines) throws BrokenBlockException {
        var bounds = bounds();
        boolean made = bounds == null ? !exists : text.substring(bounds.begin, bounds.end).contains(MADE);
        var block = BEGIN + "\n" + (made ? MADE : NOTE) + "\n" + String.join("\n", lines) + "\n" + END + "\n";
        if (bounds != null) {
            return text.substring(0, bounds.begin) + block + text.substring(bounds.end);
        }
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + block;
    }

    /// The text without our block.
    String without() throws BrokenBlockException {
        var bounds = bounds();
        return bounds == null ? text : text.substring(0, bounds.begin) + text.substring(bounds.end);
    }

    /// Whether nothing would be left of the file but what we have made.
    boolean isOursAlone() throws BrokenBlockException {
        return text.contains("\n" + MADE + "\n") && without().isEmpty();
    }

    /// Where the block begins, and where the text after it does.
    private record Bounds(int begin, int end) {}

    private @org.jspecify.annotations.Nullable Bounds bounds() throws BrokenBlockException {
        int begin = -1;
        int end = -1;
        int number = 0;
        for (int at = 0; at < text.length();) {
            int next = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at) + 1;
            var line = text.substring(at, next).strip();
            number++;
            if (line.equals(BEGIN)) {
                if (begin >= 0) {
                    throw new BrokenBlockException(number);
                }
                begin = at;
            } else if (line.equals(END)) {
                if (begin < 0 || end >= 0) {
                    throw new BrokenBlockException(number);
                }
                end = next;
            }
            at = next;
        }
        if (begin >= 0 && end < 0) {
            throw new BrokenBlockException(number);
        }
        return begin < 0 ? null : new Bounds(begin, end);
    }
}
