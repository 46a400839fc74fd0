package dev.actorweb.cli.commit;

import java.util.ArrayList;
import java.util.List;

/// Tidies the text of an edited commit message as `git commit --cleanup=…` does.
///
/// @param mode
///            what is removed
/// @param comment
///            what comment lines begin with: git's `core.commentChar` (or `commentString`),
///            usually `#`
public record MessageCleanup(Mode mode, String comment) {
    /// git's clean-up modes.
    public enum Mode {
        /// Removes nothing.
        VERBATIM,
        /// Removes blanks at line ends, blank lines around the message and all but one
        /// between paragraphs.
        WHITESPACE,
        /// As `WHITESPACE`, and everything from the scissors line on.
        SCISSORS,
        /// As `WHITESPACE`, and comment lines.
        STRIP
    }

    private static final String SCISSORS = " ------------------------ >8 ------------------------";

    public MessageCleanup {
        if (comment.isEmpty() || comment.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a comment can't begin with `" + comment + "`");
        }
    }

    /// What git does with a message from an editor: `STRIP` with `#`.
    public static MessageCleanup edited() {
        return new MessageCleanup(Mode.STRIP, "#");
    }

    /// What git does with a message from `-m` or `-F`: `WHITESPACE`.
    public static MessageCleanup given() {
        return new MessageCleanup(Mode.WHITESPACE, "#");
    }

    /// The tidy text, which ends in a line end unless it is empty. A leading byte order mark is
    /// removed and CRLF becomes LF, except in mode `VERBATIM`.
    public String clean(String text) {
        return switch (mode) {
            case VERBATIM -> text;
            case WHITESPACE -> whitespace(lines(text));
            case SCISSORS -> whitespace(beforeScissors(lines(text)));
            case STRIP -> whitespace(withoutComments(lines(text)));
        };
    }

    private static List<String> lines(String text) {
        return CommitMessageParser.split(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private List<String> beforeScissors(List<String> lines) {
        var cut = lines.indexOf(comment + SCISSORS);
        return cut < 0 ? lines : lines.subList(0, cut);
    }

    private List<String> withoutComments(List<String> lines) {
        var kept = new ArrayList<String>(lines.size());
        for (var line : lines) {
            if (!line.startsWith(comment)) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static String whitespace(List<String> lines) {
        var text = new StringBuilder();
        var blank = false;
        for (var line : lines) {
            var trimmed = withoutBlanksAtEnd(line);
            if (trimmed.isEmpty()) {
                blank = !text.isEmpty();
                continue;
            }
            if (blank) {
                text.append('\n');
                blank = false;
            }
            text.append(trimmed).append('\n');
        }
        return text.toString();
    }

    /// What git takes for a blank, and nothing else: not a form feed, nor a wide space.
    private static String withoutBlanksAtEnd(String line) {
        int end = line.length();
        while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }
}
