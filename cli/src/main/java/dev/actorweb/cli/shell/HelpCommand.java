package dev.actorweb.cli.shell;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Help;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Overview;
import dev.actorweb.cli.Registry;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.yaml.DidYouMean;
import picocli.CommandLine.Model.CommandSpec;

/// `aw help`: the list of commands, or the help of one.
public final class HelpCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Lists the commands, or explains one: 'aw help save' is 'aw save --help'.")
                .footer("aw help", "aw help version");
        spec.addPositional(Options.any("COMMAND", "the command to explain, with its subcommand if it has any",
                Registry.names()));
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        var words = invocation.arguments();
        if (words.isEmpty()) {
            return Overview.show(invocation.terminal(), invocation.options().format());
        }
        var spec = Registry.model(words.getFirst());
        for (var word : words.subList(1, words.size())) {
            var sub = spec.subcommands().get(word);
            if (sub == null) {
                var name = spec.qualifiedName();
                throw UserError.usage("unknown command: " + name + " " + Safe.line(word),
                        DidYouMean.nearest(word, spec.subcommands().keySet())
                                .map(near -> "did you mean 'aw help " + name + " " + near + "'?")
                                .orElse("'aw help " + name + "' lists what there is"));
            }
            spec = sub.getCommandSpec();
        }
        return Help.of(spec).show(invocation.terminal(), invocation.options().format());
    }
}
