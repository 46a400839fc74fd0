package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Directory;
import dev.actorweb.runtime.ServiceKey;
import dev.actorweb.runtime.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The directory of one system.
final class Registry implements Directory {
    private record Remote(ServiceKey<?> key, ActorRef<?> actor) {}

    /// Until when an actor elsewhere is believed; the number tells those apart that end together.
    private record Lease(Remote entry, long until, long number) implements Comparable<Lease> {
        @Override
        public int compareTo(Lease other) {
            long later = until - other.until; // both are on a clock that may wrap around
            return later == 0 ? Long.compare(number, other.number) : Long.signum(later);
        }
    }

    private final Kernel kernel;
    private final int capacity;

    /// Guarded by this, as is all below but the listeners.
    private final Map<ServiceKey<?>, Set<Cell<?>>> local = new LinkedHashMap<>();

    /// The one used longest ago first.
    private final LinkedHashMap<Remote, Lease> remote = new LinkedHashMap<>(16, 0.75f, true);

    /// The one that expires first.
    private final TreeSet<Lease> leases = new TreeSet<>();
    private long leased;
    private final Map<ServiceKey<?>, Set<Remote>> remoteByKey = new LinkedHashMap<>();
    private int entries;
    private @Nullable Cancellable alarm;
    private long alarmAt;
    private long lookups;
    private long hits;
    private long expired;
    private long evicted;

    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

    Registry(Kernel kernel, int capacity) {
        this.kernel = kernel;
        this.capacity = capacity;
    }

    // Actors of this system.

    /// Takes back one entry when its actor has ended.
    private record Pruning(Registry registry, ServiceKey<?> key) implements Watcher {
        @Override
        public void hears(ActorRef<?> who, StopReason why) {
            registry.remove(key, who);
        }
    }

    @Override
    public <M> Cancellable register(ServiceKey<M> key, ActorRef<? super M> actor) {
        var cell = kernel.mine(actor);
        var pruning = new Pruning(this, key);
        synchronized (this) {
            if (local.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(cell)) {
                entries++;
            }
        }
        if (cell.watchedBy(pruning)) {
            changed(key);
        } else {
            strike(key, cell);
        }
        return () -> {
            cell.unwatchedBy(pruning);
            return remove(key, cell);
        };
    }

    private boolean remove(ServiceKey<?> key, ActorRef<?> actor) {
        boolean removed = strike(key, actor);
        if (removed) {
            changed(key);
        }
        return removed;
    }

    private synchronized boolean strike(ServiceKey<?> key, ActorRef<?> actor) {
        var all = local.get(key);
        if (all == null || !all.remove(actor)) {
            return false;
        }
        entries--;
        if (all.isEmpty()) {
            local.remove(key);
        }
        return true;
    }

    // Actors elsewhere.

    @Override
    public <M> void learn(ServiceKey<M> key, ActorRef<? super M> actor, Duration timeToLive) {
        if (!timeToLive.isPositive()) {
            throw new IllegalArgumentException("time to live " + timeToLive + " is not positive");
        }
        if (kernel.owns(actor)) {
            throw new IllegalArgumentException(actor + " is an actor of this system: register it");
        }
        var entry = new Remote(key, actor);
        List<Remote> gone = new ArrayList<>();
        synchronized (this) {
            long until = kernel.dispatcher().nanoTime() + Nanos.of(timeToLive);
            var lease = new Lease(entry, until, ++leased);
            var former = remote.put(entry, lease);
            if (former != null) {
                leases.remove(former);
            }
            leases.add(lease);
            setAlarm(until);
            remoteByKey.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(entry);
            while (remote.size() > capacity) {
                var oldest = remote.pollFirstEntry().getValue();
                leases.remove(oldest);
                unlink(oldest.entry);
                gone.add(oldest.entry);
                evicted++;
            }
        }
        changed(key);
        gone.forEach(each -> changed(each.key));
    }

    private void unlink(Remote entry) {
        var all = remoteByKey.get(entry.key);
        if (all != null && all.remove(entry) && all.isEmpty()) {
            remoteByKey.remove(entry.key);
        }
    }

    /// There is one timer for all entries, set to the one that expires first: one that is confirmed
    /// again and again costs no timer each time.
    private void setAlarm(long at) {
        if (alarm != null) {
            if (at - alarmAt >= 0) {
                return;
            }
            alarm.cancel();
        }
        alarmAt = at;
        long delay = Math.max(0, at - kernel.dispatcher().nanoTime());
        alarm = kernel.dispatcher().schedule(Duration.ofNanos(delay), this::expire);
    }

    /// Throws out what has expired, and sets the alarm for the rest.
    private void expire() {
        var gone = new ArrayList<Remote>();
        synchronized (this) {
            if (alarm != null) {
                alarm.cancel();
                alarm = null;
            }
            long now = kernel.dispatcher().nanoTime();
            while (!leases.isEmpty() && leases.first().until - now <= 0) {
                var entry = leases.pollFirst().entry;
                remote.remove(entry);
                unlink(entry);
                expired++;
                gone.add(entry);
            }
            if (!leases.isEmpty()) {
                setAlarm(leases.first().until);
            }
        }
        gone.forEach(each -> changed(each.key));
    }

    // Looking.

    @Override
    public <M> List<ActorRef<M>> find(ServiceKey<M> key) {
        return count(list(key));
    }

    @Override
    @SuppressWarnings("unchecked") // entries are typed by their keys
    public <M> List<ActorRef<M>> find(Class<M> type) {
        var found = new LinkedHashSet<ActorRef<M>>();
        synchronized (this) {
            for (var key : keys()) {
                if (key.type() == type) {
                    found.addAll(list((ServiceKey<M>) key));
                }
            }
        }
        return count(List.copyOf(found));
    }

    private Set<ServiceKey<?>> keys() {
        Set<ServiceKey<?>> keys = new LinkedHashSet<>(local.keySet());
        keys.addAll(remoteByKey.keySet());
        return keys;
    }

    private synchronized <M> List<ActorRef<M>> count(List<ActorRef<M>> found) {
        lookups++;
        if (!found.isEmpty()) {
            hits++;
        }
        return found;
    }

    @SuppressWarnings("unchecked") // entries are typed by their keys
    private synchronized <M> List<ActorRef<M>> list(ServiceKey<M> key) {
        var found = new ArrayList<ActorRef<M>>();
        for (var cell : local.getOrDefault(key, Set.of())) {
            if (cell.isAlive()) {
                found.add((ActorRef<M>) cell);
            }
        }
        long now = kernel.dispatcher().nanoTime();
        for (var entry : remoteByKey.getOrDefault(key, Set.of())) {
            var lease = remote.get(entry);
            if (lease != null && lease.until - now > 0) {
                found.add((ActorRef<M>) entry.actor);
            }
        }
        return List.copyOf(found);
    }

    // Listening.

    @Override
    public <M> Cancellable subscribeToChanges(ServiceKey<M> key, Consumer<List<ActorRef<M>>> consumer) {
        var listener = new Listener<>(this, Objects.requireNonNull(key, "key"),
                Objects.requireNonNull(consumer, "listener"));
        listeners.add(listener);
        listener.changed();
        return listener;
    }

    private void changed(ServiceKey<?> key) {
        for (var listener : listeners) {
            if (listener.key.equals(key)) {
                listener.changed();
            }
        }
    }

    /// Shows one consumer the latest list, as soon as it has looked at the one before.
    private static final class Listener<M> implements Cancellable {
        private final Registry registry;
        private final ServiceKey<M> key;
        private final Consumer<List<ActorRef<M>>> consumer;

        /// What the consumer has seen last; only one delivery at a time.
        private @Nullable List<ActorRef<M>> shown;

        /// Guarded by this, as are those below.
        private boolean stale;
        private boolean delivering;
        private boolean cancelled;

        Listener(Registry registry, ServiceKey<M> key, Consumer<List<ActorRef<M>>> consumer) {
            this.registry = registry;
            this.key = key;
            this.consumer = consumer;
        }

        void changed() {
            synchronized (this) {
                stale = true;
                if (delivering || cancelled) {
                    return;
                }
                delivering = true;
            }
            registry.kernel.dispatcher().deliver(this::deliver);
        }

        private void deliver() {
            try {
                while (again()) {
                    var list = registry.list(key);
                    if (!list.equals(shown)) {
                        shown = list;
                        consumer.accept(list);
                    }
                }
            } catch (Throwable e) {
                cancel();
                registry.kernel.trouble.observerFailed(e);
            }
        }

        private synchronized boolean again() {
            delivering = stale && !cancelled;
            stale = false;
            return delivering;
        }

        @Override
        public synchronized boolean cancel() {
            if (cancelled) {
                return false;
            }
            cancelled = true;
            registry.listeners.remove(this);
            return true;
        }
    }

    @Override
    public Statistics statistics() {
        expire();
        synchronized (this) {
            return new Statistics(entries, remote.size(), capacity, lookups, hits, expired, evicted);
        }
    }
}
