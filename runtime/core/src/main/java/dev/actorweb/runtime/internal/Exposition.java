package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorStatistics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Writes what is known of a system in the text format of Prometheus, version 0.0.4. Each series
/// names its system, since there may be several in one process.
final class Exposition {
    /// For how many actors there are series of their own.
    static final int MOST_ACTORS = 1_000;

    private final StringBuilder text = new StringBuilder();

    private final String system;

    private Exposition(String system) {
        this.system = "{system=\"" + escaped(system) + '"';
    }

    /// One actor and its accounts.
    record Row(Cell<?> actor, ActorStatistics statistics) {}

    static String of(Kernel kernel, @Nullable Meter meter, List<Row> rows) {
        var exposition = new Exposition(kernel.name());
        exposition.system(kernel, rows);
        if (meter != null) {
            exposition.measured(meter);
        }
        exposition.actors(rows, meter != null);
        return exposition.text.toString();
    }

    private void system(Kernel kernel, List<Row> rows) {
        long queued = 0;
        long longest = 0;
        for (var row : rows) {
            queued += row.statistics.queued();
            longest = Math.max(longest, row.statistics.queued());
        }
        single("aw_actors", "gauge", "Actors that live.", rows.size());
        single("aw_messages_queued", "gauge", "Messages that wait or are in hand.", queued);
        single("aw_mailbox_longest", "gauge", "Messages in the longest mailbox.", longest);
        single("aw_dead_letters_total", "counter", "Messages nobody handled.", kernel.deadLetters.count());
        single("aw_dead_letters_unseen_total", "counter", "Dead letters that a subscriber was too slow for.",
                kernel.deadLetters.lost());
    }

    private void measured(Meter meter) {
        counter("aw_actor_starts_total", "Incarnations that were made, the first ones included.",
                meter.starts);
        counter("aw_actor_restarts_total", "Incarnations that followed a first one.", meter.restarts);
        counter("aw_actor_stops_total", "Incarnations that have ended.", meter.stops);
        counter("aw_messages_handled_total", "Messages handled to the end.", meter.handled);
        counter("aw_messages_failed_total", "Attempts to handle a message that failed.", meter.failed);
        histogram("aw_receive_seconds", "How long handling a message took, failures included.",
                meter.receiving);
        histogram("aw_mailbox_wait_seconds",
                "How long a message waited in its mailbox; a sample, one at a time for each actor.",
                meter.waiting);
    }

    private void histogram(String name, String help, Histogram values) {
        head(name, "histogram", help);
        long count = 0;
        for (int i = 0; i <= Histogram.BOUNDS.length; i++) {
            count += values.of(i);
            var bound = i < Histogram.BOUNDS.length ? number(Histogram.BOUNDS[i] / 1e9) : "+Inf";
            line(name + "_bucket", ",le=\"" + bound + '"', count);
        }
        line(name + "_sum", "", values.seconds());
        line(name + "_count", "", count);
    }

    private void actors(List<Row> rows, boolean metered) {
        var shown = rows.subList(0, Math.min(MOST_ACTORS, rows.size()));
        single("aw_actors_without_series", "gauge", "Actors left out below, where there are too many.",
                rows.size() - shown.size());
        each(shown, "aw_actor_messages_processed_total", "counter", "Messages the actor has handled.",
                ActorStatistics::processed);
        each(shown, "aw_actor_messages_dead_total", "counter", "Its messages that became dead letters.",
                ActorStatistics::dead);
        each(shown, "aw_actor_messages_dropped_total", "counter", "Its messages that a policy discarded.",
                ActorStatistics::dropped);
        each(shown, "aw_actor_messages_rejected_total", "counter", "Its messages that a policy refused.",
                ActorStatistics::rejected);
        each(shown, "aw_actor_messages_queued", "gauge", "Messages in its mailbox.", ActorStatistics::queued);
        each(shown, "aw_actor_incarnations_total", "counter", "How often it was restarted, and once more.",
                statistics -> statistics.restarts() + 1.0);
        each(shown, "aw_actor_uptime_seconds", "gauge", "Since it was spawned.",
                statistics -> seconds(statistics.uptime()));
        if (metered) {
            each(shown, "aw_actor_busy_seconds_total", "counter", "Time it spent on messages.",
                    statistics -> seconds(statistics.processingTime()));
        }
    }

    private static double seconds(Duration time) {
        return TimeUnit.NANOSECONDS.convert(time) / 1e9;
    }

    private void each(List<Row> rows, String name, String type, String help,
            ToDoubleFunction<ActorStatistics> value) {
        if (rows.isEmpty()) {
            return;
        }
        head(name, type, help);
        for (var row : rows) {
            line(name, ",actor=\"" + escaped(row.actor.toString()) + '"',
                    value.applyAsDouble(row.statistics));
        }
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private void counter(String name, String help, LongAdder value) {
        single(name, "counter", help, value.sum());
    }

    private void single(String name, String type, String help, long value) {
        head(name, type, help);
        line(name, "", value);
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String label, long value) {
        line(name, label, Long.toString(value));
    }

    private void line(String name, String label, double value) {
        line(name, label, number(value));
    }

    /// @param label
    ///            one more with a comma before it, or nothing
    private void line(String name, String label, String value) {
        text.append(name).append(system).append(label).append("} ").append(value).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
