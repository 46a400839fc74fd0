package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.process.Environment;

/// What the programs that a command starts see of the world.
public final class Surroundings {
    private Surroundings() {}

    /// The variables of this run, as differences from those of this process.
    public static Environment of(dev.actorweb.cli.Environment run) {
        return Environment.of(run.variables());
    }

    public static EngineOptions engineOptions(Invocation invocation, Environment environment) {
        var options = EngineOptions.unattended().with(environment);
        if (invocation.options().root().isPresent()) {
            options = options.named();
        }
        return invocation.terminal().interactive() ? options.attended() : options;
    }
}
