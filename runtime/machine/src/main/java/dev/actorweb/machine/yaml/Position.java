package dev.actorweb.machine.yaml;

/// A place in a text; lines and columns count from 1, columns in code points.
public record Position(int line, int column) implements Comparable<Position> {
    /// The first character of a text: where a problem of the whole file is reported.
    public static final Position START = new Position(1, 1);

    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("no such position: " + line + ":" + column);
        }
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
