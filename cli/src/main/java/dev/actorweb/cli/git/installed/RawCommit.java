package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A commit object taken apart, and put together again.
///
/// Every character stands for one byte, so that names and messages survive whatever their encoding
/// is.
///
/// @param author
///            name, address and time as the object has them
record RawCommit(String tree, List<CommitId> parents, String author, String committer, String message) {
    /// Reads an object's content. Text in a foreign encoding is turned into UTF-8, since the new
    /// commit will carry another committer's name; signatures and other extra headers do not survive
    /// a change.
    static RawCommit parse(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\n\n");
        String headers = blank < 0 ? text : text.substring(0, blank);
        String message = blank < 0 ? "" : text.substring(blank + 2);
        String tree = "";
        String author = "";
        String committer = "";
        String encoding = "";
        var parents = new ArrayList<CommitId>();
        for (String line : headers.split("\n", -1)) {
            int space = line.indexOf(' ');
            String value = line.substring(space + 1);
            switch (space < 0 ? line : line.substring(0, space)) {
                case "tree" -> tree = value;
                case "parent" -> parents.add(new CommitId(value));
                case "author" -> author = value;
                case "committer" -> committer = value;
                case "encoding" -> encoding = value;
                default -> {
                    // A header we do not carry over, or the continuation of one.
                }
            }
        }
        return new RawCommit(tree, parents, utf8(author, encoding), utf8(committer, encoding),
                utf8(message, encoding));
    }

    private static String utf8(String bytes, String encoding) {
        if (encoding.isEmpty() || !isKnown(encoding)) {
            return bytes;
        }
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), Charset.forName(encoding));
        return raw(text);
    }

    private static boolean isKnown(String encoding) {
        try {
            return Charset.isSupported(encoding);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The characters that stand for the UTF-8 bytes of `text`.
    static String raw(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// The text whose UTF-8 bytes `raw` stands for.
    static String text(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    byte[] content() {
        var text = new StringBuilder("tree ").append(tree).append('\n');
        for (CommitId parent : parents) {
            text.append("parent ").append(parent).append('\n');
        }
        text.append("author ").append(author).append('\n');
        text.append("committer ").append(committer).append("\n\n").append(message);
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
