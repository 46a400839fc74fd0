package dev.actorweb.cli;

import dev.actorweb.machine.yaml.DidYouMean;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says at the edge what went wrong, and decides the exit code.
final class Failure {
    private record Report(Exit exit, String message, String hint) {}

    private Failure() {}

    static Exit report(Throwable failure, Terminal terminal, GlobalOptions options) {
        return switch (failure) {
            case ClosedPipe _ -> Exit.PIPE_CLOSED;
            case InterruptedException _ -> interrupted(terminal);
            case UserError e -> show(new Report(e.exit(), text(e), e.hint()), failure, terminal, options);
            case ParameterException e -> show(usage(e), failure, terminal, options);
            default -> show(bug(failure), failure, terminal, options);
        };
    }

    private static Exit interrupted(Terminal terminal) {
        terminal.message(Text.of("aw: interrupted"));
        return Exit.INTERRUPTED;
    }

    private static Exit show(Report report, Throwable failure, Terminal terminal, GlobalOptions options) {
        terminal.message(Text.of(Style.ERROR, "aw: error: ").add(report.message()));
        if (!report.hint().isEmpty()) {
            terminal.message(Text.of(Style.STRONG, "hint: ").add(report.hint()));
        }
        if (options.debug()) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            terminal.message(Text.of(trace.toString().stripTrailing()));
        }
        return options.format() == Format.JSON ? document(report, terminal) : report.exit();
    }

    /// A program that asked for JSON gets one document, whatever happens.
    private static Exit document(Report report, Terminal terminal) {
        try {
            if (!terminal.hasResult()) {
                terminal.json(Json.document("aw/error/1").member("exit", report.exit().code())
                        .member("message", report.message()).member("hint", report.hint()));
            }
            terminal.flush();
        } catch (ClosedPipe | UserError unwritable) {
            return report.exit();
        }
        return report.exit();
    }

    private static Report bug(Throwable failure) {
        return new Report(Exit.BUG, "this is a bug in aw: " + failure,
                "please report it, with the trace that --debug shows");
    }

    private static Report usage(ParameterException failure) {
        var command = failure.getCommandLine().getCommandSpec();
        var help = ("'aw " + command.qualifiedName() + " --help' explains it").replace("  ", " ");
        return switch (failure) {
            case UnmatchedArgumentException e -> unmatched(e, help);
            case MissingParameterException e -> new Report(Exit.USAGE, missing(e), help);
            default -> new Report(Exit.USAGE, lowerCase(text(failure)), help);
        };
    }

    private static Report unmatched(UnmatchedArgumentException failure, String help) {
        var word = failure.getUnmatched().getFirst();
        var name = word.startsWith("--") && word.indexOf('=') > 0
                ? word.substring(0, word.indexOf('='))
                : word;
        var spec = failure.getCommandLine().getCommandSpec();
        // A known option can only be left over because it stood behind "--".
        boolean option = name.startsWith("-") && !spec.optionsMap().containsKey(name);
        boolean command = !option && !spec.subcommands().isEmpty();
        var known = option ? spec.optionsMap().keySet() : spec.subcommands().keySet();
        var message = option
                ? "unknown option: " + Safe.line(name)
                : command
                        ? "unknown command: " + spec.qualifiedName() + " " + Safe.line(word)
                        : "unexpected argument: " + Safe.line(word);
        var prefix = command ? "'aw " + spec.qualifiedName() + " " : "";
        return new Report(Exit.USAGE, message, DidYouMean.nearest(name, known).filter(_ -> name.length() > 1)
                .map(near -> "did you mean " + prefix + near + (command ? "'?" : "?")).orElse(help));
    }

    /// In the words of our help, where it is about arguments.
    private static String missing(MissingParameterException failure) {
        return lowerCase(text(failure)).replace("missing required parameter", "missing argument")
                .replace("'", "");
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String lowerCase(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
