package dev.actorweb.cli.input;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Text;
import dev.actorweb.runtime.ActorSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Asks at the terminal at standard input and standard error.
///
/// The terminal is taken over for as long as one question is open, and given back before anything
/// else happens: programs that the command starts find it as they expect it.
final class TerminalPrompter implements Prompter {
    private static final Duration STOPPING = Duration.ofSeconds(1);

    /// Opens the terminal; empty when it can't be taken over.
    interface Opening {
        Optional<Screen> open();
    }

    private final Opening opening;
    private final Function<Text, String> painter;
    private final boolean yes;

    /// @param yes
    ///            whether confirmations are given already
    TerminalPrompter(Opening opening, Function<Text, String> painter, boolean yes) {
        this.opening = opening;
        this.painter = painter;
        this.yes = yes;
    }

    static TerminalPrompter of(Invocation invocation) {
        var terminal = invocation.terminal();
        var glyphs = Glyphs.of(invocation.environment().variables());
        return new TerminalPrompter(terminal.interactive() && terminal.isDrawable() ? () -> {
            terminal.clearAway();
            return open();
        } : Optional::empty, text -> glyphs.show(terminal.painted(text)),
                invocation.options().yes());
    }

    private static Optional<Screen> open() {
        try {
            return Optional.of(JLineScreen.open());
        } catch (IOException | IllegalStateException notToBeHad) {
            return Optional.empty();
        }
    }

    @Override
    public Reply line(Question question) throws InterruptedException {
        return ask(question);
    }

    @Override
    public Decision confirm(String question, Decision otherwise) throws InterruptedException {
        if (yes) {
            return Decision.YES;
        }
        var words = new YesOrNo(otherwise);
        return switch (ask(words.question(question))) {
            case Reply.Answer(var text) -> words.decision(text);
            case Reply.Cancelled _ -> Decision.CANCELLED;
            case Reply.NoTerminal _ -> Decision.NO_TERMINAL;
        };
    }

    @Override
    public Reply choose(String question, List<Candidate> choices) throws InterruptedException {
        var words = new OneOf(choices);
        return ask(Question.of(question).completer(words).validator(words), Key.Stroke.TAB_PRESSED);
    }

    private Reply ask(Question question, Key... first) throws InterruptedException {
        var opened = opening.open();
        if (opened.isEmpty()) {
            return new Reply.NoTerminal();
        }
        var system = ActorSystem.create("aw");
        try (var screen = opened.get()) {
            var actor = InputActor.ask(system, question, PromptSession.SETTLING);
            return new PromptSession(question, screen, actor, painter).run(first);
        } finally {
            system.stop(STOPPING);
        }
    }
}
