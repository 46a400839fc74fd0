package dev.actorweb.bench.soak;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Timers that are set and cancelled: each goes off once, or was cancelled, and never both.
final class Alarms implements Traffic {
    private static final int ALARMS = 20_000;
    private static final int LONGEST_MICROS = 5_000;

    private sealed interface Message {
        record Set(int number) implements Message {}

        record Alarm(int number) implements Message {}

        record Beat() implements Message {}
    }

    @Override
    public void run(ActorSystem system, SplittableRandom random, Faults faults) throws InterruptedException {
        var over = new CountDownLatch(1);
        ActorRef<Message> clock = system.spawn("clock",
                context -> new Clock(context, Faults.split(random), faults, over));
        for (int i = 0; i < ALARMS; i++) {
            clock.tell(new Message.Set(i));
        }
        faults.await(over, "alarms");
        faults.check(system.stop(clock, Faults.LONG).complete(), "clock: not stopped");
    }

    private static final class Clock implements Actor<Message> {
        private final ActorContext<Message> context;
        private final SplittableRandom random;
        private final Faults faults;
        private final CountDownLatch over;
        private final List<Cancellable> alarms = new ArrayList<>();
        private final BitSet settled = new BitSet();
        private @Nullable Cancellable beats;

        Clock(ActorContext<Message> context, SplittableRandom random, Faults faults, CountDownLatch over) {
            this.context = context;
            this.random = random;
            this.faults = faults;
            this.over = over;
        }

        @Override
        public void started() {
            beats = context.scheduleAtFixedRate(Duration.ofMillis(1), new Message.Beat());
        }

        @Override
        public void receive(Message message) {
            switch (message) {
                case Message.Set(int number) -> {
                    var delay = Duration.ofNanos(1_000L * (1 + random.nextInt(LONGEST_MICROS)));
                    alarms.add(context.schedule(delay, new Message.Alarm(number)));
                    int other = random.nextInt(alarms.size());
                    if (alarms.get(other).cancel()) {
                        settle(other, "was cancelled");
                    }
                }
                case Message.Alarm(int number) -> settle(number, "went off");
                case Message.Beat() -> faults.check(beats != null, "a beat after the last one");
            }
        }

        private void settle(int number, String how) {
            faults.check(!settled.get(number), "alarm " + number + ", settled before, " + how);
            settled.set(number);
            if (settled.cardinality() == ALARMS && beats != null) {
                faults.check(beats.cancel(), "the beat ended by itself");
                beats = null;
                over.countDown();
            }
        }
    }
}
