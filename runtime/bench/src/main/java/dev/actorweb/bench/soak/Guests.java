package dev.actorweb.bench.soak;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Children with names that come and go, by themselves, by failing and by being stopped, and whom
/// their parent watches: each is seen to end once, and then its name is free.
final class Guests implements Traffic {
    private static final int GUESTS = 20_000;
    private static final int NAMES = 64;

    @Override
    public void run(ActorSystem system, SplittableRandom random, Faults faults) throws InterruptedException {
        var over = new CountDownLatch(1);
        var host = system.<String>spawn("host",
                context -> new Host(context, Faults.split(random), faults, over),
                Faults.STUBBORN);
        while (over.getCount() > 0) {
            int number = random.nextInt(NAMES);
            var found = system.lookup("host/guest-" + number);
            if (found.isPresent()) {
                var name = found.get().path().name();
                faults.check(name.equals("guest-" + number), name + " instead of " + number);
            }
            if (!host.isAlive()) {
                faults.note("the host has ended");
                return;
            }
            Thread.onSpinWait();
        }
        faults.check(system.stop(host, Faults.LONG).complete(), "the host: not stopped");
        faults.check(system.lookup("host/guest-1").isEmpty(), "a guest is left");
    }

    private static final class Host implements Actor<String> {
        private static final SpawnOptions ONCE = SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY);

        private final ActorContext<String> context;
        private final SplittableRandom random;
        private final Faults faults;
        private final CountDownLatch over;
        private final AtomicInteger handled = new AtomicInteger();
        private int spawned;
        private int ended;
        private int stopped;

        Host(ActorContext<String> context, SplittableRandom random, Faults faults, CountDownLatch over) {
            this.context = context;
            this.random = random;
            this.faults = faults;
            this.over = over;
        }

        @Override
        public void started() {
            for (int i = 0; i < NAMES; i++) {
                invite("guest-" + i);
            }
        }

        private void invite(String name) {
            try {
                var guest = context.<String>spawn(name, this::guest, ONCE);
                context.watch(guest);
                spawned++;
                guest.tell("welcome");
                if (random.nextInt(8) == 0) {
                    context.stop(guest);
                    stopped++;
                }
            } catch (IllegalStateException e) {
                faults.note(String.valueOf(e.getMessage()));
            }
        }

        private Actor<String> guest(ActorContext<String> guest) {
            var own = random.nextInt(4);
            return _ -> {
                handled.incrementAndGet();
                if (own == 0) {
                    throw new IllegalStateException("on purpose");
                }
                guest.stopSelf();
            };
        }

        @Override
        public void receive(String message) {}

        @Override
        public void signal(Signal signal) {
            if (signal instanceof Signal.Terminated(var who, var _)) {
                ended++;
                if (spawned < GUESTS) {
                    invite(who.path().name());
                } else if (ended == spawned) {
                    faults.check(handled.get() <= spawned && handled.get() >= spawned - stopped,
                            "%d guests, %d stopped, %d welcomed".formatted(spawned, stopped, handled.get()));
                    over.countDown();
                }
            }
        }
    }
}
