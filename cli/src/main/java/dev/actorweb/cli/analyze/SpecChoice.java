package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The specs that a command line names: by `--target`, then by its parameters.
final class SpecChoice {
    private SpecChoice() {}

    /// At least one; a usage error when none is named.
    static List<Spec> specs(Invocation invocation) throws IOException {
        var specs = named(invocation);
        if (specs.isEmpty()) {
            throw nothing("there is nothing to analyze");
        }
        return specs;
    }

    /// Those of the folder when none is named.
    static List<Spec> specsOrAll(Invocation invocation) throws IOException {
        var specs = named(invocation);
        if (specs.isEmpty()) {
            specs = new SpecFinder(invocation).findHere();
        }
        if (specs.isEmpty()) {
            throw nothing("there is nothing to analyze here");
        }
        return specs;
    }

    private static List<Spec> named(Invocation invocation) throws IOException {
        List<Spec> specs = new ArrayList<>();
        var target = invocation.option("--target");
        if (target.isPresent()) {
            specs.add(BuiltIn.spec(target.get()));
        }
        specs.addAll(new SpecFinder(invocation).find(invocation.arguments()));
        return specs;
    }

    private static UserError nothing(String message) {
        return UserError.usage(message,
                "name a spec or a folder: 'aw analyze machines/'; or try 'aw analyze --target git-actor'");
    }
}
