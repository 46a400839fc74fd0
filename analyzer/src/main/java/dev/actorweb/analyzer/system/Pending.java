package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.step.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A delay that is running: what happens at its end.
///
/// Time itself is not part of a state. Of two delays of one actor the one that started no later and
/// is no longer ends first; nothing else is known.
record Pending(Optional<String> id, Optional<Duration> delay, Effect effect) {
    static Pending of(Optional<String> id, Delay delay, Effect effect) {
        return new Pending(id, delay instanceof Delay.Fixed fixed
                ? Optional.of(fixed.duration())
                : Optional.empty(), effect);
    }

    /// The places in the list, in the order of their start, of those that may be the next to end.
    static List<Integer> next(List<Pending> running) {
        List<Integer> next = new ArrayList<>();
        Optional<Duration> shortest = Optional.empty();
        for (int i = 0; i < running.size(); i++) {
            Optional<Duration> delay = running.get(i).delay;
            boolean first = delay.isEmpty() || shortest.isEmpty()
                    || delay.get().compareTo(shortest.get()) < 0;
            if (first) {
                next.add(i);
                shortest = delay.isPresent() ? delay : shortest;
            }
        }
        return next;
    }

    /// Adds delays that started at the same moment: the shorter first.
    static void addAll(List<Pending> running, List<Pending> started) {
        List<Pending> sorted = new ArrayList<>(started);
        sorted.sort((one, other) -> one.delay.isPresent() && other.delay.isPresent()
                ? one.delay.get().compareTo(other.delay.get())
                : Boolean.compare(one.delay.isPresent(), other.delay.isPresent()));
        running.addAll(sorted);
    }
}
