package dev.actorweb.cli.input;

import dev.actorweb.runtime.ActorSystem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// The input actor as a part of a larger screen: whoever draws that reads the keys and hands on
/// those that belong to the line. For one thread.
public final class LineEditor {
    private static final Duration SETTLING = Duration.ofMillis(20);
    private static final Duration STOPPING = Duration.ofSeconds(1);

    private static final int MOST_TYPED_AHEAD = 4_096;

    private final Deque<Key> typedAhead = new ArrayDeque<>();
    private final ActorSystem system;
    private final Question question;
    private final InputActor actor;

    private LineEditor(ActorSystem system, Question question, InputActor actor) {
        this.system = system;
        this.question = question;
        this.actor = actor;
    }

    /// Begins with a question.
    public static LineEditor ask(Question question) throws InterruptedException {
        var system = ActorSystem.create("aw");
        try {
            return new LineEditor(system, question, InputActor.ask(system, question, SETTLING));
        } catch (InterruptedException | RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /// Hands on a key. While a completer is at work, keys wait; [#goOn()] hands them on.
    public void press(Key key) throws InterruptedException {
        switch (key) {
            case Key.Redraw _,Key.Suspend _,Key.Turned _ -> {
            }
            case Key.Stroke.CTRL_C, Key.Stroke.ESCAPE, Key.Stroke.HANG_UP -> {
                typedAhead.clear();
                actor.press(key, SETTLING);
            }
            case Key.Typed _,Key.Pasted _,Key.Stroke _ -> {
                if (typedAhead.size() < MOST_TYPED_AHEAD) {
                    typedAhead.add(key);
                }
                goOn();
            }
        }
    }

    /// Hands on the keys that have waited, as far as that is possible now.
    public void goOn() throws InterruptedException {
        while (!typedAhead.isEmpty() && isOpen() && !InputMachine.isBusy(actor.snapshot())) {
            actor.press(typedAhead.removeFirst(), SETTLING);
        }
    }

    /// Whether there is no reply yet.
    public boolean isOpen() {
        return actor.isOpen();
    }

    /// What is to be seen of the line.
    public View view() {
        return InputMachine.view(question, actor.snapshot());
    }

    /// What came of the question, when it is not open any more.
    public Reply reply() {
        return InputMachine.reply(actor.snapshot());
    }

    /// Ends the actor, whether there is a reply or not.
    public void close() throws InterruptedException {
        system.stop(STOPPING);
    }
}
