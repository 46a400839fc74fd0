package dev.actorweb.cli.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds out whether all that has happened in a running system has been told here. What actors say
/// of themselves comes another way than the news, which a busy machine may hold up for long. For the
/// thread of the session's board.
final class CatchUp {
    /// How long the news may take. Some never come: what a system has dropped.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Session session;
    private boolean asking;
    private Optional<List<ActorState>> states = Optional.empty();
    private Optional<Duration> since = Optional.empty();

    CatchUp(Session session) {
        this.session = session;
    }

    /// Whether nobody has done anything more, or has anything more to do, than was told: asked anew
    /// each time, so that the first answer is no. Yes also if that takes too long.
    ///
    /// @param now
    ///            the time since some moment that stays the same
    boolean isComplete(Duration now) {
        if (since.isEmpty()) {
            since = Optional.of(now);
        }
        if (now.minus(since.get()).compareTo(PATIENCE) > 0) {
            return true;
        }
        if (asking) {
            return false;
        }
        if (states.isPresent() && states.get().stream().allMatch(this::isTold)) {
            return true;
        }
        asking = true;
        session.inquire(() -> {
            var found = session.watched().actors();
            session.later(() -> {
                states = Optional.of(found);
                asking = false;
            });
        });
        return false;
    }

    private boolean isTold(ActorState state) {
        return state.queued() == 0
                && state.machine().map(machine -> isTold(session.board(), state.path(), machine.step()))
                        .orElse(true);
    }

    /// Whether the board knows of the step that an actor has come to.
    static boolean isTold(Board board, String actor, long step) {
        var known = board.find(actor);
        long told = known.flatMap(WatchedActor::last).map(Happening.Stepped::number).orElse(0L);
        return told >= step || known.flatMap(found -> found.state().machine())
                .map(machine -> machine.step() >= step).orElse(false);
    }
}
