package dev.actorweb.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The text of a JSON Schema (2020-12) that lies beside the reader it describes.
public final class SchemaText {
    private static final String DEFINITIONS = "  \"$defs\": {\n";
    private static final String END = "\n  }\n}\n";

    private SchemaText() {}

    /// The text of the resource `name` beside a class.
    public static String beside(Class<?> reader, String name) {
        try (InputStream in = reader.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name + " beside " + reader);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A schema to which the definitions of another are added, so that it stands alone. Both end
    /// with their definitions.
    public static String bundled(String schema, String definitions) {
        int from = definitions.indexOf(DEFINITIONS);
        if (from < 0 || !schema.endsWith(END)) {
            throw new IllegalStateException("not a schema that ends with its definitions");
        }
        return schema.substring(0, schema.length() - END.length()) + ",\n"
                + definitions.substring(from + DEFINITIONS.length());
    }
}
