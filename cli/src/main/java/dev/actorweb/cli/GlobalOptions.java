package dev.actorweb.cli;

import dev.actorweb.completions.Candidates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that every command understands, before or after the command's name.
///
/// `color` is `auto`, `always` or `never`; `root` is as typed.
public record GlobalOptions(Format format, boolean quiet, boolean verbose, String color, boolean debug,
        boolean yes,
        Optional<String> root) {

    /// Those that take a value, for finding the command's name among the words.
    private static final List<String> WITH_VALUE = List.of("--format", "--color", "--root");

    /// The options as picocli describes them, for one command.
    static List<OptionSpec> specs() {
        var specs = new ArrayList<OptionSpec>();
        specs.add(Options.choice("--format", "how to report (text)", "text", "json"));
        specs.add(Options.flag("--json", "the same as --format json"));
        specs.add(Options.flag("-q --quiet", "print results and errors only"));
        specs.add(Options.flag("-v --verbose", "tell more on standard error"));
        specs.add(Options.choice("--color", "when to use colours (auto)", "auto", "always", "never"));
        specs.add(Options.value("--root", "DIR", "work in this folder instead of the current one",
                Candidates.DIRECTORIES));
        specs.add(Options.flag("--yes", "answer every confirmation with yes"));
        specs.add(Options.flag("--debug", "show a stack trace with an error"));
        specs.add(Options.option("-h --help", "explain this command").type(boolean.class).arity("0")
                .usageHelp(true)
                .build());
        specs.add(Options.option("--version", "print the version").type(boolean.class).arity("0")
                .versionHelp(true)
                .build());
        return specs;
    }

    /// Adds to `command`, and to its subcommands, every global option whose names it does not
    /// use itself.
    static void addTo(CommandSpec command) {
        for (var option : specs()) {
            if (free(command, option)) {
                command.addOption(option);
            }
        }
        for (var sub : command.subcommands().values()) {
            addTo(sub.getCommandSpec());
        }
    }

    private static boolean free(CommandSpec command, OptionSpec option) {
        for (var name : option.names()) {
            if (command.optionsMap().containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    static boolean takesValue(String option) {
        return WITH_VALUE.contains(option);
    }

    /// Reads leniently what concerns the report of errors, before the command line is known to
    /// be right.
    static GlobalOptions scan(String[] args) {
        var format = Format.TEXT;
        var color = "auto";
        boolean quiet = false;
        boolean debug = false;
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            switch (args[i]) {
                case "--json", "--format=json" -> format = Format.JSON;
                case "--format" ->
                    format = i + 1 < args.length && args[i + 1].equals("json") ? Format.JSON : format;
                case "--color=always", "--color=never" -> color = args[i].substring("--color=".length());
                case "--color" -> color = i + 1 < args.length ? args[i + 1] : color;
                case "--debug" -> debug = true;
                case "-q", "--quiet" -> quiet = true;
                default -> {
                }
            }
        }
        return new GlobalOptions(format, quiet, false, color, debug, false, Optional.empty());
    }

    /// What was given to the command and to the subcommands on the way; the innermost counts.
    static GlobalOptions of(List<ParseResult> chain) {
        boolean quiet = flag(chain, "--quiet");
        boolean verbose = flag(chain, "--verbose");
        if (quiet && verbose) {
            throw UserError.usage("--quiet and --verbose exclude each other", "give one of them");
        }
        var json = flag(chain, "--json") || value(chain, "--format").filter("json"::equals).isPresent();
        return new GlobalOptions(json ? Format.JSON : Format.TEXT, quiet, verbose,
                value(chain, "--color").orElse("auto"), flag(chain, "--debug"), flag(chain, "--yes"),
                value(chain, "--root"));
    }

    private static boolean flag(List<ParseResult> chain, String name) {
        for (var result : chain) {
            if (result.hasMatchedOption(name)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> value(List<ParseResult> chain, String name) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (chain.get(i).hasMatchedOption(name)) {
                return Optional.of(chain.get(i).matchedOptionValue(name, ""));
            }
        }
        return Optional.empty();
    }
}
