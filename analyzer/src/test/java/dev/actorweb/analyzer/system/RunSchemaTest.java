package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.machine.yaml.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the schema of scenarios says about those of systems, their reader says too.
class RunSchemaTest {
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioReader.schema());

    private boolean accepts(String json) {
        return schema.validate(json, InputFormat.JSON).isEmpty();
    }

    private static boolean reads(String json) {
        return RunReader.read(YamlReader.read("run.json", json)).problems().isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"scenario\": \"x\", \"system\": \"s.yaml\"}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"actor\": \"a\", \"start\": null}], \"loop\": 2}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"actor\": \"a\", \"message\": \"M\", \"with\": {\"n\": 1}, \"to\": [\"b\"], \"choice\": 2}]}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"expect\": \"a.in('b')\"}]}"})
    void goodOnes(String json) {
        assertThat(reads(json)).isTrue();
        assertThat(accepts(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"system\": \"s.yaml\"}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"machine\": \"m.yaml\"}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"loop\": 0}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"actor\": \"a\"}]}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"message\": \"M\"}]}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"actor\": \"a\", \"message\": \"M\", \"timer\": \"t\"}]}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"actor\": \"a\", \"message\": \"M\", \"choice\": 0}]}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"actor\": \"a\", \"massage\": \"M\"}]}",
            "{\"scenario\": \"x\", \"system\": \"s.yaml\", \"steps\": [{\"expect\": \"true\", \"actor\": \"a\"}]}"})
    void badOnes(String json) {
        assertThat(reads(json)).isFalse();
        assertThat(accepts(json)).isFalse();
    }
}
