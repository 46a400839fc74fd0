package dev.actorweb.bench.soak;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Every kind of mailbox under two senders, with failures, stopped while it still holds messages:
/// none is handled twice, and what was sent is what was handled, dropped, rejected or dead.
final class Queues implements Traffic {
    private static final int NUMBERS = 10_000;
    private static final int SENDERS = 2;

    private static List<Mailbox> kinds() {
        List<Mailbox> kinds = new ArrayList<>();
        for (var overflow : Overflow.values()) {
            var bounded = Mailbox.bounded(32, overflow);
            kinds.add(bounded);
            kinds.add(bounded.prioritized(Integer.class, number -> number % 3 - 1));
            kinds.add(bounded.timeToLive(Duration.ofNanos(200_000)));
        }
        kinds.add(Mailbox.unbounded().prioritized(Integer.class, number -> number % 3 - 1)
                .timeToLive(Duration.ofMillis(1)));
        return kinds;
    }

    @Override
    public void run(ActorSystem system, SplittableRandom random, Faults faults) throws InterruptedException {
        for (var kind : kinds()) {
            fill(kind, system, random, faults);
        }
    }

    private static void fill(Mailbox kind, ActorSystem system, SplittableRandom random, Faults faults)
            throws InterruptedException {
        var handled = new BitSet();
        ActorRef<Integer> queue = system.spawn(_ -> {
            var own = Faults.split(random);
            return number -> {
                faults.maybeFail(own);
                faults.check(!handled.get(number), kind + ": " + number + " twice");
                handled.set(number);
            };
        }, Faults.STUBBORN.mailbox(kind));
        var told = new ConcurrentHashMap<Delivery, LongAdder>();
        for (var delivery : Delivery.values()) {
            told.put(delivery, new LongAdder());
        }
        var senders = new ArrayList<Thread>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = sender;
            senders.add(Thread.ofPlatform().start(() -> {
                for (int number = first; number < NUMBERS; number += SENDERS) {
                    Objects.requireNonNull(told.get(queue.tell(number))).increment();
                }
            }));
        }
        for (var sender : senders) {
            sender.join();
        }
        faults.check(system.stop(queue, Faults.LONG).complete(), kind + ": not stopped");
        var accounts = system.statistics(queue);
        faults.check(accounts.sent() == NUMBERS && accounts.queued() == 0
                && accounts.processed() == handled.cardinality(),
                kind + ": " + accounts + ", handled " + handled.cardinality());
        faults.check(accounts.rejected() == told(told, Delivery.REJECTED)
                && accounts.dropped() >= told(told, Delivery.DROPPED)
                && told(told, Delivery.DEAD) == 0, kind + ": " + accounts + ", told " + told);
    }

    private static long told(Map<Delivery, LongAdder> all, Delivery delivery) {
        return Objects.requireNonNull(all.get(delivery)).sum();
    }
}
