package dev.actorweb.cli.commit;

import java.util.List;

/// Where the parts of a message stand in the text that was read. Line numbers count from 1.
///
/// @param lines
///            all lines of the text, without their line ends
/// @param header
///            the header's line
/// @param body
///            the body's first line, or 0 without a body
/// @param footers
///            the first line of each footer, ascending
public record Layout(List<String> lines, int header, int body, List<Integer> footers) {
    public Layout {
        lines = List.copyOf(lines);
        footers = List.copyOf(footers);
    }

    /// The text of line `number`.
    public String line(int number) {
        return lines.get(number - 1);
    }

    /// The last line of the body, or 0 without a body.
    public int bodyEnd() {
        if (body == 0) {
            return 0;
        }
        var end = footers.isEmpty() ? lines.size() : footers.getFirst() - 1;
        while (line(end).isBlank()) {
            end--;
        }
        return end;
    }

    boolean blankBefore(int number) {
        return number > 1 && line(number - 1).isBlank();
    }

    /// The column, in code points from 1, of the UTF-16 `index` in `line`.
    static int column(String line, int index) {
        return line.codePointCount(0, index) + 1;
    }
}
