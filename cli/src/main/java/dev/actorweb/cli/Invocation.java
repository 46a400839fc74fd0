package dev.actorweb.cli;

import dev.actorweb.machine.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// One call of a command, parsed: what was typed, and the surroundings to do it in.
///
/// `parsed` belongs to the innermost command that was named; `directory` is the folder to work in
/// (absolute; from `--root`, else the working folder). Option names are given as on the command
/// line, with their dashes.
public record Invocation(ParseResult parsed, GlobalOptions options, Terminal terminal, Path directory,
        Environment environment) {

    /// The name of the innermost command: `list` in `aw worktree list`.
    public String command() {
        return parsed.commandSpec().name();
    }

    /// True when the option without value was given.
    public boolean flag(String option) {
        return parsed.hasMatchedOption(option);
    }

    /// The option's value, if it was given.
    public Optional<String> option(String option) {
        return parsed.hasMatchedOption(option)
                ? Optional.of(parsed.matchedOptionValue(option, ""))
                : Optional.empty();
    }

    /// The length of time that the option says, if it was given: a number and its unit, for all
    /// options of all commands alike. A number alone is refused: it could mean seconds as well
    /// as milliseconds.
    public Optional<Duration> duration(String option) {
        var text = option(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Durations.parseWithUnit(text.get()).filter(time -> !time.isNegative())
                .orElseThrow(() -> noDuration(option, text.get())));
    }

    private static UserError noDuration(String option, String text) {
        var number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && text.length() < 10;
        return UserError.usage(option + " needs a duration, not '" + Safe.line(text) + "'", number
                ? "say the unit, too: " + option + " " + text + "ms, or " + text + "s"
                : "a number and its unit: 500ms, 30s, 5m, 1h30m");
    }

    /// All values of an option that may be repeated; empty when it was not given.
    public List<String> options(String option) {
        return parsed.hasMatchedOption(option)
                ? parsed.<List<String>>matchedOptionValue(option, List.of())
                : List.of();
    }

    /// All parameters in the order in which they were typed.
    public List<String> arguments() {
        var arguments = new ArrayList<String>();
        for (var parameter : parsed.commandSpec().positionalParameters()) {
            arguments.addAll(parameter.stringValues());
        }
        return arguments;
    }

    /// The parameter at `index`, counted from 0, if there are so many.
    public Optional<String> argument(int index) {
        var arguments = arguments();
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    /// True when the result is to be one JSON document.
    public boolean json() {
        return options.format() == Format.JSON;
    }

    /// A path as it was typed, seen from the folder to work in.
    public Path path(String typed) {
        return directory.resolve(typed).normalize();
    }
}
