package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.GitException.Invocation;
import dev.actorweb.cli.process.Bytes;
import java.util.ArrayList;
import java.util.List;

/// What a git process said.
record Answer(List<String> command, int status, Bytes out, String err) {
    boolean succeeded() {
        return status == 0;
    }

    /// Standard output without the line feed at its end.
    String line() {
        String text = out.text();
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /// The lines of standard output.
    List<String> lines() {
        return split('\n');
    }

    /// The NUL-terminated fields of standard output.
    List<String> fields() {
        return split('\0');
    }

    private List<String> split(char terminator) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int end = out.indexOf(terminator, 0); end >= 0; end = out.indexOf(terminator, start)) {
            parts.add(out.text(start, end));
            start = end + 1;
        }
        if (start < out.size()) {
            parts.add(out.text(start, out.size()));
        }
        return parts;
    }

    Invocation invocation() {
        return new Invocation(command, status, err);
    }
}
