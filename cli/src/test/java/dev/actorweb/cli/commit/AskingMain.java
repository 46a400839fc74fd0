package dev.actorweb.cli.commit;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Decision;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Verdict;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;

/// A program that asks one question, as a command does, and prints what came of it.
public final class AskingMain implements Command {
    private static final List<String> EARLIER = List.of("fix(lexer): skip blanks",
            "feat(parser): read long lines");

    public static void main(String[] args) {
        Aw.main(new AskingMain(), args);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.create().addPositional(Options.required("KIND", "what to ask"));
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        var reply = answer(invocation.argument(0).orElseThrow(), Prompter.of(invocation));
        invocation.terminal().line(reply.toString());
        return Exit.OK;
    }

    private static Object answer(String kind, Prompter prompter) throws InterruptedException {
        var message = new MessageLine(CommitRules.defaults(), EARLIER);
        return switch (kind) {
            case "message" -> prompter
                    .line(Question.of("Message:").completer(message).validator(message).history(EARLIER));
            case "confirm" -> prompter.confirm("Go on?", Decision.NO);
            case "choose" -> prompter.choose("Template:",
                    List.of(new Candidate("java", "one actor"), new Candidate("kotlin", "two actors")));
            case "stuck" -> prompter.line(Question.of("Stuck?").completer((_, _) -> {
                new CountDownLatch(1).await();
                throw new AssertionError();
            }));
            case "broken" -> prompter.line(Question.of("Broken?").validator(AskingMain::broken));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Verdict broken(String text) {
        if (text.isEmpty()) {
            return new Verdict.Incomplete("");
        }
        throw new IllegalStateException("no luck");
    }
}
