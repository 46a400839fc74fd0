package dev.actorweb.templates;

/// The two ways to end a line. A project may have been checked out with the one that its template
/// does not use.
final class LineEndings {
    private LineEndings() {}

    /// Whether all lines of `one` end in CR LF, and none of `other` does.
    static boolean differ(Content one, Content other) {
        return isWindows(one) && other.text().map(text -> text.indexOf('\r') < 0).orElse(false);
    }

    private static boolean isWindows(Content content) {
        var text = content.text().orElse("");
        int lines = 0;
        for (var at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (at == 0 || text.charAt(at - 1) != '\r') {
                return false;
            }
            lines++;
        }
        return lines > 0;
    }

    static Content unix(Content content) {
        return Content.of(content.text().orElseThrow().replace("\r\n", "\n"));
    }

    static Content windows(Content content) {
        return Content.of(content.text().orElseThrow().replace("\r\n", "\n").replace("\n", "\r\n"));
    }

    /// Whether both say the same, however their lines end.
    static boolean same(Content one, Content other) {
        return one.equals(other) || (differ(one, other) && unix(one).equals(other));
    }
}
