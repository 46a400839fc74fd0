package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.DeadLetter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The dead letters of late, numbered. Thread-safe.
final class Letters {
    private static final int KEPT = 256;

    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private long last;

    record Kept(long id, DeadLetter letter) {}

    synchronized void add(DeadLetter letter) {
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        last++;
        kept.addLast(new Kept(last, letter));
    }

    synchronized List<Kept> all() {
        return new ArrayList<>(kept);
    }

    /// Takes a letter out, to be sent again.
    synchronized Optional<Kept> take(long id) {
        var found = kept.stream().filter(letter -> letter.id() == id).findFirst();
        found.ifPresent(kept::remove);
        return found;
    }
}
