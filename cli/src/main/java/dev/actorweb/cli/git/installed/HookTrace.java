package dev.actorweb.cli.git.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads git's own event trace (`GIT_TRACE2_EVENT`) for the hook that failed.
///
/// git's exit status does not tell a hook's refusal from any other failure and its texts vary; the
/// trace names each hook it runs and how it ended. Events of gits run by hooks have longer
/// session ids.
final class HookTrace {
    static final String VARIABLE = "GIT_TRACE2_EVENT";

    private HookTrace() {}

    /// The last hook that failed in the traced process itself; empty if none did or there is
    /// no trace.
    static Optional<String> failedHook(Path trace) {
        Optional<String> failed = Optional.empty();
        Map<String, String> hooks = new HashMap<>();
        try (var lines = Files.newBufferedReader(trace)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (value(line, "sid").contains("/")) {
                    continue;
                }
                String child = value(line, "child_id");
                switch (value(line, "event")) {
                    case "child_start" -> hooks.put(child, value(line, "hook_name"));
                    case "child_exit" -> {
                        String hook = hooks.getOrDefault(child, "");
                        if (!hook.isEmpty() && !value(line, "code").equals("0")) {
                            failed = Optional.of(hook);
                        }
                    }
                    default -> {
                        continue;
                    }
                }
            }
        } catch (IOException e) {
            return failed;
        }
        return failed;
    }

    /// The first value of a key; git writes one flat object on each line, simple values first.
    private static String value(String json, String key) {
        int at = json.indexOf("\"" + key + "\":");
        if (at < 0) {
            return "";
        }
        int start = at + key.length() + 3;
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
