package dev.actorweb.cli.workflow;

import dev.actorweb.cli.config.Config.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the files that a check is about in the place of the word `{files}` in its command, each as
/// one argument.
///
/// @param folder
///            where the check runs
/// @param paths
///            what was changed; some of it may be deleted
record FileWords(Path folder, List<String> paths) {
    static final String WORD = "{files}";

    /// The check with its files; empty if it asks for files and there is none.
    Optional<Check> fill(Check check) {
        if (!check.run().contains(WORD)) {
            return Optional.of(check);
        }
        var files = paths.stream().distinct().filter(check::concerns)
                .filter(path -> Files.isRegularFile(folder.resolve(path)))
                .map(FileWords::argument).sorted().toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        var words = new ArrayList<String>();
        for (var word : check.run()) {
            words.addAll(word.equals(WORD) ? files : List.of(word));
        }
        return Optional.of(new Check(check.name(), words, check.on(), check.timeout(), check.paths()));
    }

    /// A name that looks like an option is none.
    private static String argument(String path) {
        return path.startsWith("-") ? "./" + path : path;
    }
}
