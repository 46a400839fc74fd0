package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Key;
import dev.actorweb.cli.input.LineEditor;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.input.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The line in which somebody types: events to send, a filter, a place to go to. For one thread,
/// but for what completes and judges events.
final class InputLine {
    private final Session session;
    private final Look look;
    private final Layout.Title title;
    private final List<String> history = new ArrayList<>();
    private volatile EventTyping.@Nullable Recipient recipient;
    private @Nullable LineEditor editor;
    private @Nullable EventTyping typing;
    /// The actor that the event is for.
    private String addressee = "";
    private Consumer<String> answered = _ -> {};

    InputLine(Session session, Look look, Layout.Title title) {
        this.session = session;
        this.look = look;
        this.title = title;
    }

    /// Asks for something.
    void ask(Question question, Consumer<String> then) throws InterruptedException {
        editor = LineEditor.ask(question);
        answered = then;
    }

    /// Takes a key.
    void press(Key key) throws InterruptedException {
        var line = editor;
        if (line == null) {
            return;
        }
        if (key == Key.Stroke.ESCAPE && line.view().candidates().isEmpty()) {
            leave(line);
        } else {
            line.press(key);
            answer(line);
        }
    }

    /// Looks whether completions have come.
    void goOn() throws InterruptedException {
        var line = editor;
        if (line != null) {
            line.goOn();
            answer(line);
        }
    }

    /// Whom the event would be for has changed meanwhile, or is no more.
    void refresh() throws InterruptedException {
        var line = editor;
        if (line != null && typing != null && session.board().find(addressee).isEmpty()) {
            leave(line);
            look.note = addressee + " has ended";
        }
        recipient = recipient();
    }

    boolean isOpen() {
        return editor != null;
    }

    /// The line as it is to be seen; empty where nothing is asked.
    Optional<Look.Line> shown() {
        var line = editor;
        return line == null ? Optional.empty() : Optional.of(new Look.Line(view(line), typing != null));
    }

    /// The line as it is to be seen; while it is empty, with what is accepted at this very moment.
    private View view(LineEditor line) {
        var view = line.view();
        var now = typing;
        return now != null && (view.before() + view.after()).isEmpty() && view.candidates().isEmpty()
                ? new View(view.question(), "", "", List.of(), -1, Style.FAINT, now.judge("").remark())
                : view;
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

    /// Asks for an event for the selected actor, and for the next one after that.
    void sendEvent() throws InterruptedException {
        if (!title.drivable()) {
            look.note = session.watched().kind() == Watched.Kind.RECORDED
                    ? "this is a recording"
                    : "this only reads; `--live` drives a running system";
            return;
        }
        var actor = session.board().find(look.selected);
        if (actor.isEmpty() || !actor.get().state().drivable()) {
            look.note = "this actor takes no events from outside";
            return;
        }
        addressee = look.selected;
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
            session.act(addressee, text);
        } else {
            var typed = EventText.read(text);
            if (typed.problem().isPresent()) {
                look.note = typed.problem().get();
                return;
            }
            session.send(addressee, typed.event(), typed.data());
        }
        try {
            sendEvent(); // the next one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EventTyping.Recipient recipient() {
        var actor = session.board().find(typing == null ? look.selected : addressee);
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

    void close() throws InterruptedException {
        if (editor != null) {
            editor.close();
        }
    }
}
