package {{package}};

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;

/// Makes a value for each request. It keeps nothing: who asks names the value, so a request that is
/// repeated after a failure gets the same one.
final class Generator implements Actor<Generator.Message> {
    sealed interface Message {
        record Request(int number, ActorRef<Worker.Message> replyTo) implements Message {}

        record Finish(int values, ActorRef<Worker.Message> replyTo) implements Message {}
    }

    private final Faults faults;

    Generator(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void receive(Message message) {
        switch (message) {
            case Message.Request(int number, var replyTo) -> {
                faults.strike("generator", number);
                replyTo.tell(new Worker.Message.Value(number));
            }
            case Message.Finish(int values, var replyTo) -> replyTo.tell(new Worker.Message.Finished(values));
        }
    }
}
