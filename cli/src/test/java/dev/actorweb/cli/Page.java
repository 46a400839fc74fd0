package dev.actorweb.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A page of documentation: its blocks, and what happens when the sessions on it are typed.
public record Page(String text) {
    /// The page at a path in the checkout.
    public static Page of(String path) throws IOException {
        return new Page(Checkout.read(path));
    }

    /// The blocks in a language, in their order.
    public List<String> blocks(String language) {
        var blocks = new ArrayList<String>();
        var parts = text.split("```" + language + "\n", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.add(parts[i].substring(0, parts[i].indexOf("```")));
        }
        return blocks;
    }

    /// All that is typed and printed on it.
    public String session() {
        return String.join("", blocks("console"));
    }

    /// What comes of the lines that begin with `$ ` when they are typed in a folder. Other programs
    /// get the variables of `aw`; the names of commits are blotted out.
    public String happens(String session, Path folder, Aw aw) throws IOException, InterruptedException {
        var happened = new StringBuilder();
        var last = Exit.OK;
        for (var line : session.lines().filter(each -> each.startsWith("$ ")).toList()) {
            happened.append(line).append('\n');
            if (line.equals("$ echo $?")) {
                happened.append(last.code()).append('\n');
            } else if (line.startsWith("$ aw ")) {
                var run = aw.call(words(line.substring(5)).toArray(String[]::new));
                last = run.exit();
                happened.append(run.out()).append(run.err());
            } else {
                happened.append(shell(line.substring(2), folder, aw));
            }
        }
        return happened.toString().replaceAll("\\b[0-9a-f]{10}\\b", "##########");
    }

    private static String shell(String line, Path folder, Aw aw) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", line).directory(folder.toFile()).redirectErrorStream(true);
        shell.environment().putAll(aw.variables());
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "'%s' ended with %d: %s", line, process.exitValue(), said));
        }
        return said;
    }

    /// Splits at blanks outside of double quotes.
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var parts = line.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                words.add(parts[i]);
            } else if (!parts[i].isBlank()) {
                words.addAll(List.of(parts[i].strip().split(" ", -1)));
            }
        }
        return words;
    }
}
