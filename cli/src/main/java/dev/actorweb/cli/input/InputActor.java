package dev.actorweb.cli.input;

import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The line editor while one question is open: `input-actor.yaml` run as an actor, its services
/// bound to the question's completer and validator.
///
/// A key is sent, and what comes of it waited for a little while, so that both are seen together.
/// Safe to use from any thread.
final class InputActor {
    /// More than the machine takes to start on any computer.
    private static final Duration START = Duration.ofSeconds(30);

    private final ActorSystem system;
    private final ActorRef<LineRunner.Message> line;
    private @Nullable Snapshot latest;
    private long sent;
    private long handled;
    private boolean taken = true;

    private InputActor(ActorSystem system, Question question) {
        this.system = system;
        this.line = system.spawn("input", context -> new LineRunner(context, question, this::moved));
    }

    /// Starts the actor, asks, and waits until there is something to see.
    static InputActor ask(ActorSystem system, Question question) throws InterruptedException {
        var actor = new InputActor(system, question);
        actor.send(new LineRunner.Message.Handle(InputMachine.asked(question)));
        actor.await(START);
        return actor;
    }

    /// Sends a key and waits until it is handled and no service is at work, `patience` at most.
    ///
    /// @return false if it turned out that the key has no meaning here
    boolean press(Key key, Duration patience) throws InterruptedException {
        send(new LineRunner.Message.Handle(InputMachine.event(key)));
        await(patience);
        synchronized (this) {
            return taken || handled < sent;
        }
    }

    /// The machine as it is now.
    synchronized Snapshot snapshot() {
        if (latest == null) {
            throw new IllegalStateException("the input actor has not started");
        }
        return latest;
    }

    private void send(LineRunner.Message message) {
        synchronized (this) {
            sent++;
        }
        line.tell(message);
    }

    private void await(Duration patience) throws InterruptedException {
        system.dispatcher().help(this::settled, patience);
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (this) {
            while (!settled()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    private synchronized boolean settled() {
        return handled == sent && latest != null && !InputMachine.isAtWork(latest);
    }

    private synchronized void moved(Snapshot snapshot, boolean accepted, boolean own) {
        latest = snapshot;
        if (own) {
            handled++;
            taken = accepted;
        }
        notifyAll();
    }
}
