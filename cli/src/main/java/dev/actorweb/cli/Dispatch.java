package dev.actorweb.cli;

import dev.actorweb.completions.Completion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Finds the command that is meant, builds its model (and no other), parses, and runs it.
final class Dispatch {
    private Dispatch() {}

    static Exit run(String[] args, Terminal terminal, Environment environment) throws Exception {
        if (args.length > 0 && args[0].equals(Completion.QUESTION)) {
            return Registry.complete(List.of(args).subList(1, args.length), terminal, environment);
        }
        var line = CommandWords.split(args);
        if (line.command().isEmpty()) {
            return withoutCommand(line.others(), terminal);
        }
        var name = line.command().get();
        if (!Registry.names().contains(name)) { // perhaps it is the value of an option that we
                                                // don't know
            parse(globalOptions(), line.before());
        }
        var entry = Registry.entry(name);
        var command = entry.command().get();
        command.prepare();
        var chain = parse(Registry.model(entry, command), line.others());
        var innermost = chain.getLast();
        if (innermost.isUsageHelpRequested()) {
            return Help.of(innermost.commandSpec()).show(terminal, GlobalOptions.of(chain).format());
        }
        if (innermost.isVersionHelpRequested()) {
            return version(terminal);
        }
        var options = GlobalOptions.of(chain);
        var directory = directory(options, environment);
        if (options.root().isEmpty() && entry.group() != Registry.Group.SHELL) {
            requireFolder(directory);
        }
        var invocation = new Invocation(innermost, options, terminal.with(options), directory, environment);
        return command.run(invocation);
    }

    private static Exit withoutCommand(List<String> options, Terminal terminal) {
        var chain = parse(globalOptions(), options);
        if (chain.getFirst().isVersionHelpRequested()) {
            return version(terminal);
        }
        return Overview.show(terminal, GlobalOptions.of(chain).format());
    }

    private static CommandSpec globalOptions() {
        var spec = CommandSpec.create().name("");
        GlobalOptions.addTo(spec);
        return spec;
    }

    private static Exit version(Terminal terminal) {
        terminal.line("aw " + Build.current().version());
        return Exit.OK;
    }

    /// The results of the command and of the subcommands that were named, outermost first.
    private static List<ParseResult> parse(CommandSpec spec, List<String> words) {
        spec.parser().expandAtFiles(false).overwrittenOptionsAllowed(true);
        var line = new CommandLine(spec).setInterpolateVariables(false);
        var chain = new ArrayList<ParseResult>();
        ParseResult result;
        try {
            result = line.parseArgs(words.toArray(String[]::new));
        } catch (MissingParameterException e) {
            throw unknownOption(e, words);
        }
        chain.add(result);
        while (result.hasSubcommand()) {
            result = result.subcommand();
            chain.add(result);
        }
        return chain;
    }

    /// A wrong option is the nearer cause when an argument is missing as well: the first one there
    /// is among `words`, else `missing` itself.
    private static ParameterException unknownOption(MissingParameterException missing, List<String> words) {
        var line = missing.getCommandLine();
        var known = line.getCommandSpec().optionsMap().keySet();
        for (var word : words) {
            if (word.equals("--")) {
                return missing;
            }
            if (word.startsWith("--") && !known.contains(word.split("=", 2)[0])) {
                return new UnmatchedArgumentException(line, List.of(word));
            }
        }
        return missing;
    }

    /// A name in another encoding than UTF-8 can't be used, because Java has no way to write it.
    private static void requireFolder(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UserError(Exit.PRECONDITION,
                    "the folder you are in can't be used: " + Safe.line(directory.toString()),
                    "its name is not in UTF-8, or it is gone; go to another one");
        }
    }

    private static Path directory(GlobalOptions options, Environment environment) {
        if (options.root().isEmpty()) {
            return environment.directory();
        }
        var directory = environment.directory().resolve(options.root().get()).normalize();
        if (!Files.isDirectory(directory)) {
            throw new UserError(Exit.PRECONDITION,
                    (Files.exists(directory) ? "--root: not a folder: " : "--root: no such folder: ")
                            + directory,
                    "give a folder that exists");
        }
        return directory;
    }
}
