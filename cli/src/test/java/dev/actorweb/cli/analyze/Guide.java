package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A page of documentation: the specs on it, and the session at the shell that it shows.
record Guide(List<String> specs, String written) {
    static Guide of(String page) {
        return new Guide(blocks(page, "yaml"), String.join("", blocks(page, "console")));
    }

    /// Writes the specs, named after their first line, and types what the session types.
    String happens(Specs folder) throws IOException {
        for (var spec : specs) {
            var name = spec.substring(spec.indexOf(": ") + 2, spec.indexOf('\n'));
            folder.write(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".yaml", spec);
        }
        var happened = new StringBuilder();
        var last = Exit.OK;
        for (var line : written.lines().filter(l -> l.startsWith("$ ")).toList()) {
            happened.append(line).append('\n');
            if (line.equals("$ echo $?")) {
                happened.append(last.code()).append('\n');
            } else {
                var words = line.split(" ", -1);
                var run = folder.aw().call(Arrays.copyOfRange(words, 2, words.length));
                last = run.exit();
                happened.append(run.out()).append(run.err());
            }
        }
        return happened.toString();
    }

    private static List<String> blocks(String page, String language) {
        var blocks = new ArrayList<String>();
        var parts = page.split("```" + language + "\n", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.add(parts[i].substring(0, parts[i].indexOf("```")));
        }
        return blocks;
    }
}
