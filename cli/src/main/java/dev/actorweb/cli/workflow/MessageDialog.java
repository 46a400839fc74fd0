package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.commit.MessageLine;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Reply;

/// Asks for a commit message: the first line, then what follows it. A draft's body stays as it is.
final class MessageDialog {
    private MessageDialog() {}

    static Reply ask(Invocation invocation, MessagePrompt.Wanted wanted) throws InterruptedException {
        if (!invocation.terminal().interactive()) {
            return new Reply.NoTerminal();
        }
        return ask(Prompter.of(invocation), wanted);
    }

    static Reply ask(Prompter prompter, MessagePrompt.Wanted wanted) throws InterruptedException {
        var earlier = wanted.earlier().subjects();
        var line = new MessageLine(wanted.rules(), earlier);
        var draft = wanted.draft();
        int end = draft.indexOf('\n') < 0 ? draft.length() : draft.indexOf('\n');
        var body = draft.substring(end).isBlank() ? "" : draft.substring(end);
        var question = Question.of("Message:").completer(line).validator(line).history(earlier)
                .initial(draft.substring(0, end));
        return switch (prompter.line(question)) {
            case Reply.Answer(var text) when body.isEmpty() ->
                new MessageBody(prompter, wanted.rules(), text.strip()).ask();
            case Reply.Answer(var text) -> new Reply.Answer(text.strip() + body);
            case Reply.Cancelled(var text) -> new Reply.Cancelled(text.strip() + body);
            case Reply.NoTerminal nobody -> nobody;
        };
    }
}
