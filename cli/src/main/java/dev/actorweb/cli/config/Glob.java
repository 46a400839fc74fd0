package dev.actorweb.cli.config;

import java.util.Optional;

/// A pattern of paths: `*` and `?` stay within a name, `**` as a whole name stands for any number
/// of folders, and a pattern that names a folder (or ends in `/`) means everything below it.
/// Matching takes at most pattern length times path length steps.
///
/// @param pattern
///            as written, with `/` between names
public record Glob(String pattern) {
    public Glob {
        var fault = fault(pattern);
        if (fault.isPresent()) {
            throw new IllegalArgumentException("not a pattern of paths: " + pattern + ": " + fault.get());
        }
    }

    /// What is wrong with `pattern`, if anything is.
    public static Optional<String> fault(String pattern) {
        if (pattern.isBlank()) {
            return Optional.of("a pattern of paths can't be blank");
        }
        if (pattern.startsWith("/") || pattern.indexOf('\\') >= 0) {
            return Optional.of("paths are relative to the repository, with `/` between names");
        }
        for (var name : pattern.split("/", -1)) {
            if (name.equals("..") || name.equals(".")) {
                return Optional.of("a pattern of paths can't contain `" + name + "`");
            }
        }
        return Optional.empty();
    }

    /// Whether the file `path` (relative to the repository, with `/`) is meant.
    public boolean matches(String path) {
        var folder = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        return match(folder.split("/", -1), path.split("/", -1));
    }

    /// Names against names. `reach[j]` tells whether the names of the pattern so far can match the
    /// first `j` names of the path.
    private static boolean match(String[] pattern, String[] path) {
        var reach = new boolean[path.length + 1];
        reach[0] = true;
        for (var name : pattern) {
            var next = new boolean[path.length + 1];
            if (name.equals("**")) {
                var any = false;
                for (var j = 0; j <= path.length; j++) {
                    any |= reach[j];
                    next[j] = any;
                }
            } else {
                for (var j = 0; j < path.length; j++) {
                    next[j + 1] = reach[j] && matchName(name, path[j]);
                }
            }
            reach = next;
        }
        // Reaching any proper prefix means that the pattern names a folder above the file.
        for (var j = 1; j <= path.length; j++) {
            if (reach[j]) {
                return true;
            }
        }
        return false;
    }

    /// Wildcards within one name, by the usual backtracking to the last `*` only.
    private static boolean matchName(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int mark = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = n;
            } else if (p < pattern.length()
                    && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
