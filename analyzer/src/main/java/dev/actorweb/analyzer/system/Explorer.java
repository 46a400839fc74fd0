package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.explore.Memory;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Visits the reachable states of a system, those near the start first.
final class Explorer {
    private static final int LOOK_UP = 1 << 12;
    /// A mailbox with more messages has no end that would be found.
    private static final int MOST_WAITING = 2_000;
    private final Model model;
    private final Judge judge;
    private final Bounds bounds;
    private final Progress progress;
    private final Optional<Reduction> reduction;
    private final Canon canon;
    private final StateStore store;
    private final Memory memory = new Memory();
    private final long deadline;
    private final int[] after;
    private final int[] judged;
    private long transitions;
    private long reduced;
    private int depth;
    private boolean ahead;
    private int levelStart;
    private @Nullable Companion companion;
    private Batch found;
    private Batch fresh;
    private Recent recent;
    private int awaited;

    Explorer(Model model, Judge judge, Bounds bounds, Optional<Reduction> reduction, Canon canon,
            Progress progress) {
        this.model = model;
        this.judge = judge;
        this.bounds = bounds;
        this.progress = progress;
        this.reduction = reduction;
        this.canon = canon;
        this.store = new StateStore(model.width());
        this.after = new int[model.width()];
        this.judged = new int[model.width()];
        this.found = new Batch(store.layout());
        this.fresh = new Batch(store.layout());
        this.recent = new Recent(store.layout());
        this.deadline = bounds.timeLimit().map(limit -> System.nanoTime() + limit.toNanos())
                .orElse(Long.MAX_VALUE);
    }

    StateStore store() {
        return store;
    }

    long transitions() {
        return transitions;
    }

    /// In how many states only some actors were let go on.
    long reducedStates() {
        return reduced;
    }

    int depth() {
        return depth;
    }

    /// Explores as far as the bounds allow.
    Ending run() {
        int[] state = model.initial();
        canon.normalize(state);
        judge.state(store.add(state, -1), state);
        int levelEnd = 1;
        for (int at = 0; at < store.size() || found.size() > 0; at++) {
            if (at == levelEnd || at == store.size()) {
                flush();
                if (at == store.size()) {
                    return Ending.COMPLETE;
                }
            }
            if (at == levelEnd) {
                depth++;
                levelStart = at;
                levelEnd = store.size();
                if (model.isPiling()) {
                    return Ending.DELAYS;
                }
            }
            if (depth >= bounds.maxDepth()) {
                return Ending.DEPTH;
            }
            if ((at & LOOK_UP - 1) == 0) {
                Optional<Ending> ending = ending(store.size(), at);
                if (ending.isPresent()) {
                    return ending.get();
                }
                if (bounds.threads() > 1 && at >= bounds.alone() && reduction.isEmpty()) {
                    flush();
                    return together(at);
                }
            }
            if (store.size() > bounds.maxStates()) {
                return Ending.STATES;
            }
            store.get(at, state);
            expand(at, state);
        }
        return Ending.COMPLETE;
    }

    // ---- with a second thread

    private Ending together(int from) {
        int[] state = new int[model.width()];
        ArrayDeque<Batch> open = new ArrayDeque<>();
        for (int at = from; at < store.size(); at++) {
            if (open.isEmpty() || open.getLast().isFull()) {
                open.add(new Batch(store.layout()));
                open.getLast().clear(at);
            }
            store.get(at, state);
            open.getLast().add(state, store.parent(at));
        }
        try (Companion other = new Companion(store, bounds.maxStates(),
                () -> memory.isShort(store.tableBytes(), store.bytes()))) {
            companion = other;
            return together(other, open, store.size());
        } finally {
            companion = null;
        }
    }

    /// @param judged
    ///            so many states were judged already
    private Ending together(Companion other, ArrayDeque<Batch> open, int judged) {
        int[] state = new int[model.width()];
        while (true) {
            Batch next = open.poll();
            if (next == null && awaited == 0) {
                flush();
            }
            if (next == null && awaited == 0) {
                return Ending.COMPLETE;
            }
            if (next == null) {
                next = other.take();
                awaited--;
            }
            if (next.size() == 0) {
                continue;
            }
            Optional<Ending> ending = Optional.ofNullable(other.ending())
                    .or(() -> ending(other.size(), judged));
            if (ending.isPresent()) {
                return ending.get();
            }
            for (int i = 0; i < next.size(); i++) {
                int at = next.first() + i;
                next.get(i, state);
                if (at >= judged) {
                    judge.state(at, state);
                }
                if (next.from(i) >= levelStart) {
                    depth++;
                    levelStart = at;
                }
                if (depth >= bounds.maxDepth()) {
                    return Ending.DEPTH;
                }
                expand(at, state);
            }
        }
    }

    /// Hands over what was found, or looks it up.
    private void flush() {
        if (found.size() == 0) {
            return;
        }
        Companion other = companion;
        if (other != null) {
            other.put(found);
            awaited++;
            found = other.empty(found.layout());
            return;
        }
        if (fresh.layout() != found.layout()) {
            fresh = new Batch(found.layout());
        }
        fresh.clear(store.size());
        store.addAll(found, fresh);
        found.clear(0);
        for (int i = 0; i < fresh.size() && judge.looksAtStates(); i++) {
            fresh.get(i, judged);
            judge.state(fresh.first() + i, judged);
        }
    }

    private Optional<Ending> ending(int states, int at) {
        if (!progress.at(states, states - at, transitions, depth)) {
            return Optional.of(Ending.INTERRUPTED);
        }
        if (bounds.timeLimit().isPresent() && System.nanoTime() - deadline >= 0) {
            return Optional.of(Ending.TIME);
        }
        if (model.longest() > MOST_WAITING) {
            return Optional.of(Ending.MAILBOX);
        }
        if (model.isPiling()) {
            return Optional.of(Ending.DELAYS);
        }
        return companion == null && memory.isShort(store.tableBytes(), store.bytes())
                ? Optional.of(Ending.MEMORY)
                : Optional.empty();
    }

    private void expand(int at, int[] state) {
        boolean[] chosen = reduction.isPresent() ? reduction.get().choose(state) : null;
        long before = transitions;
        ahead = false;
        int members = model.members().size();
        if (chosen != null) {
            for (int member = 0; member < members; member++) {
                if (chosen[member]) {
                    expand(at, state, member);
                }
            }
            if (ahead) {
                reduced++;
                return;
            }
        }
        for (int member = 0; member < members; member++) {
            if (chosen == null || !chosen[member]) {
                expand(at, state, member);
            }
        }
        if (transitions == before) {
            judge.stuck(at, state);
        }
    }

    private void expand(int at, int[] state, int member) {
        for (Move move : model.moves(state, member)) {
            int flags = model.take(state, member, move, after);
            if (flags != 0 || move.noteworthy) {
                judge.move(at, state, member, move, flags);
            }
            arrive(at);
        }
    }

    /// Adds what was found; whether it was found a short time ago is for the second thread to know,
    /// where there is one, which has less to do.
    private boolean add(int from) {
        return companion == null ? found.add(after, from, recent) : found.addPacked(after, from);
    }

    private void arrive(int from) {
        transitions++;
        canon.normalize(after);
        if (reduction.isPresent()) {
            int number = store.add(after, from);
            if (number >= 0) {
                judge.state(number, after);
            }
            ahead |= number >= 0 || -1 - number > from;
            return;
        }
        if (!add(from)) {
            Layout wider = found.layout().wider(after);
            flush();
            found = new Batch(wider);
            recent = new Recent(wider);
            add(from);
        }
        if (found.isFull()) {
            flush();
        }
    }
}
