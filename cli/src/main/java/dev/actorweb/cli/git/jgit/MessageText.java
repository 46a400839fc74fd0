package dev.actorweb.cli.git.jgit;

/// git's clean-up of commit messages that no editor was opened for (`git help
/// commit`, `--cleanup`).
final class MessageText {
    private MessageText() {}

    /// @param mode
    ///            the value of `commit.cleanup`
    /// @param comment
    ///            what comments begin with; counts only in mode `strip`
    static String cleanUp(String message, String mode, String comment) {
        if (mode.equals("verbatim")) {
            return message;
        }
        var clean = new StringBuilder();
        boolean blank = false;
        for (String line : message.split("\n", -1)) {
            String text = line.stripTrailing();
            if (mode.equals("strip") && text.startsWith(comment)) {
                continue;
            }
            if (text.isEmpty()) {
                blank = true;
                continue;
            }
            clean.append(blank && !clean.isEmpty() ? "\n" : "").append(text).append('\n');
            blank = false;
        }
        return clean.toString();
    }
}
