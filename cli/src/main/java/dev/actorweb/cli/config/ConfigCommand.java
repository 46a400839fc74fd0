package dev.actorweb.cli.config;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `aw config list`: what is configured, and where.
public final class ConfigCommand implements Command {
    private static final int WIDEST = 48;

    @Override
    public CommandSpec spec() {
        var list = CommandSpec.create()
                .addOption(Options.flag("--origin", "also show where each value comes from"));
        list.usageMessage().header("print every value that is in force")
                .description("Prints every value that is in force, defaults included.")
                .footer("aw config list --origin", "aw config list --json");
        var spec = CommandSpec.create().addSubcommand("list", list);
        spec.usageMessage()
                .description(
                        "Shows the configuration: aw.yaml over the user's file, the environment over both.")
                .footer("aw config list --origin");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        var config = ConfigLoader.load(invocation.directory(), invocation.environment().variables());
        var settings = Setting.all(config);
        if (invocation.json()) {
            invocation.terminal().json(json(config, settings));
        } else {
            table(invocation, settings);
        }
        return Exit.OK;
    }

    private static Json json(Config config, List<Setting> settings) {
        var json = Json.document("aw/config/1").member("file", config.file().map(Object::toString))
                .array("settings");
        for (var setting : settings) {
            json.object().member("path", setting.path()).member("value", setting.value())
                    .member("origin", setting.origin().describe()).end();
        }
        return json;
    }

    private static void table(Invocation invocation, List<Setting> settings) {
        var origin = invocation.flag("--origin");
        var paths = 0;
        var values = 0;
        for (var setting : settings) {
            paths = Math.max(paths, setting.path().length());
            values = Math.max(values, Math.min(setting.value().length(), WIDEST));
        }
        for (var setting : settings) {
            var line = new Text().column(Style.NAME, setting.path(), paths + 2);
            if (origin) {
                line.column(Style.PLAIN, setting.value(), values).add("  ").add(Style.FAINT,
                        setting.origin().describe());
            } else {
                line.column(Style.PLAIN, setting.value(), 0);
            }
            invocation.terminal().line(line);
        }
    }
}
