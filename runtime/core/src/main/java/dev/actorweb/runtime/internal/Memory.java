package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotStore;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The [Snapshot] of one incarnation: what was committed, and what the current message makes of it.
final class Memory<S> implements Snapshot<S> {
    private final Context<?> context;
    private final @Nullable SnapshotStore<S> store;
    private S committed;
    private S now;

    Memory(Context<?> context, @Nullable SnapshotStore<S> store, S value) {
        this.context = context;
        this.store = store;
        committed = value;
        now = value;
    }

    /// Begins with what the incarnation before has left, what was saved, or the initial state.
    @SuppressWarnings("unchecked") // an actor's factory declares the same state each time
    static <S> Memory<S> of(Context<?> context, @Nullable SnapshotStore<S> store, S initial)
            throws IOException {
        context.cell.set(Lifecycle.REMEMBERING);
        var left = (@Nullable S) context.cell.kernel.kept.get(context.cell);
        if (left == null && store != null) {
            Running.beginWait();
            try {
                left = context.cell.kernel.stores.load(context.cell, store);
            } finally {
                Running.endWait();
            }
        }
        return new Memory<>(context, store, left == null ? initial : left);
    }

    @Override
    public S get() {
        context.checkTurn();
        return now;
    }

    @Override
    public void set(S value) {
        context.checkTurn();
        now = Objects.requireNonNull(value, "state");
    }

    /// Whether there is a change, and a store where it must arrive before it counts. Where there is
    /// no store, it counts now.
    @SuppressWarnings("ReferenceEquality") // states are values: another one is a change
    boolean commit() {
        if (now == committed) {
            return false;
        }
        if (store == null) {
            keep();
            return false;
        }
        return true;
    }

    /// Puts the change into the store; not in the turn, which waits for it.
    void save() throws IOException {
        if (store != null) {
            store.save(now);
        }
    }

    /// Makes the change count.
    void keep() {
        committed = now;
        context.cell.kernel.kept.put(context.cell, now);
    }
}
