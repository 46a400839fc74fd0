package dev.actorweb.completions;

/// Writes a manual page, in the macros of man(7) that every formatter knows.
public final class Roff {
    private final StringBuilder out = new StringBuilder();

    /// @param title
    ///            of the page, such as `aw-ship`
    /// @param source
    ///            the program and its version
    /// @param manual
    ///            what the page belongs to
    public Roff(String title, String source, String manual) {
        out.append(".TH ").append(quoted(title)).append(" 1 \"\" ").append(quoted(source)).append(' ')
                .append(quoted(manual)).append('\n');
        out.append(".nh\n.ad l\n"); // words like --dry-run are not broken, lines not stretched
    }

    public Roff section(String title) {
        out.append(".SH ").append(quoted(title)).append('\n');
        return this;
    }

    public Roff subsection(String title) {
        out.append(".SS ").append(quoted(title)).append('\n');
        return this;
    }

    /// A paragraph of plain text.
    public Roff paragraph(String text) {
        out.append(".PP\n").append(line(text)).append('\n');
        return this;
    }

    /// Plain text that goes on in the same paragraph.
    public Roff text(String text) {
        out.append(line(text)).append('\n');
        return this;
    }

    /// A term in bold, its value in italics, and what it is.
    public Roff term(String term, String value, String text) {
        out.append(".TP\n").append(bold(term));
        if (!value.isEmpty()) {
            out.append(term.isEmpty() ? "" : " ").append("\\fI").append(escaped(value)).append("\\fR");
        }
        out.append('\n').append(line(text)).append('\n');
        return this;
    }

    /// A command line, its fixed words in bold.
    public Roff synopsis(String fixed, String rest) {
        out.append(".PP\n").append(bold(fixed)).append(' ').append(escaped(rest)).append('\n');
        return this;
    }

    /// Lines that are shown as they are.
    public Roff example(Iterable<String> lines) {
        out.append(".PP\n.RS 4\n.nf\n");
        lines.forEach(text -> out.append(line(text)).append('\n'));
        out.append(".fi\n.RE\n");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String bold(String text) {
        return text.isEmpty() ? "" : "\\fB" + escaped(text) + "\\fR";
    }

    /// A line of text; a full stop or apostrophe at its beginning would be a request.
    private static String line(String text) {
        var escaped = escaped(text.replace('\n', ' '));
        return escaped.startsWith(".") || escaped.startsWith("'") || escaped.startsWith("\\(aq")
                ? "\\&" + escaped
                : escaped;
    }

    private static String quoted(String text) {
        return '"' + escaped(text).replace("\"", "\\(dq") + '"';
    }

    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        escaped.appendCodePoint(c);
                    } else if (c > 0x9f) {
                        escaped.append("\\[u%04X]".formatted(c));
                    }
                }
            }
        });
        return escaped.toString();
    }
}
