package dev.actorweb.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A variable by which everything that a program has started is known again, even what has left its
/// parent to live in the background. It can be read where the system shows the variables of
/// processes, as Linux does; elsewhere nothing is found.
public final class ProcessMark {
    private static final String VARIABLE = "AW_RUN";
    private static final int ROUNDS = 5;

    private final String value = UUID.randomUUID().toString();

    /// The environment for the program.
    public Environment put(Environment environment) {
        return environment.with(VARIABLE, value);
    }

    /// Ends all that carry the mark; those that start others while they are looked for are found in
    /// the next round.
    public void endAll() {
        for (int round = 0; round < ROUNDS; round++) {
            var marked = marked();
            if (marked.isEmpty()) {
                return;
            }
            marked.forEach(ProcessTree::end);
        }
    }

    private List<ProcessHandle> marked() {
        var needle = VARIABLE + "=" + value;
        var marked = new ArrayList<ProcessHandle>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (variables(process).contains(needle)) {
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

    /// Of others' processes none can be read.
    private static String variables(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
