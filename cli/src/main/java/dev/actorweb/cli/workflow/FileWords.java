package dev.actorweb.cli.workflow;

import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.process.Bytes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Puts the files that a check is about in the place of the word `{files}` in its command, each as
/// one argument. Where they are more than a command line takes, the program is run several times, as
/// `xargs` does it.
///
/// @param folder
///            where the check runs
/// @param paths
///            what was changed; some of it may be deleted
/// @param most
///            how many bytes the arguments of one command may take
record FileWords(Path folder, List<String> paths, int most) {
    static final String WORD = "{files}";

    /// Linux takes 2 MiB with the environment, other systems less; as much as `xargs` uses. Windows
    /// takes 32,767 characters.
    private static final int ROOM = File.separatorChar == '\\' ? 30_000 : 128 << 10;
    /// What an argument takes besides its bytes: its end, and where it is.
    private static final int EACH = 1 + Long.BYTES;

    FileWords(Path folder, List<String> paths) {
        this(folder, paths, ROOM);
    }

    /// The check with its files, one for each part of them; empty if it asks for files and there
    /// is none.
    List<Check> fill(Check check) {
        if (!check.run().contains(WORD)) {
            return List.of(check);
        }
        var files = paths.stream().distinct().filter(check::concerns)
                .filter(path -> Files.isRegularFile(folder.resolve(path)))
                .map(FileWords::argument).sorted().toList();
        var parts = parts(check, files);
        var filled = new ArrayList<Check>();
        for (int i = 0; i < parts.size(); i++) {
            var name = parts.size() == 1
                    ? check.name()
                    : check.name() + " (" + (i + 1) + " of " + parts.size() + ")";
            filled.add(
                    new Check(name, words(check, parts.get(i)), check.on(), check.timeout(), check.paths()));
        }
        return filled;
    }

    private List<List<String>> parts(Check check, List<String> files) {
        int room = most;
        int times = 0;
        for (var word : check.run()) {
            times += word.equals(WORD) ? 1 : 0;
            room -= word.equals(WORD) ? 0 : size(word);
        }
        var parts = new ArrayList<List<String>>();
        int taken = room;
        for (var file : files) {
            int size = size(file) * times;
            if (taken + size > room) {
                parts.add(new ArrayList<>());
                taken = 0;
            }
            parts.getLast().add(file);
            taken += size;
        }
        return parts;
    }

    private static int size(String word) {
        return Bytes.of(word).size() + EACH;
    }

    private static List<String> words(Check check, List<String> files) {
        var words = new ArrayList<String>();
        for (var word : check.run()) {
            words.addAll(word.equals(WORD) ? files : List.of(word));
        }
        return words;
    }

    /// A name that looks like an option is none.
    private static String argument(String path) {
        return path.startsWith("-") ? "./" + path : path;
    }
}
