package dev.actorweb.analyzer.coverage;

/// How much of something is covered.
public record Measure(int covered, int total) {
    public Measure {
        if (covered < 0 || covered > total) {
            throw new IllegalArgumentException("no measure: " + covered + " of " + total);
        }
    }

    /// The percentage, rounded down so that only all of it is 100; 100 where there is nothing
    /// to cover.
    public double percent() {
        return total == 0 ? 100 : Math.floor(1000.0 * covered / total) / 10;
    }

    /// Both together.
    public Measure plus(Measure other) {
        return new Measure(covered + other.covered, total + other.total);
    }
}
