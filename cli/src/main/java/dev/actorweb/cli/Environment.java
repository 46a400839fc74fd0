package dev.actorweb.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// Everything a run of `aw` takes from outside, so that a test can hand in its own.
///
/// `directory` is the absolute working folder; `variables` are the environment variables.
public record Environment(Map<String, String> variables, Path directory, InputStream in, OutputStream out,
        OutputStream err, Tty tty, InstantSource clock) {

    /// The environment of this process; the launcher says which streams are terminals.
    public static Environment ofProcess() {
        var digits = System.getProperty("aw.tty");
        return new Environment(asTheUserSetThem(System.getenv()), Path.of("").toAbsolutePath(),
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), digits == null ? guess() : Tty.of(digits),
                InstantSource.system());
    }

    /// The variables without what the launcher has changed for Java's sake: `LC_ALL`, whose former
    /// value it hands on as `AW_LC_ALL`.
    static Map<String, String> asTheUserSetThem(Map<String, String> variables) {
        var former = variables.get("AW_LC_ALL");
        if (former == null) {
            return variables;
        }
        var restored = new HashMap<>(variables);
        restored.remove("AW_LC_ALL");
        if (former.isEmpty()) {
            restored.remove("LC_ALL");
        } else {
            restored.put("LC_ALL", former);
        }
        return Collections.unmodifiableMap(restored);
    }

    /// The value of a variable, or the empty string when it is not set.
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /// Without the launcher only input and output together can be asked about; JDK 25 answers null
    /// for a pipe.
    @SuppressWarnings("SystemConsoleNull")
    private static Tty guess() {
        var console = System.console();
        var terminal = console != null && console.isTerminal();
        return new Tty(terminal, terminal, terminal);
    }
}
