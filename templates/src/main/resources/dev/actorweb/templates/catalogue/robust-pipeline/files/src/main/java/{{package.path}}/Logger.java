package {{package}};

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Snapshot;
import java.util.function.Consumer;

/// Writes each value once, counts them by kind, and is the referee of the pipeline: it knows which
/// number comes next, so a repeated value is ignored and a missing one is noticed.
final class Logger implements Actor<Logger.Message> {
    sealed interface Message {
        record Entry(int number, String kind) implements Message {}

        /// All values have come that ever will.
        record Finish(int values) implements Message {}

        record WhenDone(ActorRef<Tally> replyTo) implements Message {}
    }

    private final ActorContext<Message> context;
    private final Consumer<String> output;
    private final Faults faults;
    private final Snapshot<Tally> tally;

    Logger(ActorContext<Message> context, Consumer<String> output, Faults faults) {
        this.context = context;
        this.output = output;
        this.faults = faults;
        tally = context.snapshot(Tally.EMPTY);
    }

    @Override
    public void receive(Message message) {
        var now = tally.get();
        switch (message) {
            case Message.Entry(int number, var _) when number < now.next() -> tally.set(now.again());
            case Message.Entry(int number, var kind) -> {
                tally.set(now.plus(number, kind));
                faults.strike("logger", number);
                output.accept("%s (%s total: %d)".formatted(
                        kind.equals("Value") ? "Value(" + number + ")" : kind, kind,
                        tally.get().kinds().get(kind)));
            }
            case Message.Finish(int values) -> {
                tally.set(now.finish(values));
                context.unstashAll();
            }
            case Message.WhenDone(var replyTo) when now.done() -> replyTo.tell(now);
            case Message.WhenDone _ -> context.stash();
        }
    }
}
