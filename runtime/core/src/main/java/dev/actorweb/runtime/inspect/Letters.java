package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.DeadLetters;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Numbers the latest dead letters of a system, so that clients can name one. Thread-safe.
final class Letters {
    private final DeadLetters deadLetters;
    /// Only those that the system still remembers.
    private IdentityHashMap<DeadLetter, Numbered> known = new IdentityHashMap<>();
    private long last;

    /// @param replayed
    ///            whether a client has sent it again
    record Numbered(long id, DeadLetter letter, boolean replayed) {}

    Letters(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /// Those that nobody has sent again, the oldest first.
    synchronized List<Numbered> all() {
        IdentityHashMap<DeadLetter, Numbered> remembered = new IdentityHashMap<>();
        List<Numbered> all = new ArrayList<>();
        for (var letter : deadLetters.recent()) {
            var numbered = known.get(letter);
            if (numbered == null) {
                last++;
                numbered = new Numbered(last, letter, false);
            }
            remembered.put(letter, numbered);
            if (!numbered.replayed()) {
                all.add(numbered);
            }
        }
        known = remembered;
        return all;
    }

    /// Takes a letter out, to be sent again.
    synchronized Optional<DeadLetter> take(long id) {
        for (var numbered : all()) {
            if (numbered.id() == id) {
                known.put(numbered.letter(), new Numbered(id, numbered.letter(), true));
                return Optional.of(numbered.letter());
            }
        }
        return Optional.empty();
    }
}
