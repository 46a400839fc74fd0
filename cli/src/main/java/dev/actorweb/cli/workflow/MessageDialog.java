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
        var rows = new MessageBody(prompter.returning(), wanted.rules());
        var question = Question.of("Message:").completer(line).validator(line).history(earlier)
                .initial(draft.substring(0, end));
        var reply = prompter.line(question);
        while (reply instanceof Reply.Answer(var text) && body.isEmpty()) {
            var header = text.strip();
            reply = rows.ask(header);
            if (!(reply instanceof Reply.Back)) {
                return reply;
            }
            reply = prompter.line(question.initial(header));
        }
        return switch (reply) {
            case Reply.Answer(var text) -> new Reply.Answer(text.strip() + body);
            case Reply.Cancelled(var text) when body.isEmpty() ->
                new Reply.Cancelled(rows.message(text.strip()));
            case Reply.Cancelled(var text) -> new Reply.Cancelled(text.strip() + body);
            case Reply.Back _,Reply.NoTerminal _ -> reply;
        };
    }
}
