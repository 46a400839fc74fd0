package dev.actorweb.cli.input;

import dev.actorweb.cli.Invocation;
import java.util.List;

/// Asks the person at the terminal. Questions go to standard error, never among the results;
/// nothing is asked, and nothing waited for, where nobody can answer.
///
/// Every method throws `InterruptedException` when the process is told to end, after putting the
/// terminal back as it was.
public interface Prompter {
    /// Asks for a line of text.
    Reply line(Question question) throws InterruptedException;

    /// Asks for yes or no; `--yes` is taken as the answer.
    ///
    /// @param question
    ///            a sentence with a question mark
    /// @param otherwise
    ///            the answer that an empty line stands for
    Decision confirm(String question, Decision otherwise) throws InterruptedException;

    /// Asks for one of `choices`: the reply's text is that of the chosen candidate.
    Reply choose(String question, List<Candidate> choices) throws InterruptedException;

    /// Asks likewise, with a question before to go back to: Esc does that, and `<` where it is
    /// asked line by line; then the reply is `Back`.
    Prompter returning();

    /// Asks at the terminal of a command's run, if it has one; line by line where it can't be drawn
    /// on, or should not be.
    static Prompter of(Invocation invocation) {
        var terminal = invocation.terminal();
        return terminal.interactive() && !terminal.isDrawable()
                ? new LinePrompter(new TypedLines(invocation.environment().in()), terminal::message,
                        invocation.options().yes(), false)
                : TerminalPrompter.of(invocation);
    }
}
