package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.actor.FilesRequest.GetPatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The lines that a commit would add and take away.
///
/// @param removed
///            lines of changed files only
/// @param contexts
///            what git found to be around the changes: the heads of functions and classes
record Patch(List<Line> added, List<Line> removed, List<String> contexts) {
    /// Larger new files are not looked into.
    private static final long LARGE = 1 << 20;

    static final Patch NONE = new Patch(List.of(), List.of(), List.of());

    /// @param number
    ///            counted from 1, in the file as it will be (or was)
    record Line(String path, int number, String text) {}

    Patch {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        contexts = List.copyOf(contexts);
    }

    /// Looks at what is included.
    static Patch of(Workspace workspace, Inclusion inclusion, Path workTree) throws InterruptedException {
        boolean staged = inclusion.word().equals("staged");
        var paths = new ArrayList<String>();
        var fresh = new ArrayList<String>();
        for (var change : inclusion.changes()) {
            (change instanceof Change.Untracked ? fresh : paths).add(change.path());
        }
        var reader = new Reader(new HashSet<>(paths));
        if (!paths.isEmpty()) {
            var text = workspace.ask(new GetPatch(staged, paths));
            if (text.isPresent()) {
                reader.read(text.get());
            } else {
                paths.forEach(path -> reader.file(workTree, path));
            }
        }
        fresh.forEach(path -> reader.file(workTree, path));
        return new Patch(reader.added, reader.removed, reader.contexts);
    }

    /// Reads git's unified format without context lines.
    private static final class Reader {
        private final Set<String> wanted;
        private final List<Line> added = new ArrayList<>();
        private final List<Line> removed = new ArrayList<>();
        private final List<String> contexts = new ArrayList<>();
        private String path = "";
        private int newLine;
        private int newLeft;
        private int oldLine;
        private int oldLeft;

        Reader(Set<String> wanted) {
            this.wanted = wanted;
        }

        void read(String text) {
            text.lines().forEach(this::line);
        }

        private void line(String line) {
            if (newLeft > 0 && line.startsWith("+")) {
                newLeft--;
                add(added, newLine++, line);
            } else if (oldLeft > 0 && line.startsWith("-")) {
                oldLeft--;
                add(removed, oldLine++, line);
            } else if (line.startsWith("--- ") || line.startsWith("+++ ")) {
                var name = line.substring(4);
                path = name.startsWith("a/") || name.startsWith("b/")
                        ? name.substring(2).stripTrailing()
                        : path;
            } else if (line.startsWith("@@ -")) {
                hunk(line);
            }
        }

        private void add(List<Line> lines, int number, String line) {
            if (wanted.contains(path)) {
                lines.add(new Line(path, number, line.substring(1)));
            }
        }

        private void hunk(String line) {
            int end = line.indexOf(" @@", 4);
            var ranges = line.substring(4, Math.max(4, end)).split(" \\+", 2);
            if (end < 0 || ranges.length < 2) {
                return;
            }
            oldLine = start(ranges[0]);
            oldLeft = length(ranges[0]);
            newLine = start(ranges[1]);
            newLeft = length(ranges[1]);
            if (wanted.contains(path) && line.length() > end + 4) {
                contexts.add(line.substring(end + 4));
            }
        }

        private static int start(String range) {
            int comma = range.indexOf(',');
            return number(comma < 0 ? range : range.substring(0, comma));
        }

        private static int length(String range) {
            int comma = range.indexOf(',');
            return comma < 0 ? 1 : number(range.substring(comma + 1));
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException notGits) {
                return 0;
            }
        }

        /// A file all of whose lines count as added.
        void file(Path workTree, String name) {
            try {
                var file = workTree.resolve(name);
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGE) {
                    return;
                }
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.indexOf('\0') >= 0) {
                    return;
                }
                int number = 1;
                for (var line : text.lines().toList()) {
                    added.add(new Line(name, number++, line));
                }
            } catch (IOException | java.nio.file.InvalidPathException unreadable) {
                return; // git will say what is wrong with it
            }
        }
    }
}
