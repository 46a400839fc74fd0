package dev.actorweb.cli.git.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What git's own event trace (`GIT_TRACE2_EVENT`) tells of the hooks it runs.
///
/// git's exit status does not tell a hook's refusal from any other failure and its texts vary; the
/// trace names each hook it runs and how it ended. Events of gits run by hooks have longer session
/// ids.
///
/// @param started
///            whether a hook was begun
/// @param running
///            whether one has not ended
/// @param failed
///            the last hook that failed in the traced process itself
record HookTrace(boolean started, boolean running, Optional<String> failed) {
    static final String VARIABLE = "GIT_TRACE2_EVENT";

    /// The trace as far as it has been written; of one that is not there nothing is known.
    static HookTrace read(Path trace) {
        Optional<String> failed = Optional.empty();
        Map<String, String> hooks = new HashMap<>();
        boolean started = false;
        try (var lines = Files.newBufferedReader(trace)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (value(line, "sid").contains("/")) {
                    continue;
                }
                String child = value(line, "child_id");
                switch (value(line, "event")) {
                    case "child_start" -> {
                        String hook = value(line, "hook_name");
                        if (!hook.isEmpty()) {
                            started = true;
                            hooks.put(child, hook);
                        }
                    }
                    case "child_exit" -> {
                        String hook = hooks.remove(child);
                        if (hook != null && !value(line, "code").equals("0")) {
                            failed = Optional.of(hook);
                        }
                    }
                    default -> {
                        continue;
                    }
                }
            }
        } catch (IOException noTrace) {
            return new HookTrace(started, !hooks.isEmpty(), failed);
        }
        return new HookTrace(started, !hooks.isEmpty(), failed);
    }

    /// The first value of a key; git writes one flat object on each line, simple values first.
    private static String value(String json, String key) {
        int at = json.indexOf("\"" + key + "\":");
        if (at < 0) {
            return "";
        }
        int start = at + key.length() + 3;
        if (start >= json.length()) { // it is still being written
            return "";
        }
        boolean quoted = json.charAt(start) == '"';
        int from = quoted ? start + 1 : start;
        int end = from;
        while (end < json.length()
                && (quoted ? json.charAt(end) != '"' : ",}".indexOf(json.charAt(end)) < 0)) {
            end++;
        }
        return json.substring(from, end);
    }
}
