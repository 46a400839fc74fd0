package dev.actorweb.machine.system;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/// What the channels of a running system do to messages, as far as the file declares it: one
/// message in four is lost, comes twice or is overtaken by the next. A message that nothing
/// overtakes within a moment arrives then.
///
/// What becomes of the nth message from one actor to another is decided by the seed, the names of
/// the two and n, and by nothing else: the threads that bring other messages make no
/// difference. Thread-safe.
public final class Faults {
    /// Every message arrives once, in order.
    public static final Faults NONE = new Faults(OptionalLong.empty());
    private static final int RARELY = 4;
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final OptionalLong seed;
    private final Map<String, Random> chances = new HashMap<>();
    private final Map<String, Runnable> held = new HashMap<>();

    private Faults(OptionalLong seed) {
        this.seed = seed;
    }

    public static Faults of(long seed) {
        return new Faults(OptionalLong.of(seed));
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
        if (seed.isEmpty() || channel.equals(Channel.RELIABLE)) {
            message.run();
            return;
        }
        int copies;
        Runnable before;
        synchronized (held) {
            var chance = chances.computeIfAbsent(way, this::chance);
            boolean lost = chance.nextInt(RARELY) == 0; // each is drawn for each message: none of
                                                        // them
            boolean twice = chance.nextInt(RARELY) == 0; // may depend on what became of those
                                                         // before
            boolean late = chance.nextInt(RARELY) == 0;
            if (channel.lossy() && lost) {
                return;
            }
            copies = channel.duplicating() && twice ? 2 : 1;
            before = held.remove(way);
            if (before == null && channel.unordered() && late) {
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

    private Random chance(String way) {
        return new Random(seed.orElseThrow() * 0x9e3779b97f4a7c15L ^ way.hashCode() * 0xbf58476d1ce4e5b9L);
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
