package dev.actorweb.cli.shell;

import dev.actorweb.cli.Build;
import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import picocli.CommandLine.Model.CommandSpec;

/// `aw version`: which build this is, and what it runs on.
public final class VersionCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Prints the version, the commit it was built from and the Java runtime.")
                .footer("aw version", "aw version --json");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        var build = Build.current();
        var runtime = Runtime.version().toString();
        var home = System.getProperty("java.home", "");
        if (invocation.json()) {
            invocation.terminal().json(Json.document("aw/version/1").member("version", build.version())
                    .member("commit", build.commit()).object("java").member("version", runtime)
                    .member("home", home));
        } else {
            invocation.terminal().line("aw " + build.version() + " (" + build.commit() + ")");
            invocation.terminal().line("java " + runtime + " (" + home + ")");
        }
        return Exit.OK;
    }
}
