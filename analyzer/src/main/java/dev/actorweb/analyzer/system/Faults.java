package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// What faulty channels may make of the messages of one step.
final class Faults {
    private final List<Integer> targets;
    private final List<Integer> messages;
    private final IntFunction<Channel> channels;

    /// One possibility: what arrives, and which of the messages sent were lost or doubled.
    static final class Outcome {
        final int[] targets;
        final int[] messages;
        final List<Faulty> lost;
        final List<Faulty> doubled;

        private Outcome(int[] targets, int[] messages, List<Faulty> lost, List<Faulty> doubled) {
            this.targets = targets;
            this.messages = messages;
            this.lost = lost;
            this.doubled = doubled;
        }
    }

    /// A message that a channel treated badly.
    record Faulty(int target, int message) {}

    Faults(List<Integer> targets, List<Integer> messages, IntFunction<Channel> channels) {
        this.targets = targets;
        this.messages = messages;
        this.channels = channels;
    }

    /// All possibilities; the first is the one without a fault.
    List<Outcome> outcomes() {
        List<int[]> times = new ArrayList<>();
        times.add(new int[targets.size()]);
        for (int i = 0; i < targets.size(); i++) {
            Channel channel = channels.apply(targets.get(i));
            List<int[]> wider = new ArrayList<>();
            for (int[] some : times) {
                wider.add(with(some, i, 1));
                if (channel.lossy()) {
                    wider.add(with(some, i, 0));
                }
                if (channel.duplicating()) {
                    wider.add(with(some, i, 2));
                }
            }
            times = wider;
        }
        return times.stream().map(this::outcome).toList();
    }

    private static int[] with(int[] times, int place, int value) {
        int[] copy = times.clone();
        copy[place] = value;
        return copy;
    }

    private Outcome outcome(int[] times) {
        List<Integer> arriving = new ArrayList<>();
        List<Faulty> lost = new ArrayList<>();
        List<Faulty> doubled = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            for (int n = 0; n < times[i]; n++) {
                arriving.add(i);
            }
            if (times[i] == 0) {
                lost.add(new Faulty(targets.get(i), messages.get(i)));
            } else if (times[i] == 2) {
                doubled.add(new Faulty(targets.get(i), messages.get(i)));
            }
        }
        return new Outcome(arriving.stream().mapToInt(targets::get).toArray(),
                arriving.stream().mapToInt(messages::get).toArray(), lost, doubled);
    }
}
