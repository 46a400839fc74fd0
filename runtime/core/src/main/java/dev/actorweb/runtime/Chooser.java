package dev.actorweb.runtime;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A [Routing] at work, for one router.
abstract class Chooser<M> {
    /// Chooses one of at least one routee.
    abstract ActorRef<M> choose(M message, List<ActorRef<M>> routees);

    /// @param load
    ///            how many messages wait for an actor
    static <M> Chooser<M> of(Routing<M> routing, ToLongFunction<ActorRef<M>> load) {
        return switch (routing) {
            case Routing.RoundRobin<M>() -> new RoundRobin<>();
            case Routing.Random<M>(long seed) -> new Random<>(seed);
            case Routing.ConsistentHash<M>(var key) -> new ConsistentHash<>(key);
            case Routing.LeastLoaded<M>() -> new LeastLoaded<>(load);
        };
    }

    private static final class RoundRobin<M> extends Chooser<M> {
        private int next;

        @Override
        ActorRef<M> choose(M message, List<ActorRef<M>> routees) {
            next = next >= routees.size() ? 0 : next;
            return routees.get(next++);
        }
    }

    private static final class Random<M> extends Chooser<M> {
        private final SplittableRandom random;

        Random(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        ActorRef<M> choose(M message, List<ActorRef<M>> routees) {
            return routees.get(random.nextInt(routees.size()));
        }
    }

    private static final class LeastLoaded<M> extends Chooser<M> {
        private final ToLongFunction<ActorRef<M>> load;
        private int first;

        LeastLoaded(ToLongFunction<ActorRef<M>> load) {
            this.load = load;
        }

        @Override
        ActorRef<M> choose(M message, List<ActorRef<M>> routees) {
            first = (first + 1) % routees.size();
            var best = routees.get(first);
            long least = load.applyAsLong(best);
            for (int i = 1; i < routees.size() && least > 0; i++) {
                var other = routees.get((first + i) % routees.size());
                long its = load.applyAsLong(other);
                if (its < least) {
                    best = other;
                    least = its;
                }
            }
            return best;
        }
    }

    /// The ring of D. Karger's "Consistent Hashing and Random Trees": each routee has many points
    /// on it, and a key belongs to the next point.
    private static final class ConsistentHash<M> extends Chooser<M> {
        private static final int POINTS = 160;

        private final Function<? super M, ?> key;
        private List<ActorRef<M>> known = List.of();
        private final TreeMap<Integer, ActorRef<M>> ring = new TreeMap<>();

        ConsistentHash(Function<? super M, ?> key) {
            this.key = key;
        }

        @Override
        ActorRef<M> choose(M message, List<ActorRef<M>> routees) {
            if (!routees.equals(known)) {
                known = List.copyOf(routees);
                ring.clear();
                for (var routee : known) {
                    for (int point = 0; point < POINTS; point++) {
                        ring.put(hash(routee + "#" + point), routee);
                    }
                }
            }
            Map.Entry<Integer, ActorRef<M>> next = ring
                    .ceilingEntry(hash(String.valueOf(key.apply(message))));
            return (next == null ? ring.firstEntry() : next).getValue();
        }

        /// The same number in every process, well spread.
        private static int hash(String text) {
            int mixed = text.hashCode();
            mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
            mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
            return mixed ^ (mixed >>> 16);
        }
    }
}
