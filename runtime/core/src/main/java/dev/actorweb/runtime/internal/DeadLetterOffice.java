package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.DeadLetters;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.RuntimeEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts dead letters, keeps the latest and passes them on.
final class DeadLetterOffice implements DeadLetters {
    private final Kernel kernel;
    private final LongAdder count = new LongAdder();
    private final Feeds<DeadLetter> feeds;
    private final int capacity;

    /// The latest; guarded by itself.
    private final ArrayDeque<DeadLetter> recent = new ArrayDeque<>(0);

    DeadLetterOffice(Kernel kernel, int capacity) {
        this.kernel = kernel;
        this.capacity = capacity;
        feeds = new Feeds<>(kernel, () -> 0, Rooms.Of.OTHERS);
    }

    void add(DeadLetter letter) {
        count.increment();
        if (capacity > 0) {
            keep(letter);
        }
        if (feeds.any()) {
            feeds.offer(letter);
        }
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.DeadLettered(letter.recipient(), kernel.now(), letter));
        }
    }

    private void keep(DeadLetter letter) {
        synchronized (recent) {
            if (recent.size() == capacity) {
                recent.removeFirst();
            }
            recent.addLast(letter);
        }
    }

    @Override
    public Cancellable subscribe(Consumer<DeadLetter> consumer) {
        return feeds.add(Sluice.NO_LIMIT, consumer);
    }

    @Override
    public List<DeadLetter> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // an actor at the same path understands the same messages
    public Delivery replay(DeadLetter letter) {
        ActorRef<?> recipient = letter.recipient();
        if (recipient instanceof Cell<?> cell) {
            recipient = kernel.lookup(cell.toString()).orElse(null);
        }
        return recipient == null || !recipient.isAlive()
                ? Delivery.DEAD
                : ((ActorRef<Object>) recipient).tell(letter.message());
    }

    @Override
    public long count() {
        return count.sum();
    }

    @Override
    public long lost() {
        return feeds.lost();
    }
}
