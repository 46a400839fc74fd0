package dev.actorweb.analyzer.coverage;

/// Two transitions, by their numbers, of which the second is the next one taken after the first.
public record Pair(int first, int second) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
        return first == other.first
                ? Integer.compare(second, other.second)
                : Integer.compare(first, other.first);
    }
}
