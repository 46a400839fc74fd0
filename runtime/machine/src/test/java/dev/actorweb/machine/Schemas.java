package dev.actorweb.machine;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.actorweb.machine.yaml.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Holds a schema and the reader it describes together.
public final class Schemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Schema schema;
    private final Function<Document, List<String>> reader;

    /// @param reader
    ///            the problems that are the schema's matter
    public Schemas(String schema, Function<Document, List<String>> reader) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
        this.reader = reader;
    }

    /// What the schema finds wrong.
    public List<String> errors(@Nullable Object spec) {
        List<String> errors = new ArrayList<>();
        schema.validate(MAPPER.writeValueAsString(spec), InputFormat.JSON)
                .forEach(error -> errors.add(error.toString()));
        return errors;
    }

    /// That both accept and refuse the same, on random changes of these texts.
    public void agree(List<String> specs, Mutations mutations) {
        int accepted = 0;
        int refused = 0;
        Seeds seeds = Seeds.of(1_500);
        for (int seed : seeds) {
            Random random = new Random(seed);
            Object spec = java(specs.get(random.nextInt(specs.size())));
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                spec = mutations.once(spec, random);
            }
            String json = MAPPER.writeValueAsString(spec);
            List<String> problems = reader.apply(SpecReader.read("f", json));
            List<String> errors = errors(spec);
            Assertions.assertThat(errors.isEmpty())
                    .as("seed %d: %s%nreader: %s%nschema: %s", seed, json, problems, errors)
                    .isEqualTo(problems.isEmpty());
            accepted += errors.isEmpty() ? 1 : 0;
            refused += errors.isEmpty() ? 0 : 1;
        }
        Assertions.assertThat(Math.min(accepted, refused)).isGreaterThan(seeds.given() / 10);
    }

    /// A text as plain Java values.
    public static @Nullable Object java(String text) {
        return SpecReader.read("f", text).root().orElseThrow().toJava();
    }
}
