package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a step wants done outside of its machine, gathered effect by effect: delays, services,
/// children and messages.
final class Doing {
    private final Cast cast;
    private final int member;
    private final List<Pending> running;
    private final List<Pending> started = new ArrayList<>();
    private final List<Local.Called> called;
    private final List<Reaction.Send> sends = new ArrayList<>();
    private final List<Reaction.Child> children = new ArrayList<>();

    /// @param before
    ///            where the actor was
    Doing(Cast cast, int member, Local before) {
        this.cast = cast;
        this.member = member;
        this.running = new ArrayList<>(before.running());
        this.called = new ArrayList<>(before.services());
    }

    /// The delays that run afterwards.
    List<Pending> running() {
        List<Pending> all = new ArrayList<>(running);
        Pending.addAll(all, started);
        return all;
    }

    /// What is invoked or spawned afterwards.
    List<Local.Called> called() {
        return called;
    }

    List<Reaction.Send> sends() {
        return sends;
    }

    List<Reaction.Child> children() {
        return children;
    }

    /// Takes one effect.
    ///
    /// @param origin
    ///            who sent what is handled
    void carryOut(Effect effect, int origin) {
        switch (effect) {
            case Effect.StartTimer timer -> started.add(Pending.of(timer.id(), timer.delay(), timer));
            case Effect.CancelTimer(var id, var all) -> {
                boolean more = true;
                while (more) {
                    more = (removeLast(started, id) || removeLast(running, id)) && all;
                }
            }
            case Effect.StartInvoke invoke -> {
                stop(invoke.id());
                call(invoke.id(), invoke.src(), invoke.input());
            }
            case Effect.Spawn spawn -> {
                stop(spawn.id().orElse(spawn.src()));
                call(spawn.id().orElse(spawn.src()), spawn.src(), spawn.input());
            }
            case Effect.StopInvoke(var id) -> stop(id);
            case Effect.StopChild(var id) -> stop(id);
            case Effect.SendTo send -> {
                if (send.delay().isPresent()) {
                    started.add(Pending.of(send.id(), send.delay().get(), send));
                } else {
                    send(send, origin);
                }
            }
            case Effect.SendParent send -> {
                if (send.delay().isPresent()) {
                    started.add(Pending.of(send.id(), send.delay().get(), send));
                } else {
                    send(send, origin);
                }
            }
            case Effect.Done(var output) -> {
                if (cast.isChild(member)) {
                    sends.add(new Reaction.Send(Role.PARENT, Event.done(cast.id(member), output),
                            Senders.NOBODY,
                            Message.Kind.LAST, Optional.empty()));
                }
            }
            case Effect.RunAction _,Effect.Emit _,Effect.Log _,Effect.Recall _ -> {
                // nothing that other actors could notice
            }
        }
    }

    private void call(String id, String src, @Nullable Object input) {
        called.add(new Local.Called(id, src));
        if (isMachine(id, src)) {
            children.add(new Reaction.Child(id, src, input, true));
        }
    }

    private void stop(String id) {
        for (Local.Called one : List.copyOf(called)) {
            if (one.id().equals(id)) {
                called.remove(one);
                sends.removeIf(send -> send.child().isPresent() && send.address().equals(id));
                if (isMachine(id, one.src())) {
                    children.add(new Reaction.Child(id, one.src(), null, false));
                }
            }
        }
    }

    private boolean isMachine(String id, String src) {
        return cast.place(member, id, src) >= 0;
    }

    private static boolean removeLast(List<Pending> running, @Nullable String id) {
        for (int i = running.size() - 1; i >= 0; i--) {
            if (running.get(i).id().isPresent() && running.get(i).id().get().equals(id)) {
                running.remove(i);
                return true;
            }
        }
        return false;
    }

    /// Sends at once, whatever delay is written.
    void send(Effect effect, int origin) {
        if (effect instanceof Effect.SendTo send) {
            Optional<Local.Called> child = called.stream()
                    .filter(one -> one.id().equals(send.actor())).findFirst();
            if (child.isEmpty()) {
                sends.add(new Reaction.Send(send.actor(), send.event(), origin));
            } else if (isMachine(send.actor(), child.get().src())) {
                sends.add(new Reaction.Send(send.actor(), send.event(), Senders.NOBODY,
                        Message.Kind.ORDINARY, Optional.of(child.get().src())));
            }
        } else if (effect instanceof Effect.SendParent send) {
            sends.add(new Reaction.Send(Role.PARENT, send.event(), origin,
                    cast.isChild(member) ? Message.Kind.CHILD : Message.Kind.ORDINARY, Optional.empty()));
        }
    }
}
