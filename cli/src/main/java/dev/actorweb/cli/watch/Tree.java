package dev.actorweb.cli.watch;

/// The lines that join the states of an outline, as narrow as they must be.
final class Tree {
    /// How far each level stands right of the one above, where there is room.
    static final int INDENT = 3;

    private Tree() {}

    /// How many states a state is in.
    static int depth(String branch) {
        return (branch.length() + 1) / INDENT;
    }

    /// The branch with levels so wide.
    static String branch(String branch, int indent) {
        if (indent >= INDENT) {
            return branch;
        }
        var narrow = new StringBuilder();
        int at = 0;
        for (; at + INDENT < branch.length(); at += INDENT) {
            narrow.append(branch, at, at + indent);
        }
        return narrow.append(branch.charAt(at)).toString();
    }

    /// The end of a branch, where there is no room for all of it.
    static String fitting(String branch, int cells) {
        return branch.length() <= cells
                ? branch
                : "…" + branch.substring(branch.length() - Math.max(1, cells - 1));
    }

    /// What goes on below a line that takes more than one row.
    ///
    /// @param parent
    ///            whether states that are in it come next
    static String below(String branch, boolean parent, int indent) {
        var goesOn = new StringBuilder();
        for (int at = 0; at < branch.length(); at += INDENT) {
            char above = branch.charAt(at);
            goesOn.append(above == '├' || above == '│' ? '│' : ' ').append(" ".repeat(indent - 1));
        }
        return parent ? goesOn.append('│').toString() : goesOn.toString();
    }
}
