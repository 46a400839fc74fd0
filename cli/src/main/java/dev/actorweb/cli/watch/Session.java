package dev.actorweb.cli.watch;

import dev.actorweb.machine.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is watched, and the board that it fills. What happens and what is asked arrive on threads
/// of their own; the board belongs to the one who calls.
final class Session implements AutoCloseable {
    private static final int AHEAD = 8_192;

    private final Watched watched;
    private final Supplier<Board> boards;
    private Board board;
    private final Driver driver;
    private final Learning learning;
    private final BlockingQueue<Happening> happenings;
    private final Errands errands = new Errands();
    private final Census census;
    private final ConcurrentLinkedQueue<Happening> notes = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Recording recording;

    /// @param driven
    ///            the actor to which the script's events go; empty for the first machine there is
    /// @param against
    ///            specs by the names of machines, that count more than what actors say of themselves
    Session(Watched watched, Supplier<Board> boards, Script script, String driven,
            Map<String, Machine> against,
            boolean everything) {
        this.watched = watched;
        this.boards = boards;
        this.board = boards.get();
        this.driver = new Driver(this, script, driven);
        this.learning = new Learning(watched, this::board, against);
        this.census = new Census(watched, errands, (states, seconds) -> board.update(states, seconds));
        this.happenings = new LinkedBlockingQueue<>(everything ? 100 * AHEAD : AHEAD);
    }

    Watched watched() {
        return watched;
    }

    Board board() {
        return board;
    }

    /// What is done by itself.
    Driver driver() {
        return driver;
    }

    /// Writes down what happens from now on.
    void record(Recording to) {
        recording = to;
        learning.record(to);
    }

    /// Begins to watch: what happens is taken in from now on, and the actors are known.
    ///
    /// @param quickly
    ///            whether the specs, and where slow actors are, may become known later
    void begin(boolean quickly) throws IOException, InterruptedException {
        Consumer<Happening> listener = what -> {
            try {
                happenings.put(what); // who is slow is sent no more, and told what was dropped
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        watched.begin(listener);
        var states = quickly ? watched.glance() : watched.actors();
        if (recording != null) {
            recording.begin(watched.name(), states);
        }
        board.update(states, 0);
        if (!quickly) {
            learning.all();
        }
    }

    /// Begins with an empty board, as if nothing had happened yet.
    void restart() throws IOException, InterruptedException {
        happenings.clear();
        board = boards.get();
        board.update(watched.actors(), 0);
        learning.all();
    }

    /// Takes in what has happened meanwhile.
    ///
    /// @param patience
    ///            how long to wait for something to happen
    /// @return what is new in the log
    List<Log.Entry> pump(Duration patience) throws IOException, InterruptedException {
        List<Log.Entry> entries = new ArrayList<>();
        var what = patience.isZero()
                ? happenings.poll()
                : happenings.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        while (what != null) {
            entries.add(add(what));
            what = entries.size() < AHEAD ? happenings.poll() : null;
        }
        errands.takeIn();
        for (var note = notes.poll(); note != null; note = notes.poll()) {
            entries.add(add(late(note)));
        }
        learning.inBackground(errands);
        return entries;
    }

    /// What it is about has happened meanwhile: where time is virtual, it is later by now.
    private Happening late(Happening note) {
        return note instanceof Happening.Noted(var at, var actor, var text, var wrong)
                && at < board.log().lastAt()
                && watched.kind() == Watched.Kind.SIMULATED
                        ? new Happening.Noted(board.log().lastAt(), actor, text, wrong)
                        : note;
    }

    private Log.Entry add(Happening what) throws IOException, InterruptedException {
        if (recording != null) {
            recording.add(what);
        }
        var entry = board.add(what);
        learning.see(what);
        return entry;
    }

    /// Asks the actors for their numbers, every now and then.
    void poll() {
        if (ended().isEmpty()) {
            census.take();
        }
    }

    // ---- driving

    /// Sends an event; what becomes of it turns up in the log.
    void send(String actor, String event, Map<String, @Nullable Object> data) {
        ask(() -> {
            var sent = watched.send(actor, event, data);
            if (!sent.accepted() && !sent.isOutOfPlace(event)) { // else its step, or that it was
                                                                 // refused, shows
                note(actor, event + " was not accepted: " + sent.reason(), true);
            }
        });
    }

    /// Asks what is watched, and counts as sending meanwhile.
    void ask(Errands.Asking asking) {
        sending.set(true);
        errands.send(() -> {
            try {
                asking.run();
            } finally {
                sending.set(false);
            }
        });
    }

    /// Asks what is watched, which is no reason to wait with anything else.
    void inquire(Errands.Asking asking) {
        errands.send(asking);
    }

    /// Does something on the thread to which the board belongs, when it takes in what has happened.
    void later(Runnable what) {
        errands.answer(what::run);
    }

    /// Does something else, as it was typed.
    void act(String actor, String typed) {
        errands.send(() -> {
            var done = watched.act(actor, typed);
            note(actor, done.accepted() ? typed : typed + ": " + done.reason(), !done.accepted());
        });
    }

    /// Says something in the log.
    void note(String actor, String text, boolean bad) {
        notes.add(new Happening.Noted(now(), actor, text, bad));
    }

    /// The present moment in the time of what is watched.
    private long now() {
        return watched.kind() == Watched.Kind.LIVE
                ? System.currentTimeMillis() * 1_000
                : board.log().lastAt();
    }

    /// Whether an event that was sent has not been answered.
    boolean isSending() {
        return sending.get() || !notes.isEmpty();
    }

    // ---- the end

    /// Why nothing happens any more; empty while something may.
    Optional<String> ended() {
        var why = watched.ended();
        return why.isPresent() ? why : errands.failure();
    }

    /// Whether all that happened has been taken in.
    boolean isDrained() {
        return happenings.isEmpty() && errands.isEmpty() && notes.isEmpty() && !sending.get();
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            watched.close();
            if (recording != null) {
                recording.close();
            }
        }
    }
}
