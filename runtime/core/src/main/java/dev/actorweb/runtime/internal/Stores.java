package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.SnapshotStore;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which actors have claimed a store for their state. Safe to use from any thread.
final class Stores {
    private final Map<Cell<?>, SnapshotStore<?>> claimed = new ConcurrentHashMap<>();

    /// Loads the state of an actor from its store, which it claims the first time.
    ///
    /// @return null if there is none
    <S> @Nullable S load(Cell<?> cell, SnapshotStore<S> store) throws IOException {
        if (claimed.containsKey(cell)) {
            return store.load().orElse(null);
        }
        store.claim();
        try {
            var state = store.load();
            claimed.put(cell, store);
            return state.orElse(null);
        } catch (Throwable e) {
            try {
                store.release();
            } catch (Throwable also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    /// Releases the store of an actor that has ended.
    void release(Cell<?> cell) throws IOException {
        var store = claimed.remove(cell);
        if (store != null) {
            store.release();
        }
    }
}
