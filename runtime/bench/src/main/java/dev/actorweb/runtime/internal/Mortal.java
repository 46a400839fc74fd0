package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import org.openjdk.jcstress.infra.results.III_Result;

/// An actor that has begun, whose turns only the test runs, and what became of its messages.
final class Mortal {
    final Cell<Object> cell;
    private int handled;

    Mortal(Mailbox mailbox) {
        cell = new Cell<>(Still.KERNEL, null, "mortal", _ -> _ -> handled++,
                SpawnOptions.defaults().mailbox(mailbox));
        cell.wake();
        cell.run();
    }

    /// Sends it a message.
    ///
    /// @return 1 if that was accepted, else 0
    int send(Object message) {
        return cell.tell(message) == Delivery.ENQUEUED ? 1 : 0;
    }

    void work() {
        cell.run();
    }

    /// Has it stopped in its next turn.
    void stop() {
        cell.command(new Control.Terminate(new StopReason.Requested()));
    }

    /// Has a turn, stops, and ends: each of them may meet what somebody else does.
    void end() {
        work();
        stop();
        work();
    }

    /// Has it stopped when it has handled what waits.
    void drain() {
        cell.command(new Control.Drain());
    }

    /// How many messages have met their fate, if none waits and none was handled twice.
    int settled() {
        var accounts = cell.statistics(0);
        return accounts.queued() == 0 && accounts.processed() == handled ? (int) accounts.sent() : -1;
    }

    /// Ends what goes on, and tells how many messages have met their fate, and whether it
    /// has ended.
    void count(III_Result result) {
        cell.run();
        result.r2 = settled();
        result.r3 = cell.hasEnded() ? 1 : 0;
    }
}
