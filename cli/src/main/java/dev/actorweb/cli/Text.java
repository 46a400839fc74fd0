package dev.actorweb.cli;

import java.util.ArrayList;
import java.util.List;

/// Text in pieces, each with a style; every piece is made safe before it is shown.
///
/// Mutable while it is built, by one thread.
public final class Text {
    record Piece(Style style, String text) {}

    private final List<Piece> pieces = new ArrayList<>();

    public static Text of(String plain) {
        return new Text().add(plain);
    }

    public static Text of(Style style, String text) {
        return new Text().add(style, text);
    }

    public Text add(String plain) {
        return add(Style.PLAIN, plain);
    }

    public Text add(Style style, String text) {
        pieces.add(new Piece(style, Safe.text(text)));
        return this;
    }

    /// Adds `text` on one line, filled up with spaces to `width` UTF-16 units.
    public Text column(Style style, String text, int width) {
        var line = Safe.line(text);
        pieces.add(new Piece(style, line));
        if (line.length() < width) {
            pieces.add(new Piece(Style.PLAIN, " ".repeat(width - line.length())));
        }
        return this;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /// The text without styles.
    @Override
    public String toString() {
        var plain = new StringBuilder();
        for (var piece : pieces) {
            plain.append(piece.text());
        }
        return plain.toString();
    }
}
