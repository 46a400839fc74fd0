package dev.actorweb.cli;

import java.util.List;

/// Some lines at the end of what the terminal shows that change in place. Everything else that is
/// printed goes above them. Thread-safe.
public final class Panel implements AutoCloseable {
    /// Together, and without breaking lines that are too long: so many lines are so many rows.
    private static final String BEGIN = "\u001b[?2026h\u001b[?7l";
    private static final String END = "\u001b[?7h\u001b[?2026l";

    private final Terminal terminal;
    private int drawn;

    Panel(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Shows these lines instead of those before.
    public synchronized void show(List<Text> now) {
        terminal.beforePanel();
        var all = new StringBuilder(BEGIN).append(erasure());
        for (var line : now) {
            all.append(terminal.painted(line)).append('\n');
        }
        drawn = now.size();
        terminal.raw(all.append(END).toString());
    }

    /// Makes room for something else; the next picture comes behind it.
    synchronized void erase() {
        if (drawn > 0) {
            terminal.raw(erasure());
            drawn = 0;
        }
    }

    private String erasure() {
        return drawn == 0 ? "" : "\r\u001b[" + drawn + "A\u001b[J";
    }

    /// Takes the lines away.
    @Override
    public synchronized void close() {
        erase();
        terminal.ended(this);
    }
}
