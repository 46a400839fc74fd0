package dev.actorweb.cli;

import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.commit.MessageLine;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Decision;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.input.Validator;
import dev.actorweb.cli.input.Verdict;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// A program that asks one question, as a command would, and prints what came of it.
public final class AskingMain {
    private AskingMain() {}

    public static void main(String[] args) throws InterruptedException {
        var interruption = Interruption.of(Thread.currentThread());
        System.out.println(answer(args[0], prompter(args)));
        System.out.flush();
        interruption.finished();
    }

    private static Object answer(String kind, Prompter prompter) throws InterruptedException {
        var history = List.of("fix(lexer): skip blanks", "feat(parser): read long lines");
        var message = new MessageLine(CommitRules.defaults(), history);
        return switch (kind) {
            case "message" -> prompter
                    .line(Question.of("Message:").completer(message).validator(message).history(history));
            case "confirm" -> prompter.confirm("Go on?", Decision.NO);
            case "choose" -> prompter.choose("Template:",
                    List.of(new Candidate("java", "one actor"), new Candidate("kotlin", "two actors")));
            case "stuck" -> prompter.line(Question.of("Stuck?").completer((_, _) -> {
                new CountDownLatch(1).await();
                throw new AssertionError();
            }).validator(Validator.ANY));
            case "broken" -> broken(prompter);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Reply broken(Prompter prompter) throws InterruptedException {
        return prompter.line(Question.of("Broken?").validator(text -> {
            if (text.isEmpty()) {
                return new Verdict.Incomplete("");
            }
            throw new IllegalStateException("no luck");
        }));
    }

    private static Prompter prompter(String[] args) {
        var spec = CommandSpec.create();
        GlobalOptions.addTo(spec);
        var parsed = new CommandLine(spec)
                .parseArgs(List.of(args).subList(1, args.length).toArray(String[]::new));
        var environment = Environment.ofProcess();
        var options = GlobalOptions.of(List.of(parsed));
        return Prompter.of(new Invocation(parsed, options, Terminal.open(environment, options),
                environment.directory(), environment));
    }
}
