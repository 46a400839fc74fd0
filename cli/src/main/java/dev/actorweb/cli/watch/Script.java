package dev.actorweb.cli.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is done by itself, one cue after the other: events each after its pause, or also when the
/// machine can take them; and no later than the deadline. For one thread.
final class Script {
    /// How things stand for the next cue.
    interface Stance {
        /// Whether the machine can take an event.
        boolean takes(Cue.Send send);

        /// What is not as expected; empty if all is.
        List<String> differences(Cue.Expect expect);
    }

    /// What is to be done now.
    sealed interface Act {
        record Send(Cue.Send cue) implements Act {}

        record Answer(Cue.Answer cue) implements Act {}

        /// Nothing before so much time has passed.
        record Rest(Duration time) implements Act {}

        /// The machine can't take the next event yet, or is not yet as expected.
        record Wait(Cue cue) implements Act {}

        /// The machine could not take the event in time.
        record Late(Cue.Send cue) implements Act {}

        /// The machine is not as expected.
        record Differs(Cue.Expect cue, List<String> why) implements Act {}

        record Over() implements Act {}
    }

    private final List<Cue> cues;
    private final Duration pause;
    private final Duration deadline;
    private final boolean patient;
    private final boolean lasting;
    private int next;
    private boolean sent;
    private Duration since = Duration.ZERO;
    private boolean failed;
    private boolean late;

    /// @param pause
    ///            the least time between two events
    /// @param patient
    ///            whether an event waits until the machine can take it
    /// @param deadline
    ///            how long it waits at most
    /// @param lasting
    ///            whether an expectation may come true as long as an event may wait
    Script(List<? extends Cue> cues, Duration pause, boolean patient, Duration deadline, boolean lasting) {
        this.cues = List.copyOf(cues);
        this.pause = pause;
        this.patient = patient;
        this.deadline = deadline;
        this.lasting = lasting;
    }

    static Script nothing() {
        return new Script(List.of(), Duration.ZERO, false, Duration.ZERO, false);
    }

    /// What comes next.
    ///
    /// @param now
    ///            the time since some moment that stays the same
    Act next(Duration now, Stance stance) {
        while (next < cues.size()) {
            var cue = cues.get(next);
            var act = switch (cue) {
                case Cue.Send send -> Optional.of(send(send, now, stance));
                case Cue.Answer answer -> {
                    done(now);
                    yield Optional.<Act>of(new Act.Answer(answer));
                }
                case Cue.Pass(var time) -> pass(time, now);
                case Cue.Expect expect -> expect(expect, now, stance);
            };
            if (act.isPresent()) {
                return act.get();
            }
        }
        return new Act.Over();
    }

    private void done(Duration now) {
        next++;
        since = now;
    }

    private Act send(Cue.Send send, Duration now, Stance stance) {
        var rest = sent ? since.plus(pause).minus(now) : Duration.ZERO;
        if (rest.isPositive()) {
            return new Act.Rest(rest);
        }
        if (patient && !send.isUnwelcome() && !stance.takes(send)) {
            if (now.minus(since).minus(pause).compareTo(deadline) <= 0) {
                return new Act.Wait(send);
            }
            giveUp();
            late = true;
            return new Act.Late(send);
        }
        sent = true;
        done(now);
        return new Act.Send(send);
    }

    private Optional<Act> pass(Duration time, Duration now) {
        var rest = since.plus(time).minus(now);
        if (rest.isPositive()) {
            return Optional.of(new Act.Rest(rest));
        }
        next++;
        since = since.plus(time);
        return Optional.empty();
    }

    private Optional<Act> expect(Cue.Expect expect, Duration now, Stance stance) {
        var why = stance.differences(expect);
        if (!why.isEmpty() && lasting && now.minus(since).compareTo(deadline) <= 0) {
            return Optional.of(new Act.Wait(expect));
        }
        done(now);
        if (why.isEmpty()) {
            return Optional.empty();
        }
        failed = true;
        return Optional.of(new Act.Differs(expect, why));
    }

    /// Whether something is still to be done.
    boolean upcoming() {
        return next < cues.size();
    }

    /// Gives up on the rest: the machine will never take the next event.
    void giveUp() {
        next = cues.size();
        failed = true;
    }

    /// An event was not accepted, or was and should not have been.
    void refused() {
        failed = true;
    }

    boolean isEmpty() {
        return cues.isEmpty();
    }

    /// Whether an event was not accepted, or something was not as expected.
    boolean failed() {
        return failed;
    }

    /// Whether an event was not accepted in time.
    boolean late() {
        return late;
    }
}
