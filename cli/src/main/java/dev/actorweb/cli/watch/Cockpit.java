package dev.actorweb.cli.watch;

import dev.actorweb.cli.input.Key;
import dev.actorweb.cli.input.KeyDecoder;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Screen;
import dev.actorweb.cli.input.Validator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The full screen: keys go to what they mean, what happens goes to the board, the board to the
/// screen, of which only what has changed is drawn. For one thread.
final class Cockpit {
    /// How it came to an end.
    enum Ending {
        QUIT, ENDED
    }

    private static final Duration TICK = Duration.ofMillis(40);
    /// The least time between two pictures, unless a key was pressed.
    private static final long FRAME_NANOS = 100_000_000;
    /// Whoever comes back after so long was stopped, and the shell has had the screen.
    private static final long AWAY_NANOS = 1_000_000_000;
    /// How long something is to be seen before a simulated machine goes on by itself.
    private static final Duration VISIBLE = Duration.ofMillis(400);

    private final Session session;
    private final Screen screen;
    private final Paper paper;
    private final Clock clock;
    private final Layout.Title title;
    private final Optional<ReplaySource> replay;
    private final Optional<Duration> span;
    private final KeyDecoder keys;
    private final Look look = new Look();
    private final long start = System.nanoTime();
    private final InputLine input;
    private final Optional<Reel> reel;
    private boolean quit;
    private boolean pressed;
    private long drawn = System.nanoTime() - FRAME_NANOS;
    private long before = System.nanoTime();
    private long here = System.nanoTime();
    private Duration helped = Duration.ZERO;

    Cockpit(Session session, Screen screen, Paper paper, Clock clock, Layout.Title title,
            Optional<ReplaySource> replay, Optional<Duration> span) {
        this.session = session;
        this.screen = screen;
        this.paper = paper;
        this.clock = clock;
        this.title = title;
        this.replay = replay;
        this.span = span;
        this.keys = new KeyDecoder(screen);
        this.input = new InputLine(session, look, title);
        this.reel = replay.map(source -> new Reel(source, session, look));
    }

    /// Shows what happens until somebody quits, the time is over or, where the title says so,
    /// nothing can happen any more.
    Ending run() throws IOException, InterruptedException {
        screen.print(Paper.ENTER);
        try {
            replay.ifPresent(source -> source.play(true));
            while (!quit) {
                comeBack();
                session.poll();
                if (!look.paused || replay.isPresent()) {
                    go();
                }
                look.ended = title.atEnd() != Layout.AtEnd.GOES_ON && session.ended().isPresent()
                        && session.isDrained() && !look.paused;
                if (look.ended && title.atEnd() == Layout.AtEnd.IS_LEFT) {
                    return Ending.ENDED;
                }
                if (span.isPresent() && System.nanoTime() - start > span.get().toNanos()) {
                    break;
                }
                input.goOn();
                draw();
                var key = keys.next(TICK);
                while (key.isPresent() && !quit) {
                    press(key.get());
                    key = keys.next(Duration.ZERO);
                }
            }
            return look.ended ? Ending.ENDED : Ending.QUIT;
        } finally {
            screen.print(Paper.LEAVE);
            input.close();
        }
    }

    /// After a SIGSTOP and a `fg`, the terminal is the shell's, with what the shell has written.
    private void comeBack() {
        long now = System.nanoTime();
        if (now - here > AWAY_NANOS) {
            screen.retake();
            screen.print(Paper.ENTER);
            paper.forget();
            drawn = now - FRAME_NANOS;
        }
        here = now;
    }

    private void go() throws IOException, InterruptedException {
        long now = System.nanoTime();
        session.watched().pass(Duration.ofNanos(now - before));
        before = now;
        var time = Duration.ofNanos(now - start);
        var act = session.driver().play(time);
        if (act instanceof Script.Act.Wait(Cue.Send _) && session.watched().kind() == Watched.Kind.SIMULATED
                && time.minus(helped).compareTo(VISIBLE) > 0) {
            helped = time;
            if (!session.watched().goOn()) {
                session.driver().script().giveUp();
                look.note = "the machine will never accept the next event";
            }
        }
        session.pump(Duration.ZERO);
        look.settle(session.board());
        input.refresh();
    }

    private void draw() {
        long now = System.nanoTime();
        if (now - drawn < FRAME_NANOS && !pressed) {
            return;
        }
        drawn = now;
        pressed = false;
        look.line = input.shown();
        var size = screen.size();
        var picture = new Layout(session.board(), look, clock, title, replay.map(ReplaySource::where))
                .draw(size);
        look.turns = picture.turns();
        var change = paper.draw(picture, size);
        if (!change.isEmpty()) {
            screen.print(change);
        }
    }

    // ---- keys

    private void press(Key key) throws InterruptedException, IOException {
        look.note = "";
        pressed = true;
        if (key instanceof Key.Redraw) {
            paper.forget();
        } else if (key instanceof Key.Suspend) {
            screen.print(Paper.LEAVE);
            screen.suspend();
            screen.print(Paper.ENTER);
            paper.forget();
            before = System.nanoTime(); // what is simulated stood still, too
        } else if (input.isOpen() && !(key instanceof Key.Turned)) {
            input.press(key);
        } else if (look.help && scrolls(key) != 0) {
            look.scrollHelp(scrolls(key),
                    Help.rows(title, reel.isPresent(), 1).size() - screen.size().rows() + 2);
        } else if (key instanceof Key.Typed(var text)) {
            letters(text);
        } else if (key instanceof Key.Turned(var up)) {
            look.back = Math.max(0, look.back + (up ? 5 : -5));
        } else if (key instanceof Key.Stroke stroke) {
            stroke(stroke);
        }
    }

    /// Over a slow line several arrive at once; behind one that opens the line, they are what is
    /// typed there.
    private void letters(String text) throws InterruptedException, IOException {
        for (int i = 0; i < text.length() && !quit; i++) {
            if (input.isOpen()) {
                input.press(new Key.Typed(text.substring(i)));
                return;
            }
            letter(text.charAt(i));
        }
    }

    /// How far a key scrolls the help.
    private static int scrolls(Key key) {
        return switch (key) {
            case Key.Turned(var up) -> up ? -5 : 5;
            case Key.Stroke stroke ->
                stroke == Key.Stroke.ARROW_UP ? -1 : stroke == Key.Stroke.ARROW_DOWN ? 1 : 0;
            case Key.Typed(var text) -> text.equals("k") ? -1 : text.equals("j") ? 1 : 0;
            case Key.Pasted _,Key.Redraw _,Key.Suspend _ -> 0;
        };
    }

    private void stroke(Key.Stroke stroke) throws InterruptedException, IOException {
        switch (stroke) {
            case CTRL_C, END_OF_INPUT, HANG_UP -> quit = true;
            case ARROW_UP -> look.move(session.board(), -1);
            case ARROW_DOWN -> look.move(session.board(), 1);
            case ARROW_LEFT -> reel.ifPresent(Reel::stepBack);
            case ARROW_RIGHT -> {
                if (reel.isPresent()) {
                    reel.get().stepOn();
                }
            }
            case TAB_PRESSED -> turn(1);
            case BACK_TAB_PRESSED -> turn(-1);
            case ENTER_PRESSED -> input.sendEvent();
            case HOME -> reel.ifPresent(tape -> tape.seek(0));
            case END -> {
                look.back = 0;
                reel.ifPresent(tape -> tape.seek(Integer.MAX_VALUE));
            }
            case ESCAPE -> {
                look.help = false;
                look.back = 0;
                look.chart = Folds.ANYWHERE;
                look.filter = "";
                look.onlySelected = false;
            }
            case BACKSPACE, DELETE, WORD_ERASED, LINE_ERASED, REST_ERASED, YANKED, WORD_LEFT, WORD_RIGHT -> {
            }
        }
    }

    private void letter(char letter) throws InterruptedException, IOException {
        switch (letter) {
            case 'q' -> quit = true;
            case 'k' -> look.move(session.board(), -1);
            case 'j' -> look.move(session.board(), 1);
            case 'e', ':' -> input.sendEvent();
            case '/' ->
                input.ask(Question.of("filter ›").validator(Validator.ANY).initial(look.filter), text -> {
                    look.filter = text.strip();
                    look.back = 0;
                });
            case 'o' -> look.onlySelected = !look.onlySelected;
            case '?' -> {
                look.help = !look.help;
                look.helped = 0;
            }
            case 'a' -> {
                var choice = new ActorChoice(session.board().actors());
                input.ask(Question.of("actor ›").completer(choice).validator(choice),
                        text -> choice.find(text).ifPresent(look::select));
            }
            case '[' -> look.chart = look.turns.back();
            case ']' -> look.chart = look.turns.on();
            case 'p', ' ' -> pause();
            case 'b' -> stroke(Key.Stroke.ARROW_LEFT);
            case 'n' -> stroke(Key.Stroke.ARROW_RIGHT);
            case '+' -> replay.ifPresent(ReplaySource::faster);
            case '-' -> replay.ifPresent(ReplaySource::slower);
            case 'g' -> {
                if (reel.isPresent()) {
                    input.ask(Question.of("go to (120, 50%, 1:30) ›"), reel.get()::goTo);
                }
            }
            default -> look.note = "? shows the keys";
        }
    }

    private void turn(int places) {
        var panes = List.of(Look.Pane.values());
        look.pane = panes.get(Math.floorMod(panes.indexOf(look.pane) + places, panes.size()));
        look.back = 0;
    }

    private void pause() {
        if (reel.isPresent()) {
            reel.get().playOrPause();
        } else {
            look.paused = !look.paused;
            before = System.nanoTime();
        }
    }
}
