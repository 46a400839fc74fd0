package dev.actorweb.machine.actor;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The delays of one machine that are running. An id names the latest delay started under it, until
/// one of that id is over.
final class Timers {
    private final ActorContext<Message> context;
    private final Map<String, Entry> named = new HashMap<>();
    private final Set<Entry> running = new LinkedHashSet<>();

    /// One delay.
    static final class Entry {
        private final Optional<String> id;
        private final Effect effect;
        private final Instant due;
        private final boolean waits;
        private @Nullable Cancellable timer;

        Entry(Optional<String> id, Effect effect, Instant due, boolean waits) {
            this.id = id;
            this.effect = effect;
            this.due = due;
            this.waits = waits;
        }
    }

    Timers(ActorContext<Message> context) {
        this.context = context;
    }

    void start(Optional<String> id, Duration delay, Effect effect) {
        Entry entry = new Entry(id, effect, now().plus(delay), !delay.isZero());
        entry.timer = context.schedule(delay, new Internal.Due(effect, entry));
        running.add(entry);
        id.ifPresent(name -> named.put(name, entry));
    }

    private Instant now() {
        return context.system().dispatcher().now();
    }

    /// What is to be saved of those that are running, in the order of their start.
    List<Saved.Timer> saved() {
        List<Saved.Timer> saved = new ArrayList<>();
        for (Entry entry : running) {
            Duration left = Duration.between(now(), entry.due);
            saved.add(saved(entry, left.isNegative() ? Duration.ZERO : left));
        }
        return saved;
    }

    private static Saved.Timer saved(Entry entry, Duration left) {
        return switch (entry.effect) {
            case Effect.StartTimer own -> new Saved.Timer(entry.id, left, own.event(), Optional.empty());
            case Effect.SendTo send ->
                new Saved.Timer(entry.id, left, send.event(), Optional.of(send.actor()));
            case Effect.SendParent send ->
                new Saved.Timer(entry.id, left, send.event(), Optional.of(StatechartActor.PARENT));
            case Effect.RunAction _,Effect.CancelTimer _,Effect.StartInvoke _,Effect.StopInvoke _,Effect.Spawn _,Effect.StopChild _,Effect.Emit _,Effect.Log _,Effect.Recall _,Effect.Done _ ->
                throw new IllegalStateException("not delayed: " + entry.effect);
        };
    }

    /// Starts a delay again that was saved.
    void resume(Saved.Timer saved) {
        Delay left = new Delay.Fixed(saved.left(), saved.left().toString(), Position.START);
        Effect effect;
        if (saved.recipient().isEmpty()) {
            effect = new Effect.StartTimer(saved.id(), left, saved.event());
        } else if (saved.recipient().get().equals(StatechartActor.PARENT)) {
            effect = new Effect.SendParent(saved.event(), Optional.of(left), saved.id());
        } else {
            effect = new Effect.SendTo(saved.recipient().get(), saved.event(), Optional.of(left), saved.id());
        }
        start(saved.id(), saved.left(), effect);
    }

    void fired(Entry entry) {
        running.remove(entry);
        entry.id.ifPresent(named::remove);
    }

    /// SCXML takes back all that waits, not what was sent at once and is on its way.
    void cancel(String id, boolean all) {
        Entry entry = named.remove(id);
        if (all) {
            for (Entry other : List.copyOf(running)) {
                if (other.waits && other.id.isPresent() && other.id.get().equals(id)) {
                    running.remove(other);
                    stop(other);
                }
            }
        } else if (entry != null) {
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
