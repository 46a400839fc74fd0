package {{package}};

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Snapshot;
import java.time.Duration;

/// Sets the pace: one beat in each period. Beats have numbers, and the next one is a [Snapshot]: a
/// beat whose handling failed is made up for, with the same number.
final class Heartbeat implements Actor<Heartbeat.Message> {
    enum Message {
        TICK, FINISH
    }

    private final ActorContext<Message> context;
    private final ActorRef<Worker.Message> worker;
    private final int beats;
    private final Faults faults;
    private final Snapshot<Integer> next;

    Heartbeat(ActorContext<Message> context, ActorRef<Worker.Message> worker, Duration rate, int beats,
            Faults faults) {
        this.context = context;
        this.worker = worker;
        this.beats = beats;
        this.faults = faults;
        next = context.snapshot(0);
        context.scheduleAtFixedRate(rate, Message.TICK);
    }

    @Override
    public void receive(Message message) {
        switch (message) {
            case TICK -> beat(next.get());
            case FINISH -> finish(next.get());
        }
    }

    private void beat(int number) {
        faults.strike("heartbeat", number);
        worker.tell(new Worker.Message.Beat(number));
        next.set(number + 1);
        if (number + 1 == beats) {
            finish(beats);
        }
    }

    /// The end goes the way of the values, so that it cannot overtake one.
    private void finish(int number) {
        worker.tell(new Worker.Message.Finish(number));
        context.stopSelf();
    }
}
