package dev.actorweb.machine.system;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What the channels of a running system do to messages, as far as the file declares it: one
/// message in four is lost, comes twice or is overtaken by the next. A message that nothing
/// overtakes arrives after a moment. The seed decides the same about the same messages in the same
/// order; threads may bring them in another. Thread-safe.
public final class Faults {
    /// Every message arrives once, in order.
    public static final Faults NONE = new Faults(null);
    private static final int RARELY = 4;
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final @Nullable Random chance;
    private final Map<String, Runnable> held = new HashMap<>();

    private Faults(@Nullable Random chance) {
        this.chance = chance;
    }

    public static Faults of(long seed) {
        return new Faults(new Random(seed));
    }

    /// Whether any channel of a system may do something to messages.
    public static boolean declared(MachineSystem system) {
        for (ActorGroup from : system.groups()) {
            for (ActorGroup to : system.groups()) {
                if (!system.channel(from, to).equals(Channel.RELIABLE)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Lets a message through, or not.
    ///
    /// @param way
    ///            from whom to whom
    /// @param message
    ///            hands it over
    void pass(Channel channel, String way, Runnable message) {
        if (chance == null || channel.equals(Channel.RELIABLE)) {
            message.run();
            return;
        }
        int copies;
        Runnable before;
        synchronized (held) {
            if (channel.lossy() && chance.nextInt(RARELY) == 0) {
                return;
            }
            copies = channel.duplicating() && chance.nextInt(RARELY) == 0 ? 2 : 1;
            before = held.remove(way);
            if (before == null && channel.unordered() && chance.nextInt(RARELY) == 0) {
                hold(way, copies == 1 ? message : () -> {
                    message.run();
                    message.run();
                });
                return;
            }
        }
        for (int i = 0; i < copies; i++) {
            message.run();
        }
        if (before != null) {
            before.run();
        }
    }

    private void hold(String way, Runnable message) {
        held.put(way, message);
        Thread.ofVirtual().name("aw-channel").start(() -> {
            try {
                Thread.sleep(MOMENT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            boolean waits;
            synchronized (held) {
                waits = held.remove(way, message);
            }
            if (waits) {
                message.run();
            }
        });
    }
}
