package dev.actorweb.cli.schema;

import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.ConfigSchema;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.system.SystemReader;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `aw schema`: the JSON Schema of machines, systems, scenarios or `aw.yaml`.
public final class SchemaCommand implements Command {
    private static final List<String> KINDS = List.of("machine", "system", "scenario", "config");

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Prints the JSON Schema (2020-12) of a kind of file: with it, an editor completes, "
                                + "explains and checks while you write.")
                .footer("aw schema machine >.machine.schema.json",
                        "# yaml-language-server: $schema=.machine.schema.json     as first line of a spec",
                        "aw schema config >.aw.schema.json");
        spec.addPositional(
                Options.required("KIND", "machine, system, scenario, or config for aw.yaml", KINDS));
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) {
        var kind = invocation.argument(0).orElseThrow();
        var schema = switch (kind) {
            case "machine" -> MachineReader.schema();
            case "system" -> SystemReader.schema();
            case "scenario" -> ScenarioReader.schema();
            case "config" -> ConfigSchema.text();
            default -> throw UserError.usage("there is no schema of " + Safe.line(kind),
                    "there is one of " + String.join(", ", KINDS));
        };
        if (invocation.json()) {
            invocation.terminal()
                    .json(Json.document("aw/schema/1").member("kind", kind).member("text", schema));
        } else {
            invocation.terminal().document(schema);
        }
        return Exit.OK;
    }
}
