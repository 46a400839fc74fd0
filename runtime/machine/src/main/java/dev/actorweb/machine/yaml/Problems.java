package dev.actorweb.machine.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects the problems of one file, in the order in which they are found. Not thread-safe.
public final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    /// No problems, so far.
    ///
    /// @param file
    ///            the name of the text as the user knows it
    public Problems(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public void error(String code, Position position, String message) {
        found.add(new Problem(Severity.ERROR, code, file, position, message, Optional.empty()));
    }

    public void error(String code, Position position, String message, Optional<String> hint) {
        found.add(new Problem(Severity.ERROR, code, file, position, message, hint));
    }

    /// An error about these keys.
    public void error(String code, Position position, String message, Optional<String> hint,
            List<String> keys) {
        found.add(new Problem(Severity.ERROR, code, file, position, message, hint, keys));
    }

    public void warning(String code, Position position, String message, Optional<String> hint) {
        found.add(new Problem(Severity.WARNING, code, file, position, message, hint));
    }

    public void addAll(List<Problem> others) {
        found.addAll(others);
    }

    public boolean hasErrors() {
        for (Problem problem : found) {
            if (problem.isError()) {
                return true;
            }
        }
        return false;
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }
}
