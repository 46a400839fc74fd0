package dev.actorweb.completions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What a reference tells about one command.
///
/// @param words
///            that lead to it, the program first: `aw`, `worktree`, `add`
/// @param summary
///            a few words, without a full stop
/// @param options
///            those of its own; the ones that all commands share are in `shared`
/// @param examples
///            command lines, each perhaps with a remark
/// @param commands
///            those below it
public record Page(List<String> words, String summary, List<String> description, List<Entry> arguments,
        List<Entry> options, List<Entry> shared, List<String> examples, List<Page> commands) {

    /// An option under its names, or an argument.
    ///
    /// @param names
    ///            none for an argument
    /// @param value
    ///            the label of the value or argument; `""` for a flag
    /// @param required
    ///            whether the argument, or the option's value, must be given
    /// @param heading
    ///            of the section that begins with this option (the key of its description); `""`
    ///            where none begins
    public record Entry(List<String> names, String value, boolean required, boolean repeatable,
            String description, String heading) {
        public Entry {
            names = List.copyOf(names);
        }
    }

    public Page {
        words = List.copyOf(words);
        description = List.copyOf(description);
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
        shared = List.copyOf(shared);
        examples = List.copyOf(examples);
        commands = List.copyOf(commands);
    }

    /// The page of the command `words`.
    ///
    /// @param shared
    ///            the options that all commands have
    public static Page of(CommandSpec spec, List<String> words, List<OptionSpec> shared) {
        var own = new ArrayList<Entry>();
        var common = new ArrayList<Entry>();
        for (var option : spec.options()) {
            if (!option.hidden()) {
                (isOneOf(shared, option) ? common : own).add(entry(option, List.of(option.names())));
            }
        }
        var arguments = new ArrayList<Entry>();
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (!parameter.hidden()) {
                arguments.add(entry(parameter, List.of()));
            }
        }
        var commands = new ArrayList<Page>();
        spec.subcommands().forEach((name, line) -> {
            if (!line.getCommandSpec().usageMessage().hidden()) {
                var path = new ArrayList<>(words);
                path.add(name);
                commands.add(of(line.getCommandSpec(), path, shared));
            }
        });
        var usage = spec.usageMessage();
        var header = usage.header().length > 0 ? usage.header() : usage.description();
        return new Page(words, Node.line(header), List.of(usage.description()), arguments, own, common,
                List.of(usage.footer()), commands);
    }

    /// `aw worktree add`
    public String title() {
        return String.join(" ", words);
    }

    /// What may stand behind the title: `[options] [PATH…]`.
    String synopsis() {
        var synopsis = new StringBuilder(commands.isEmpty() ? "[options]" : "[command] [options]");
        for (var argument : arguments) {
            var label = argument.value() + (argument.repeatable() ? "…" : "");
            synopsis.append(' ').append(argument.required() ? label : "[" + label + "]");
        }
        return synopsis.toString();
    }

    private static Entry entry(ArgSpec argument, List<String> names) {
        var label = argument.paramLabel();
        var bare = label.startsWith("[") && label.endsWith("]")
                ? label.substring(1, label.length() - 1)
                : label;
        boolean valued = argument.arity().max() > 0;
        boolean repeatable = names.isEmpty() ? argument.arity().max() > 1 : argument.isMultiValue();
        return new Entry(names, valued ? bare : "", argument.arity().min() > 0, repeatable,
                String.join(" ", argument.description()),
                Objects.requireNonNullElse(argument.descriptionKey(), ""));
    }

    private static boolean isOneOf(List<OptionSpec> shared, OptionSpec option) {
        for (var each : shared) {
            if (Arrays.equals(each.names(), option.names())
                    && Arrays.equals(each.description(), option.description())
                    && each.paramLabel().equals(option.paramLabel())) {
                return true;
            }
        }
        return false;
    }
}
