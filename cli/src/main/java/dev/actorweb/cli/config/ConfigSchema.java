package dev.actorweb.cli.config;

import dev.actorweb.machine.SchemaText;

/// The JSON Schema of `aw.yaml`, for editors. The reader is the judge: it also knows what a branch
/// may be called, and that a name is there twice.
public final class ConfigSchema {
    private ConfigSchema() {}

    /// The schema's text.
    public static String text() {
        return SchemaText.beside(ConfigSchema.class, "config.schema.json");
    }
}
