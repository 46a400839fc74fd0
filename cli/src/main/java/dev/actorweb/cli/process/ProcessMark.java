package dev.actorweb.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A variable by which everything that a program has started is known again, even what has left its
/// parent to live in the background. It can be read where the system shows the variables of
/// processes, as Linux does; elsewhere nothing is found.
public final class ProcessMark {
    private static final String VARIABLE = "AW_RUN";
    private static final int ROUNDS = 5;
    /// Where a session's number is among the fields behind a program's name.
    private static final int SESSION = 3;
    private static final AtomicInteger MADE = new AtomicInteger();

    /// Like no other of this machine.
    private final String value = ProcessHandle.current().pid() + "-" + MADE.incrementAndGet() + "-"
            + System.nanoTime();

    /// The environment for the program.
    public Environment put(Environment environment) {
        return environment.with(VARIABLE, value);
    }

    /// Ends all that carry the mark.
    public void endAll() {
        end(false);
    }

    /// Ends those that carry the mark and are of this process's session: what has begun a session
    /// of its own is a daemon, which is to serve others as well.
    void endSession() {
        end(true);
    }

    /// Those that start others while they are looked for are found in the next round.
    private void end(boolean sessionOnly) {
        for (int round = 0; round < ROUNDS; round++) {
            var marked = marked(sessionOnly);
            if (marked.isEmpty()) {
                return;
            }
            ProcessTree.end(marked);
        }
    }

    private List<ProcessHandle> marked(boolean sessionOnly) {
        var needle = VARIABLE + "=" + value;
        var session = session(Path.of("/proc/self"));
        var marked = new ArrayList<ProcessHandle>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (read(process.resolve("environ")).contains(needle)
                        && (!sessionOnly || session(process).equals(session))) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .filter(ProcessHandle::isAlive)
                            .ifPresent(marked::add);
                }
            }
        } catch (IOException noSuchFolder) {
            return List.of();
        }
        return marked;
    }

    /// A program's name is in brackets, and may be anything.
    private static String session(Path process) {
        var text = read(process.resolve("stat"));
        var fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > SESSION ? fields[SESSION] : "";
    }

    /// Of others' processes nothing can be read.
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
