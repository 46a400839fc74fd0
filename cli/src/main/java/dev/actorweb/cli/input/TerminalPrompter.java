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
    private final boolean returns;

    /// @param yes
    ///            whether confirmations are given already
    /// @param returns
    ///            whether there is a question before to go back to
    TerminalPrompter(Opening opening, Function<Text, String> painter, boolean yes, boolean returns) {
        this.opening = opening;
        this.painter = painter;
        this.yes = yes;
        this.returns = returns;
    }

    static TerminalPrompter of(Invocation invocation) {
        var terminal = invocation.terminal();
        var glyphs = Glyphs.of(invocation.environment().variables());
        return new TerminalPrompter(terminal.interactive() && terminal.isDrawable() ? () -> {
            terminal.clearAway();
            return open();
        } : Optional::empty, text -> glyphs.show(terminal.painted(text)),
                invocation.options().yes(), false);
    }

    private static Optional<Screen> open() {
        try {
            return Optional.of(JLineScreen.open());
        } catch (IOException | IllegalStateException notToBeHad) {
            return Optional.empty();
        }
    }

    @Override
    public Prompter returning() {
        return new TerminalPrompter(opening, painter, yes, true);
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
        return words.decision(ask(words.question(question)));
    }

    @Override
    public Reply choose(String question, List<Candidate> choices) throws InterruptedException {
        var words = new OneOf(choices);
        return ask(Question.of(question).completer(words).validator(words), Key.Stroke.TAB_PRESSED);
    }

    private Reply ask(Question asked, Key... first) throws InterruptedException {
        var question = asked.returns(returns);
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
