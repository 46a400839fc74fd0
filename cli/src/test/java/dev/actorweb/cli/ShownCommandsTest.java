package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/// Whatever a document shows somebody to type can be typed: the command exists, and it has
/// these options.
class ShownCommandsTest {
    private static final Pattern SHOWN = Pattern
            .compile("(?m)(?:^ {4}(?:\\$ )?|^(?:\\$ )?|`)(?:\\./)?aw ([a-z-]+)( [^`\\n]*)?");

    /// A row of the table that says which mistake ends with which code.
    private static final Pattern MISTAKES = Pattern.compile("(?m)^\\|[^|]*\\| \\d \\|.*$");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|[^\\s'\"]+");
    private static final Pattern OPTION = Pattern.compile("(--[a-z][a-z-]*|-[A-Za-z])(=.*)?");
    private static final Set<String> PROSE = Set.of("is", "has", "itself", "takes", "runs", "starts", "reads",
            "keeps");

    @Test
    void everyCommandThatADocumentShowsCanBeTyped() throws IOException {
        var wrong = new ArrayList<String>();
        int shown = 0;
        for (var document : documents()) {
            var commands = SHOWN.matcher(MISTAKES.matcher(Files.readString(document)).replaceAll(""));
            while (commands.find()) {
                shown++;
                var rest = commands.group(2) == null ? "" : commands.group(2);
                fault(commands.group(1), rest.replaceAll("[|;#&].*| >.*", ""))
                        .forEach(fault -> wrong.add(
                                document.getFileName() + ": aw " + commands.group(1) + rest + ": " + fault));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).isGreaterThan(200);
    }

    private static List<String> fault(String name, String rest) {
        if (name.startsWith("-") || PROSE.contains(name)) {
            return List.of();
        }
        if (!Registry.names().contains(name)) {
            return List.of("there is no such command");
        }
        var known = options(Registry.model(name), new TreeSet<>());
        Registry.globalOptions().forEach(option -> known.addAll(option.names()));
        var words = WORD.matcher(rest);
        var unknown = new ArrayList<String>();
        while (words.find() && !words.group().equals("--")) {
            var option = OPTION.matcher(words.group());
            if (option.matches() && !known.contains(option.group(1))) {
                unknown.add("no option " + option.group(1));
            }
        }
        return unknown;
    }

    private static Set<String> options(CommandSpec spec, Set<String> names) {
        spec.optionsMap().keySet().forEach(names::add);
        spec.subcommands().values().forEach(sub -> options(sub.getCommandSpec(), names));
        return names;
    }

    private static List<Path> documents() throws IOException {
        var root = Checkout.root();
        try (var files = Files.walk(root.resolve("docs"))) {
            var documents = files.filter(file -> file.toString().endsWith(".md"))
                    .collect(Collectors.toCollection(ArrayList::new));
            documents.add(root.resolve("README.md"));
            documents.add(root.resolve("CHANGELOG.md"));
            return documents;
        }
    }
}
