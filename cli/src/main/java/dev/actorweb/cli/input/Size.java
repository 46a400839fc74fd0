package dev.actorweb.cli.input;

/// A terminal's size in cells. What a terminal can't tell (0) counts as 80 × 24.
public record Size(int columns, int rows) {
    public Size {
        columns = columns <= 0 ? 80 : columns;
        rows = rows <= 0 ? 24 : rows;
    }
}
