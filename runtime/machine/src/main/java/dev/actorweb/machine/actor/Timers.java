package dev.actorweb.machine.actor;

import dev.actorweb.machine.actor.StatechartActor.Internal;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.Cancellable;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The delays of one machine that are running. An id names the latest delay started under it.
final class Timers {
    private final ActorContext<Message> context;
    private final Map<String, Entry> named = new HashMap<>();
    private final Set<Entry> running = new LinkedHashSet<>();

    /// One delay.
    static final class Entry {
        private final Optional<String> id;
        private @Nullable Cancellable timer;

        Entry(Optional<String> id) {
            this.id = id;
        }
    }

    Timers(ActorContext<Message> context) {
        this.context = context;
    }

    void start(Optional<String> id, Duration delay, Effect effect) {
        Entry entry = new Entry(id);
        entry.timer = context.schedule(delay, new Internal.Due(effect, entry));
        running.add(entry);
        id.ifPresent(name -> named.put(name, entry));
    }

    void fired(Entry entry) {
        running.remove(entry);
        entry.id.ifPresent(name -> named.remove(name, entry));
    }

    void cancel(String id) {
        Entry entry = named.remove(id);
        if (entry != null) {
            running.remove(entry);
            stop(entry);
        }
    }

    void cancelAll() {
        for (Entry entry : running) {
            stop(entry);
        }
        running.clear();
        named.clear();
    }

    private static void stop(Entry entry) {
        if (entry.timer != null) {
            entry.timer.cancel();
        }
    }
}
