package dev.actorweb.testkit;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;

/// The actor of which the snippets of the guide speak, as its first example shows it.
final class Counter implements Actor<Counter.Message> {
    public sealed interface Message {
        record Add(int amount) implements Message {}

        record Read(ActorRef<Integer> replyTo) implements Message {}
    }

    private int total;

    @Override
    public void receive(Message message) {
        switch (message) {
            case Message.Add(int amount) -> total += amount;
            case Message.Read(var replyTo) -> replyTo.tell(total);
        }
    }
}
