package dev.actorweb.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/// Short ways to describe options and parameters; anything rarer is built with picocli's own
/// builders.
///
/// Names are given as on the command line, several separated by one space: `"-m --message"`. Values
/// are strings: commands convert what they need, which keeps picocli's converters (and their
/// classes) out of the start.
public final class Options {
    private Options() {}

    /// An option without a value.
    public static OptionSpec flag(String names, String description) {
        return option(names, description).type(boolean.class).arity("0").build();
    }

    /// An option with one value; given twice, the last one counts.
    public static OptionSpec value(String names, String label, String description) {
        return option(names, description).type(String.class).arity("1").paramLabel(label).build();
    }

    /// As `value`, completed from `candidates`: a list of words, or one of the sources
    /// in `Candidates`.
    public static OptionSpec value(String names, String label, String description,
            Iterable<String> candidates) {
        return option(names, description).type(String.class).arity("1").paramLabel(label)
                .completionCandidates(candidates).build();
    }

    /// An option whose value is a length of time, which [Invocation#duration(String)] reads.
    public static OptionSpec duration(String names, String description) {
        return value(names, "TIME", description);
    }

    /// An option that may be given several times.
    public static OptionSpec values(String names, String label, String description) {
        return option(names, description).type(List.class).auxiliaryTypes(String.class).arity("1")
                .paramLabel(label)
                .build();
    }

    /// An option whose value is one of `choices`; anything else is a usage error.
    public static OptionSpec choice(String names, String description, String... choices) {
        var allowed = List.of(choices);
        return option(names, description).type(String.class).arity("1").paramLabel(String.join("|", choices))
                .completionCandidates(allowed).converters(text -> chosen(text, allowed)).build();
    }

    /// One parameter that must be given.
    public static PositionalParamSpec required(String label, String description) {
        return PositionalParamSpec.builder().type(String.class).required(true).arity("1").paramLabel(label)
                .description(description)
                .build();
    }

    /// As `required`, completed from `candidates`: a list of words, or one of the sources
    /// in `Candidates`.
    public static PositionalParamSpec required(String label, String description,
            Iterable<String> candidates) {
        return PositionalParamSpec.builder().type(String.class).required(true).arity("1").paramLabel(label)
                .description(description)
                .completionCandidates(candidates).build();
    }

    /// One parameter that may be left out.
    public static PositionalParamSpec optional(String label, String description) {
        return PositionalParamSpec.builder().type(String.class).arity("0..1").paramLabel(label)
                .description(description).build();
    }

    /// As `optional`, completed from `candidates`: a list of words, or one of the sources
    /// in `Candidates`.
    public static PositionalParamSpec optional(String label, String description,
            Iterable<String> candidates) {
        return PositionalParamSpec.builder().type(String.class).arity("0..1").paramLabel(label)
                .description(description).completionCandidates(candidates).build();
    }

    /// Any number of parameters, none included.
    public static PositionalParamSpec any(String label, String description) {
        return PositionalParamSpec.builder().type(List.class).auxiliaryTypes(String.class).arity("0..*")
                .paramLabel(label).description(description).build();
    }

    /// As `any`, completed from `candidates`: a list of words, or one of the sources
    /// in `Candidates`.
    public static PositionalParamSpec any(String label, String description, Iterable<String> candidates) {
        return PositionalParamSpec.builder().type(List.class).auxiliaryTypes(String.class).arity("0..*")
                .paramLabel(label).description(description).completionCandidates(candidates).build();
    }

    /// A builder for what the other methods don't cover.
    public static OptionSpec.Builder option(String names, String description) {
        return OptionSpec.builder(names.split(" ", -1)).description(description);
    }

    /// `option`, with which a section of the help begins that bears this heading. (picocli keeps a
    /// description's key for resource bundles, of which aw has none.)
    public static OptionSpec under(String heading, OptionSpec option) {
        return option.toBuilder().descriptionKey(heading).build();
    }

    /// Numbers the parameters of `spec` and its subcommands in the order in which they were added.
    /// (picocli sorts those without a number by its own rules, and a list without one takes the
    /// words of the others, too.)
    static CommandSpec numbered(CommandSpec spec) {
        int index = 0;
        for (var argument : List.copyOf(spec.args())) {
            if (argument instanceof PositionalParamSpec parameter) {
                var place = parameter.isMultiValue() ? index + "..*" : String.valueOf(index);
                spec.remove(parameter);
                spec.addPositional(parameter.toBuilder().index(place).build());
                index++;
            }
        }
        for (var sub : spec.subcommands().values()) {
            numbered(sub.getCommandSpec());
        }
        return spec;
    }

    private static String chosen(String text, List<String> allowed) {
        if (allowed.contains(text)) {
            return text;
        }
        throw new TypeConversionException("'" + text + "' is none of " + String.join(", ", allowed));
    }
}
