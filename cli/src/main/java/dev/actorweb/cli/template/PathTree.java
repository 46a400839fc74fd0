package dev.actorweb.cli.template;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.util.ArrayList;
import java.util.List;

/// Draws paths as a tree: a mark before each file, folders without branches on one line.
final class PathTree {
    /// A file of the tree.
    ///
    /// @param remark
    ///            what is said behind it, or `""`
    record Leaf(String path, String mark, Style style, String remark) {}

    private final List<Text> lines = new ArrayList<>();

    private PathTree() {}

    /// @param leaves
    ///            in ascending order of their paths
    static List<Text> lines(List<Leaf> leaves) {
        var tree = new PathTree();
        tree.draw(leaves, "", 0);
        return tree.lines;
    }

    private void draw(List<Leaf> leaves, String prefix, int depth) {
        for (int i = 0; i < leaves.size();) {
            var rest = leaves.get(i).path().substring(prefix.length());
            int slash = rest.indexOf('/');
            if (slash < 0) {
                file(leaves.get(i), rest, depth);
                i++;
            } else {
                var folder = prefix + rest.substring(0, slash + 1);
                int end = i;
                while (end < leaves.size() && leaves.get(end).path().startsWith(folder)) {
                    end++;
                }
                folder(leaves.subList(i, end), prefix, folder, depth);
                i = end;
            }
        }
    }

    private void folder(List<Leaf> leaves, String prefix, String folder, int depth) {
        var whole = folder;
        for (int slash = next(leaves, whole); slash > 0; slash = next(leaves, whole)) {
            whole = leaves.getFirst().path().substring(0, slash + 1);
        }
        lines.add(Text.of(Style.FAINT, "    " + "  ".repeat(depth) + whole.substring(prefix.length())));
        draw(leaves, whole, depth + 1);
    }

    /// The end of the folder that all leaves share below `folder`, or -1.
    private static int next(List<Leaf> leaves, String folder) {
        var first = leaves.getFirst().path();
        int slash = first.indexOf('/', folder.length());
        return slash > 0 && leaves.getLast().path().startsWith(first.substring(0, slash + 1)) ? slash : -1;
    }

    private void file(Leaf leaf, String name, int depth) {
        var text = Text.of(leaf.style(), "  " + leaf.mark() + " " + "  ".repeat(depth) + name);
        lines.add(leaf.remark().isEmpty() ? text : text.add(leaf.style(), " (" + leaf.remark() + ")"));
    }
}
