package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.DeadLetters;
import dev.actorweb.runtime.RuntimeEvent;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts dead letters and passes them on.
final class DeadLetterOffice implements DeadLetters {
    private final Kernel kernel;
    private final LongAdder count = new LongAdder();
    private final Feeds<DeadLetter> feeds;

    DeadLetterOffice(Kernel kernel) {
        this.kernel = kernel;
        feeds = new Feeds<>(kernel.dispatcher());
    }

    void add(DeadLetter letter) {
        count.increment();
        if (feeds.any()) {
            feeds.offer(letter);
        }
        if (kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.DeadLettered(letter.recipient(), kernel.now(), letter));
        }
    }

    @Override
    public Cancellable subscribe(Consumer<DeadLetter> consumer) {
        return feeds.add(consumer);
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
