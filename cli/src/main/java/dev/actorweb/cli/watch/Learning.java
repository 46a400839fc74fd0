package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.conform.Observation;
import dev.actorweb.machine.Machine;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks actors for their specs, and judges them by these from then on, or by those that count more.
/// For one thread.
final class Learning {
    private final Watched watched;
    private final Supplier<Board> board;
    private final Map<String, Machine> against;
    private @Nullable Recording recording;

    /// @param against
    ///            specs by the names of machines, that count more than what actors say of themselves
    Learning(Watched watched, Supplier<Board> board, Map<String, Machine> against) {
        this.watched = watched;
        this.board = board;
        this.against = against;
    }

    /// Writes down what is learned from now on.
    void record(Recording to) {
        recording = to;
    }

    /// Asks all those that were not asked yet, and waits for what they say.
    void all() throws IOException, InterruptedException {
        for (var path : board.get().unasked()) {
            learn(path, watched.spec(path));
        }
    }

    /// Asks them meanwhile.
    void inBackground(Errands errands) {
        var unasked = board.get().unasked();
        if (!unasked.isEmpty()) {
            errands.send(() -> {
                for (var path : unasked) {
                    var spec = watched.spec(path);
                    errands.answer(() -> learn(path, spec));
                }
            });
        }
    }

    /// Where asking takes no time, an actor that begins is judged from its first step on.
    void see(Happening what) throws IOException, InterruptedException {
        if (watched.kind() == Watched.Kind.LIVE || !(what instanceof Happening.Stepped step)
                || !step.event().equals(Observation.START)) {
            return;
        }
        var actor = board.get().find(step.actor());
        if (actor.isPresent() && actor.get().spec().isEmpty()) {
            var spec = watched.spec(step.actor());
            if (spec.isPresent()) {
                learn(step.actor(), spec);
            }
        }
    }

    private void learn(String path, Optional<Watched.Spec> spec) throws IOException {
        if (spec.isEmpty()) {
            board.get().specless(path);
            return;
        }
        var own = spec.get();
        var other = against.get(own.machine().name());
        board.get().spec(path, other == null ? own.machine() : other,
                other == null ? own.text() : other.file());
        if (recording != null) {
            recording.spec(path, own);
        }
    }
}
