package dev.actorweb.cli.watch;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Key;
import dev.actorweb.cli.input.KeyDecoder;
import dev.actorweb.cli.input.LineEditor;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.input.Screen;
import dev.actorweb.cli.input.Validator;
import dev.actorweb.cli.input.View;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    private final List<String> history = new ArrayList<>();
    private final long start = System.nanoTime();
    private volatile EventTyping.@Nullable Recipient recipient;
    private @Nullable LineEditor editor;
    private @Nullable EventTyping typing;
    private Consumer<String> answered = _ -> {};
    private Board board;
    private boolean quit;
    private boolean pressed;
    private long drawn = System.nanoTime() - FRAME_NANOS;
    private long before = System.nanoTime();
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
        this.board = session.board();
    }

    /// Shows what happens until somebody quits, or nothing can happen any more.
    Ending run() throws IOException, InterruptedException {
        screen.print(Paper.ENTER);
        try {
            replay.ifPresent(source -> source.play(true));
            while (!quit) {
                session.poll();
                if (!look.paused || replay.isPresent()) {
                    go();
                }
                if (session.ended().isPresent() && session.isDrained() && !look.paused
                        && title.mode().startsWith("live")) {
                    return Ending.ENDED;
                }
                if (span.isPresent() && System.nanoTime() - start > span.get().toNanos()) {
                    return Ending.QUIT;
                }
                var line = editor;
                if (line != null) {
                    line.goOn();
                    answer(line);
                }
                draw();
                var key = keys.next(TICK);
                while (key.isPresent() && !quit) {
                    press(key.get());
                    key = keys.next(Duration.ZERO);
                }
            }
            return Ending.QUIT;
        } finally {
            screen.print(Paper.LEAVE);
            if (editor != null) {
                editor.close();
            }
        }
    }

    private void go() throws IOException, InterruptedException {
        long now = System.nanoTime();
        session.watched().pass(Duration.ofNanos(now - before));
        before = now;
        var time = Duration.ofNanos(now - start);
        var act = session.play(time);
        if (act instanceof Script.Act.Wait(Cue.Send _) && session.watched().kind() == Watched.Kind.SIMULATED
                && time.minus(helped).compareTo(VISIBLE) > 0) {
            helped = time;
            if (!session.watched().goOn()) {
                session.script().giveUp();
                look.note = "the machine will never accept the next event";
            }
        }
        session.pump(Duration.ZERO);
        board = session.board();
        look.settle(board);
        recipient = recipient();
    }

    private void draw() {
        long now = System.nanoTime();
        if (now - drawn < FRAME_NANOS && !pressed) {
            return;
        }
        drawn = now;
        pressed = false;
        if (editor != null) {
            look.line = Optional.of(new Look.Line(view(editor), typing != null));
        } else {
            look.line = Optional.empty();
        }
        var size = screen.size();
        var picture = new Layout(board, look, clock, title, replay.map(ReplaySource::where)).draw(size);
        var change = paper.draw(picture, size);
        if (!change.isEmpty()) {
            screen.print(change);
        }
    }

    /// The line as it is to be seen; while it is empty, with what is accepted at this very moment.
    private View view(LineEditor line) {
        var view = line.view();
        var now = typing;
        return now != null && (view.before() + view.after()).isEmpty() && view.candidates().isEmpty()
                ? new View(view.question(), "", "", List.of(), -1, Style.FAINT, now.judge("").remark())
                : view;
    }

    // ---- keys

    private void press(Key key) throws InterruptedException, IOException {
        look.note = "";
        pressed = true;
        if (key instanceof Key.Redraw) {
            paper.forget();
        } else if (editor != null && key == Key.Stroke.ESCAPE && editor.view().candidates().isEmpty()) {
            leave(editor);
        } else if (editor != null && !(key instanceof Key.Turned)) {
            type(editor, key);
        } else if (key instanceof Key.Typed(var text)) {
            for (int i = 0; i < text.length(); i++) {
                letter(text.charAt(i));
            }
        } else if (key instanceof Key.Turned(var up)) {
            look.back = Math.max(0, look.back + (up ? 5 : -5));
        } else if (key instanceof Key.Stroke stroke) {
            stroke(stroke);
        }
    }

    private void stroke(Key.Stroke stroke) throws InterruptedException, IOException {
        switch (stroke) {
            case CTRL_C, END_OF_INPUT, HANG_UP -> quit = true;
            case ARROW_UP -> look.move(board, -1);
            case ARROW_DOWN -> look.move(board, 1);
            case ARROW_LEFT -> stepBack();
            case ARROW_RIGHT -> stepOn();
            case TAB_PRESSED -> turn(1);
            case BACK_TAB_PRESSED -> turn(-1);
            case ENTER_PRESSED -> sendEvent();
            case HOME -> replay.ifPresent(_ -> seek(0));
            case END -> {
                look.back = 0;
                replay.ifPresent(source -> seek(source.length()));
            }
            case ESCAPE -> {
                look.help = false;
                look.back = 0;
                look.chart = 0;
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
            case 'k' -> look.move(board, -1);
            case 'j' -> look.move(board, 1);
            case 'e', ':' -> sendEvent();
            case '/' -> ask(Question.of("filter ›").validator(Validator.ANY).initial(look.filter), text -> {
                look.filter = text.strip();
                look.back = 0;
            });
            case 'o' -> look.onlySelected = !look.onlySelected;
            case '?' -> look.help = !look.help;
            case '[' -> look.chart--;
            case ']' -> look.chart++;
            case 'p', ' ' -> pause();
            case 'b' -> stepBack();
            case 'n' -> stepOn();
            case '+' -> replay.ifPresent(ReplaySource::faster);
            case '-' -> replay.ifPresent(ReplaySource::slower);
            case 'g' -> {
                if (replay.isPresent()) {
                    ask(Question.of("go to (120, 50%, 1:30) ›"), text -> replay.get().place(text).ifPresentOrElse(this::seek,
                            () -> look.note = "a step (120), a part (50%), or a time (1:30)"));
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
        if (replay.isPresent()) {
            var source = replay.get();
            boolean play = !source.isPlaying();
            if (play && source.position() == source.length()) {
                seek(0); // from the beginning again
            }
            source.play(play);
        } else {
            look.paused = !look.paused;
            before = System.nanoTime();
        }
    }

    // ---- what is typed

    private void ask(Question question, Consumer<String> then) throws InterruptedException {
        editor = LineEditor.ask(question);
        answered = then;
    }

    private void type(LineEditor line, Key key) throws InterruptedException {
        line.press(key);
        answer(line);
    }

    /// Takes the answer, if there is one.
    private void answer(LineEditor line) throws InterruptedException {
        if (line.isOpen()) {
            return;
        }
        var reply = line.reply();
        leave(line);
        if (reply instanceof Reply.Answer(var text)) {
            answered.accept(text);
        }
    }

    private void leave(LineEditor line) throws InterruptedException {
        line.close();
        editor = null;
        typing = null;
    }

    private void sendEvent() throws InterruptedException {
        if (!title.drivable()) {
            look.note = replay.isPresent()
                    ? "this is a recording"
                    : "this only reads; `--live` drives a running system";
            return;
        }
        var actor = board.find(look.selected);
        if (actor.isEmpty() || !actor.get().state().drivable()) {
            look.note = "this actor takes no events from outside";
            return;
        }
        recipient = recipient();
        var judge = new EventTyping(() -> {
            var now = recipient;
            return now == null ? nobody() : now;
        });
        ask(Question.of(actor.get().path() + " ›").completer(judge).validator(judge).history(history),
                this::send);
        typing = judge;
    }

    private void send(String text) {
        if (text.isBlank()) {
            return;
        }
        history.remove(text);
        history.add(text);
        if (EventTyping.isAction(text)) {
            session.act(look.selected, text);
        } else {
            var typed = EventTyping.read(text);
            if (typed.problem().isPresent()) {
                look.note = typed.problem().get();
                return;
            }
            session.send(look.selected, typed.event(), typed.data());
        }
        try {
            sendEvent(); // the next one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EventTyping.Recipient recipient() {
        var actor = board.find(look.selected);
        if (actor.isEmpty()) {
            return nobody();
        }
        var spec = actor.get().spec();
        Map<String, Map<String, String>> payloads = new LinkedHashMap<>(
                actor.get().state().machine().map(ActorState.Machine::payloads).orElse(Map.of()));
        spec.ifPresent(machine -> payloads.putAll(StageSource.payloads(machine)));
        return new EventTyping.Recipient(actor.get().path(), spec, actor.get().active(),
                actor.get().accepts(), payloads, session.watched().actions(actor.get().path()),
                session.watched().kind() == Watched.Kind.SIMULATED);
    }

    private EventTyping.Recipient nobody() {
        return new EventTyping.Recipient(look.selected, Optional.empty(), List.of(), List.of(), Map.of(),
                List.<Candidate>of(), false);
    }

    // ---- replay

    private void stepOn() throws IOException, InterruptedException {
        if (replay.isPresent()) {
            replay.get().play(false);
            replay.get().goOn();
            session.pump(Duration.ZERO);
        }
    }

    private void stepBack() {
        replay.ifPresent(source -> {
            source.play(false);
            seek(source.position() - 1);
        });
    }

    /// Goes to a place; backwards means from the beginning.
    private void seek(int place) {
        var source = replay.orElseThrow();
        try {
            if (place < source.position()) {
                source.rewind();
                session.restart();
            }
            while (source.position() < place && source.goOn()) {
                if (source.position() % 1_000 == 0) {
                    session.pump(Duration.ZERO);
                }
            }
            session.pump(Duration.ZERO);
            board = session.board();
            look.settle(board);
        } catch (IOException e) {
            look.note = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
