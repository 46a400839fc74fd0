package dev.actorweb.testkit;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.StopReason;
import java.util.List;

/// An actor that does what its messages say, and writes what happens to it into a journal.
final class Scripted implements Actor<Scripted.Act> {
    /// A message: what to do.
    interface Act {
        void in(ActorContext<Act> context) throws Exception;
    }

    /// What a test lets an actor throw.
    static final class Crash extends RuntimeException {
        Crash(String message) {
            super(message);
        }
    }

    /// Throws.
    static final Act CRASH = _ -> {
        throw new Crash("crash");
    };

    private final String name;
    private final List<String> journal;
    private final ActorContext<Act> context;

    private Scripted(String name, List<String> journal, ActorContext<Act> context) {
        this.name = name;
        this.journal = journal;
        this.context = context;
    }

    /// Makes actors that write `name: …` into the journal.
    static ActorFactory<Act> named(String name, List<String> journal) {
        return context -> new Scripted(name, journal, context);
    }

    /// A message that writes into the journal.
    static Act note(List<String> journal, String text) {
        return _ -> journal.add(text);
    }

    @Override
    public void receive(Act act) throws Exception {
        act.in(context);
    }

    @Override
    public void started() {
        journal.add(name + ": start " + context.restarts());
    }

    @Override
    public void stopped() {
        journal.add(name + ": stop " + switch (context.stopReason()) {
            case StopReason.Requested _ -> "requested";
            case StopReason.Failed(var cause) -> "failed " + cause.getMessage();
            case StopReason.WithSibling(var sibling) -> "with " + sibling.name();
            case StopReason.Abandoned _ -> "abandoned";
        });
    }

    @Override
    public void signal(Signal signal) {
        journal.add(name + ": " + switch (signal) {
            case Signal.Terminated(var who, var _) -> who.path().name() + " terminated";
            case Signal.ReceiveTimeout(var idle) -> "idle for " + idle;
        });
    }
}
