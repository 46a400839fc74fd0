package dev.actorweb.machine;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The seeds of a random test: the same few in every build; from another seed on and for so many
/// seconds under the profile `fuzz`.
public final class Seeds implements Iterable<Integer> {
    private static final int SECONDS = Integer.getInteger("aw.fuzz.seconds", 0);
    private static final int FIRST = SECONDS == 0 ? 0 : Integer.getInteger("aw.fuzz.seed", 0);
    private final int least;
    private int given;

    private Seeds(int least) {
        this.least = least;
    }

    /// At least so many seeds.
    public static Seeds of(int least) {
        return new Seeds(least);
    }

    /// How many have been given out.
    public int given() {
        return given;
    }

    @Override
    public Iterator<Integer> iterator() {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return given < least || (SECONDS > 0 && System.nanoTime() < end);
            }

            @Override
            public Integer next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return FIRST + given++;
            }
        };
    }
}
