package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.Glance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Does by itself what a script says, with the actors of a session. For the thread of the
/// session's board.
final class Driver {
    private final Session session;
    private final Script script;
    private String driven;
    private String busy = "";
    private Set<String> bad = Set.of();
    private boolean told;
    /// Whether the last event was accepted.
    private Optional<Boolean> handled = Optional.empty();
    /// Whether an event is on its way whose answer has not been taken in.
    private boolean asking;
    /// The actor that has answered, and the step to be seen before anything else is sent; not known
    /// where it has ended, which is to be seen then.
    private Optional<String> stepping = Optional.empty();
    private OptionalLong awaited = OptionalLong.empty();
    private Duration answeredAt = Duration.ZERO;

    /// @param driven
    ///            the actor to which events go that name none; empty for the first machine there is
    Driver(Session session, Script script, String driven) {
        this.session = session;
        this.script = script;
        this.driven = driven;
    }

    Script script() {
        return script;
    }

    /// Minds how the work of the actor that is driven goes: when some has failed, the script ends.
    ///
    /// @param busy
    ///            the state in which work goes on
    /// @param bad
    ///            the states in which it has failed
    void mind(String busy, Set<String> bad) {
        this.busy = busy;
        this.bad = bad;
    }

    /// Whether the actor that is driven is at work.
    boolean isBusy() {
        return !busy.isEmpty() && driven().filter(
                actor -> actor.active().stream().anyMatch(state -> state.startsWith(busy + "."))).isPresent();
    }

    /// Goes on with the script.
    ///
    /// @param now
    ///            the time since some moment that stays the same
    /// @return what the script does
    Script.Act play(Duration now) {
        boolean settled = session.watched().kind() != Watched.Kind.SIMULATED || session.isDrained();
        if (session.isSending() || !settled) {
            return new Script.Act.Rest(Duration.ZERO);
        }
        if (isStepping(now)) {
            return new Script.Act.Rest(Duration.ZERO);
        }
        var actor = driven();
        if (actor.isPresent() && actor.get().active().stream().anyMatch(bad::contains)) {
            giveUp(actor.get());
        }
        var act = script.next(now, new Script.Stance() {
            @Override
            public boolean takes(Cue.Send send) {
                var recipient = send.actor().isEmpty() ? actor : session.board().find(send.actor());
                return recipient.isPresent() && Driver.takes(recipient.get(), send.event());
            }

            @Override
            public List<String> differences(Cue.Expect expect) {
                return Driver.this.differences(actor, expect);
            }
        });
        var name = actor.map(WatchedActor::path).orElse(driven);
        switch (act) {
            case Script.Act.Send(var cue) -> {
                var recipient = cue.actor().isEmpty() ? name : cue.actor();
                send(recipient, cue);
            }
            case Script.Act.Answer(var cue) -> answer(name, cue);
            case Script.Act.Late(var cue) ->
                session.note(cue.actor().isEmpty() ? name : cue.actor(),
                        cue.event() + " was not accepted in time",
                        true);
            case Script.Act.Differs(var cue, var why) -> why.forEach(what -> session.note(name, what, true));
            case Script.Act.Rest _,Script.Act.Wait _,Script.Act.Over _ -> {
            }
        }
        return act;
    }

    /// What a running actor answers may come before the news of its step, which says what it
    /// takes next.
    private boolean isStepping(Duration now) {
        if (asking) {
            answeredAt = now;
            return true;
        }
        if (stepping.isPresent() && (isTold(stepping.get())
                || now.minus(answeredAt).compareTo(CatchUp.PATIENCE) > 0)) {
            stepping = Optional.empty();
        }
        return stepping.isPresent();
    }

    private boolean isTold(String actor) {
        return awaited.isPresent()
                ? CatchUp.isTold(session.board(), actor, awaited.getAsLong())
                : session.board().find(actor).isEmpty();
    }

    private void giveUp(WatchedActor actor) {
        boolean more = script.upcoming();
        script.giveUp();
        if (!told) {
            told = true;
            session.note(actor.path(), "the last work has failed" + (more ? "; nothing more is sent" : ""),
                    true);
        }
    }

    private List<String> differences(Optional<WatchedActor> actor, Cue.Expect expect) {
        if (actor.isEmpty() || actor.get().spec().isEmpty()) {
            return List.of(expect.file() + ":" + expect.position() + ": "
                    + (actor.isEmpty() ? "there is no such actor" : "the actor has not shown its spec"));
        }
        List<String> why = new ArrayList<>();
        var seen = new Glance(actor.get().spec().get(), actor.get().active(), actor.get().variables(),
                handled);
        for (var problem : seen.compare(expect.expectation(), expect.file())) {
            why.add(problem.file() + ":" + problem.position() + ": " + problem.message());
        }
        return why;
    }

    /// The actor that the script drives: the one that was named, or the first machine.
    Optional<WatchedActor> driven() {
        if (driven.isEmpty()) {
            for (var actor : session.board().actors()) {
                if (actor.isMachine()) {
                    driven = actor.path();
                    break;
                }
            }
        }
        return session.board().find(driven);
    }

    private static boolean takes(WatchedActor actor, String event) {
        return actor.spec().isPresent()
                ? Accepted.takes(actor.spec().get(), actor.accepts(), event)
                : actor.accepts().contains(event);
    }

    /// Sends an event of the script.
    private void send(String actor, Cue.Send cue) {
        boolean live = session.watched().kind() == Watched.Kind.LIVE;
        asking = live;
        session.ask(() -> {
            var sent = session.watched().send(actor, cue.event(), cue.data());
            var step = live && sent.accepted() ? session.watched().step(actor) : OptionalLong.empty();
            session.later(() -> {
                handled = Optional.of(sent.accepted());
                stepping = live && sent.accepted() ? Optional.of(actor) : Optional.empty();
                awaited = step;
                asking = false;
            });
            if (cue.isUnwelcome()) {
                if (sent.accepted()) {
                    session.later(script::refused);
                }
                session.note(actor, sent.accepted()
                        ? cue.event() + " was accepted, and should not be"
                        : cue.event() + " was not accepted, as it should be", sent.accepted());
            } else if (!sent.accepted()) {
                session.later(script::refused);
                session.note(actor, cue.event() + " was not accepted: " + sent.reason(), true);
            }
        });
    }

    private void answer(String actor, Cue.Answer cue) {
        var done = session.watched().answer(actor, cue.service(), cue.fails(), cue.value());
        if (!done.accepted()) {
            script.refused();
            session.note(actor, done.reason(), true);
        }
    }

    /// Says something in the log that went wrong.
    void tell(String text) {
        session.note(driven, text, true);
    }
}
