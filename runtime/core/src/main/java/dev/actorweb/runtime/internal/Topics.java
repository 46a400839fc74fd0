package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.StopReason;
import dev.actorweb.runtime.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Who has subscribed to what. A topic without subscribers takes no room: its handle is only
/// a name.
final class Topics {
    private static final int NOBODY = -1;

    private record Key(Class<?> type, String name) {}

    private final Kernel kernel;

    /// Lists are replaced as a whole, so that publishing takes no lock.
    private final Map<Key, List<Cell<?>>> subscribers = new ConcurrentHashMap<>();

    Topics(Kernel kernel) {
        this.kernel = kernel;
    }

    <M> Topic<M> topic(Class<M> type, String name) {
        return new Handle<>(new Key(type, Names.check(name)));
    }

    private void add(Key key, Cell<?> subscriber) {
        subscribers.merge(key, List.of(subscriber), (before, more) -> {
            if (before.contains(subscriber)) {
                return before;
            }
            var all = new ArrayList<Cell<?>>(before);
            all.addAll(more);
            return List.copyOf(all);
        });
    }

    private boolean remove(Key key, ActorRef<?> subscriber) {
        var removed = new boolean[1];
        subscribers.computeIfPresent(key, (_, before) -> {
            if (!before.contains(subscriber)) {
                return before;
            }
            removed[0] = true;
            var left = before.stream().filter(each -> !each.equals(subscriber)).toList();
            return left.isEmpty() ? null : left;
        });
        return removed[0];
    }

    /// Ends one subscription when its actor has ended.
    private record Pruning(Topics topics, Key key) implements Watcher {
        @Override
        public void hears(ActorRef<?> who, StopReason why) {
            topics.remove(key, who);
        }
    }

    private final class Handle<M> implements Topic<M> {
        private final Key key;

        Handle(Key key) {
            this.key = key;
        }

        private List<Cell<?>> all() {
            return subscribers.getOrDefault(key, List.of());
        }

        @Override
        public int publish(M message) {
            return Math.max(0, send(message));
        }

        /// Sends a message to each subscriber.
        ///
        /// @return how many mailboxes took it; [#NOBODY] if there is no subscriber
        @SuppressWarnings("unchecked") // subscriptions are typed
        private int send(M message) {
            Objects.requireNonNull(message, "message");
            int reached = 0;
            boolean anybody = false;
            for (var subscriber : all()) {
                if (subscriber.isAlive()) {
                    anybody = true;
                    if (((Cell<? super M>) subscriber).tell(message) == Delivery.ENQUEUED) {
                        reached++;
                    }
                }
            }
            if (!anybody) {
                kernel.deadLetters.add(new DeadLetter(message, this, new DeadLetter.Cause.Unhandled()));
                return NOBODY;
            }
            return reached;
        }

        @Override
        public Delivery tell(M message) {
            return send(message) == NOBODY ? Delivery.DEAD : Delivery.ENQUEUED;
        }

        @Override
        public Cancellable subscribe(ActorRef<? super M> subscriber) {
            var cell = kernel.mine(subscriber);
            var pruning = new Pruning(Topics.this, key);
            add(key, cell);
            if (!cell.watchedBy(pruning)) {
                remove(key, cell);
            }
            return () -> unsubscribe(subscriber);
        }

        /// What somebody else subscribes meanwhile is left alone: that is entered first and watched
        /// afterwards, so here it is the other way round.
        @Override
        public boolean unsubscribe(ActorRef<? super M> subscriber) {
            if (subscriber instanceof Cell<?> cell) {
                cell.unwatchedBy(new Pruning(Topics.this, key));
            }
            return remove(key, subscriber);
        }

        @Override
        @SuppressWarnings("unchecked") // subscriptions are typed
        public List<ActorRef<? super M>> subscribers() {
            var living = new ArrayList<ActorRef<? super M>>();
            for (var subscriber : all()) {
                if (subscriber.isAlive()) {
                    living.add((Cell<? super M>) subscriber);
                }
            }
            return List.copyOf(living);
        }

        @Override
        public ActorPath path() {
            return new ActorPath(kernel.name(), List.of("$topic", key.name));
        }

        @Override
        public boolean isAlive() {
            for (var subscriber : all()) {
                if (subscriber.isAlive()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Handle<?> handle && handle.key.equals(key) && handle.topics() == topics();
        }

        private Topics topics() {
            return Topics.this;
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }

        @Override
        public String toString() {
            return path().toString();
        }
    }
}
