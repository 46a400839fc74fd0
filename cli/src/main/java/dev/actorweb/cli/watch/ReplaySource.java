package dev.actorweb.cli.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A trace that is shown again: by itself in its own time or faster, or step by step, forwards and
/// backwards. For one thread.
final class ReplaySource implements Watched {
    private static final double SLOWEST = 1 / 64.0;
    private static final double FASTEST = 4096;
    /// A pause longer than this is cut short.
    private static final long LONGEST_PAUSE_MICROS = 2_000_000;

    private final Trace trace;
    private Consumer<Happening> listener = _ -> {};
    private int next;
    private double speed = 1;
    private boolean playing;
    private double due;

    ReplaySource(Trace trace) {
        this.trace = trace;
    }

    @Override
    public Kind kind() {
        return Kind.RECORDED;
    }

    @Override
    public String name() {
        return trace.system();
    }

    @Override
    public void begin(Consumer<Happening> told) {
        listener = told;
    }

    @Override
    public List<ActorState> actors() {
        return new ArrayList<>(trace.actors().values());
    }

    @Override
    public Optional<Spec> spec(String actor) {
        return Optional.ofNullable(trace.specs().get(actor));
    }

    @Override
    public Sent send(String actor, String event, Map<String, @Nullable Object> data) {
        return new Sent(false, "this is a recording");
    }

    @Override
    public Optional<String> ended() {
        return Optional.empty();
    }

    /// The moment of the first event.
    long start() {
        return length() == 0 ? 0 : trace.happenings().getFirst().at();
    }

    /// Where it stands: how many of its events were shown.
    int position() {
        return next;
    }

    int length() {
        return trace.happenings().size();
    }

    boolean isPlaying() {
        return playing;
    }

    /// Plays on or stops.
    void play(boolean on) {
        playing = on && next < length();
        due = 0;
    }

    void faster() {
        speed = Math.min(FASTEST, speed * 2);
    }

    void slower() {
        speed = Math.max(SLOWEST, speed / 2);
    }

    /// Shows the next event.
    ///
    /// @return false at the end
    @Override
    public boolean goOn() {
        if (next == length()) {
            playing = false;
            return false;
        }
        listener.accept(trace.happenings().get(next++));
        return true;
    }

    /// Begins anew; the board must do so too.
    void rewind() {
        next = 0;
        due = 0;
    }

    @Override
    public void pass(Duration time) {
        if (!playing) {
            return;
        }
        due += time.toNanos() / 1_000.0 * speed;
        for (int shown = 0; next < length() && shown < 4_000; shown++) {
            long pause = next == 0
                    ? 0
                    : Math.min(LONGEST_PAUSE_MICROS, Math.max(0,
                            trace.happenings().get(next).at() - trace.happenings().get(next - 1).at()));
            if (pause > due) {
                return;
            }
            due -= pause;
            goOn();
        }
        if (next == length()) {
            playing = false;
        }
    }

    /// The place that somebody typed: a number, a part (`50%`), or a time since the
    /// beginning (`1:30`).
    Optional<Integer> place(String typed) {
        var text = typed.strip();
        try {
            if (text.endsWith("%")) {
                double part = Double.parseDouble(text.substring(0, text.length() - 1));
                return Double.isFinite(part)
                        ? Optional.of(Math.clamp((long) (part / 100 * length()), 0, length()))
                        : Optional.empty();
            }
            if (text.contains(":")) {
                var parts = text.split(":", 2);
                long micros = Math.multiplyExact(Long.parseLong(parts[0]), 60_000_000L)
                        + (long) (Double.parseDouble(parts[1]) * 1_000_000);
                return Optional.of(before(micros));
            }
            return Optional.of(Math.clamp(Long.parseLong(text), 0, length()));
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private int before(long micros) {
        int place = 0;
        while (place < length()
                && trace.happenings().get(place).at() - trace.happenings().getFirst().at() <= micros) {
            place++;
        }
        return place;
    }

    /// In words.
    String where() {
        return (playing ? "playing" : "paused") + " " + next + "/" + length()
                + (speed == 1
                        ? ""
                        : " ×" + (speed >= 1
                                ? String.valueOf((long) speed)
                                : String.format(Locale.ROOT, "%.3f", speed)));
    }

    @Override
    public void close() {
        // nothing runs
    }
}
