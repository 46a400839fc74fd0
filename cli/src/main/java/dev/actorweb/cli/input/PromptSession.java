package dev.actorweb.cli.input;

import dev.actorweb.cli.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/// One question at one screen: keys go to the input actor, what it shows goes to the screen.
///
/// Only the calling thread reads and draws. While the actor waits for a service, keys that were
/// typed ahead wait too, but for those with which one gives up. The size is asked for whenever
/// nothing is typed, which needs no signal.
final class PromptSession {
    private static final Duration IDLE = Duration.ofMillis(100);
    /// How long a key and what comes of it are waited for together.
    static final Duration SETTLING = Duration.ofMillis(50);
    private static final int MOST_TYPED_AHEAD = 4096;
    private static final String BELL = "\u0007";

    private final Question question;
    private final Screen screen;
    private final InputActor actor;
    private final KeyDecoder keys;
    private final Display display;
    private final Deque<Key> typedAhead = new ArrayDeque<>();
    private Size size;
    private View shown;

    /// @param painter
    ///            turns styled text into characters
    PromptSession(Question question, Screen screen, InputActor actor, Function<Text, String> painter) {
        this.question = question;
        this.screen = screen;
        this.actor = actor;
        this.keys = new KeyDecoder(screen);
        this.display = new Display(Hints.of(question), painter);
        this.size = screen.size();
        this.shown = InputMachine.view(question, actor.snapshot());
    }

    /// Asks until there is a reply.
    ///
    /// @param first
    ///            keys that are pressed before anybody can
    Reply run(Key... first) throws InterruptedException {
        screen.print(display.draw(shown, size));
        for (var key : first) {
            press(key);
        }
        try {
            while (actor.isOpen()) {
                draw();
                read();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the terminal can't be read", gone);
        } finally {
            var end = actor.snapshot();
            screen.print(InputMachine.isBack(end)
                    ? display.erase()
                    : display.finish(InputMachine.view(question, end).plain()));
        }
        return InputMachine.reply(actor.snapshot());
    }

    private void read() throws IOException, InterruptedException {
        boolean busy = InputMachine.isBusy(actor.snapshot());
        if (!busy && !typedAhead.isEmpty()) {
            press(typedAhead.removeFirst());
            return;
        }
        var key = keys.next(busy ? SETTLING : IDLE);
        if (key.isEmpty()) {
            return;
        }
        switch (key.get()) {
            case Key.Turned _ -> screen.print(BELL);
            case Key.Redraw _ -> screen.print(display.redraw(shown, size));
            case Key.Suspend _ -> {
                screen.print(display.erase());
                screen.suspend();
                screen.print(display.redraw(shown, size));
            }
            case Key.Stroke.CTRL_C, Key.Stroke.ESCAPE, Key.Stroke.HANG_UP -> press(key.get());
            default -> {
                if (!busy) {
                    press(key.get());
                } else if (typedAhead.size() < MOST_TYPED_AHEAD) {
                    typedAhead.add(key.get());
                }
            }
        }
    }

    private void press(Key key) throws InterruptedException {
        boolean taken = actor.press(key, SETTLING);
        if (!taken) {
            screen.print(BELL);
        }
    }

    private void draw() {
        var now = screen.size();
        var view = InputMachine.view(question, actor.snapshot());
        if (!now.equals(size)) {
            screen.print(display.redraw(view, now));
        } else if (!view.equals(shown)) {
            screen.print(display.draw(view, now));
        }
        size = now;
        shown = view;
    }
}
