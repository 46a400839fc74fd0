package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// One of the things that `aw analyze` does: the options that belong to it, and its work.
///
/// A mode is one class and one line in [AnalyzeCommand]. Options that several modes understand
/// belong to [Check], which is done when no other mode is asked for.
interface Mode {
    /// Adds the options of this mode to the command.
    void describe(CommandSpec spec);

    /// The option by which the mode was asked for, as on the command line; empty when it was not.
    default String asked(Invocation invocation) {
        return "";
    }

    /// What this mode is called where options are told apart.
    String name();

    /// The options that this mode looks at, its own included; any other one of `aw analyze`
    /// is refused.
    Set<String> takes();

    /// The values of `--format` that this mode understands; empty for all.
    default List<String> formats() {
        return List.of("text", "json");
    }

    /// Does the work, as [dev.actorweb.cli.Command#run] does.
    Exit run(Invocation invocation) throws Exception;
}
