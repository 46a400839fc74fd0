package dev.actorweb.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.config.ConfigSchema;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.system.SystemReader;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {
    @Test
    void theSchemaOfEachKindIsPrintedAsItIs() {
        assertThat(Aw.run("schema", "machine").out()).isEqualTo(MachineReader.schema());
        assertThat(Aw.run("schema", "system").out()).isEqualTo(SystemReader.schema());
        assertThat(Aw.run("schema", "scenario").out()).isEqualTo(ScenarioReader.schema());
        assertThat(Aw.run("schema", "config").out()).isEqualTo(ConfigSchema.text());
    }

    @Test
    void asJsonItsTextIsAMember() {
        var run = Aw.run("schema", "scenario", "--json");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).startsWith("""
                {
                  "schema": "aw/schema/1",
                  "kind": "scenario",
                  "text": "{\\n""");
    }

    @Test
    void anotherKindIsAUsageErrorThatNamesTheKinds() {
        var run = Aw.run("schema", "door");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).isEqualTo("""
                aw: error: there is no schema of door
                hint: there is one of machine, system, scenario, config
                """);
    }
}
