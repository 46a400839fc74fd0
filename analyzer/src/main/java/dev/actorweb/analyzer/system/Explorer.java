package dev.actorweb.analyzer.system;

import java.util.Optional;

/// Visits the reachable states of a system, those near the start first.
final class Explorer {
    private static final int LOOK_UP = 1 << 12;
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
    private long transitions;
    private long reduced;
    private int depth;
    private boolean ahead;

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
        for (int at = 0; at < store.size(); at++) {
            if (at == levelEnd) {
                depth++;
                levelEnd = store.size();
            }
            if ((at & LOOK_UP - 1) == 0) {
                Optional<Ending> ending = ending(at);
                if (ending.isPresent()) {
                    return ending.get();
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

    private Optional<Ending> ending(int at) {
        if (!progress.at(store.size(), store.size() - at, transitions, depth)) {
            return Optional.of(Ending.INTERRUPTED);
        }
        if (bounds.timeLimit().isPresent() && System.nanoTime() - deadline >= 0) {
            return Optional.of(Ending.TIME);
        }
        return memory.isShort(store) ? Optional.of(Ending.MEMORY) : Optional.empty();
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
        if (model.mayCrash(state, member)) {
            model.crash(state, member, after);
            arrive(at);
        }
    }

    private void arrive(int from) {
        transitions++;
        canon.normalize(after);
        int found = store.add(after, from);
        if (found >= 0) {
            judge.state(found, after);
        }
        ahead |= found >= 0 || -1 - found > from;
    }
}
