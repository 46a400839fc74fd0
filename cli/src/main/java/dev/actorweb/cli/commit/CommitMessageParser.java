package dev.actorweb.cli.commit;

import dev.actorweb.cli.commit.HeaderScanner.Faulty;
import dev.actorweb.cli.commit.HeaderScanner.Header;
import dev.actorweb.cli.commit.ParsedMessage.Conventional;
import dev.actorweb.cli.commit.ParsedMessage.Generated;
import dev.actorweb.cli.commit.ParsedMessage.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads commit messages by the text of Conventional Commits 1.0.0, in one pass over the lines.
///
/// Blank lines before the header are skipped, as git removes them. Footers begin at the first line
/// that opens one and begins a paragraph; from there on each line that opens a footer ends the one
/// before, so a value may span lines and paragraphs. A line that begins with `BREAKING CHANGE: ` or
/// `BREAKING-CHANGE: ` in capitals opens the footers even inside a paragraph: overlooking it would
/// cost more than the missing blank line, of which [CommitRules] warns.
///
/// The text is taken as it is; comments and scissors are [MessageCleanup]'s business.
public final class CommitMessageParser {
    private final List<String> lines;

    private CommitMessageParser(List<String> lines) {
        this.lines = lines;
    }

    /// Reads a message. Lines may end in LF or CRLF. Never fails.
    public static ParsedMessage parse(String text) {
        return new CommitMessageParser(split(text)).parse();
    }

    static List<String> split(String text) {
        var lines = new ArrayList<String>();
        for (int start = 0, end; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            var stop = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            lines.add(text.substring(start, stop));
        }
        return lines;
    }

    private ParsedMessage parse() {
        var at = skipBlank(0);
        if (at == lines.size()) {
            return malformed("message-empty", 1, 1, "the message is empty",
                    "say what the change does, as in `fix: keep the order`");
        }
        var line = lines.get(at);
        if (line.charAt(0) == '\uFEFF') {
            return malformed("header-form", at + 1, 1, "the message begins with a byte order mark",
                    "save the file as UTF-8 without one");
        }
        var kind = GeneratedSubject.kind(line);
        if (kind != null) {
            return new Generated(kind, line.strip());
        }
        return switch (HeaderScanner.scan(line)) {
            case Header header -> conventional(header, at);
            case Faulty(var fault, var read) -> new Malformed(
                    List.of(new Problem(fault.rule(), Severity.ERROR, at + 1,
                            Layout.column(line, fault.index()), fault.message(), fault.hint())),
                    Optional.of(parts(read, at)));
        };
    }

    private static Malformed malformed(String rule, int line, int column, String message, String hint) {
        return new Malformed(List.of(new Problem(rule, Severity.ERROR, line, column, message, hint)),
                Optional.empty());
    }

    private Conventional conventional(Header header, int at) {
        var parts = parts(header, at);
        var layout = parts.layout();
        var body = layout.body() == 0
                ? ""
                : String.join("\n", lines.subList(layout.body() - 1, layout.bodyEnd())).stripTrailing();
        return new Conventional(new CommitMessage(header.type(), header.scope(), header.marked(),
                header.description(), body, parts.footers()), layout);
    }

    private Parts parts(Header header, int at) {
        var first = skipBlank(at + 1);
        var end = footersStart(at + 1);
        var footers = new ArrayList<Footer>();
        var starts = new ArrayList<Integer>();
        readFooters(end, footers, starts);
        return new Parts(header.type(), header.scope(), header.marked(), header.description(), footers,
                new Layout(lines, at + 1, first < end ? first + 1 : 0, starts));
    }

    private int skipBlank(int from) {
        var i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    private int footersStart(int afterHeader) {
        for (var i = afterHeader; i < lines.size(); i++) {
            var line = lines.get(i);
            var start = FooterStart.in(line);
            if (start != null && (start.announces(line) || i == afterHeader || lines.get(i - 1).isBlank())) {
                return i;
            }
        }
        return lines.size();
    }

    private void readFooters(int from, List<Footer> footers, List<Integer> starts) {
        for (var i = from; i < lines.size();) {
            var next = i + 1;
            while (next < lines.size() && FooterStart.in(lines.get(next)) == null) {
                next++;
            }
            footers.add(footer(i, next));
            starts.add(i + 1);
            i = next;
        }
    }

    private Footer footer(int from, int end) {
        var line = lines.get(from);
        var start = startOf(line);
        var value = new StringBuilder(line.substring(start.valueStart()));
        for (var i = from + 1; i < end; i++) {
            value.append('\n').append(lines.get(i));
        }
        return new Footer(line.substring(0, start.tokenEnd()), start.separator(), value.toString());
    }

    private static FooterStart startOf(String line) {
        @Nullable
        FooterStart start = FooterStart.in(line);
        if (start == null) {
            throw new IllegalStateException("not a footer: " + line);
        }
        return start;
    }
}
