package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A system that is open for inspection.
abstract class OpenSystem {
    final ActorSystem system = ActorSystem.create("order desk");
    @TempDir(factory = ShortFolder.class)
    Path parent = Path.of("unset");

    Path folder = Path.of("unset");
    private @Nullable Inspection open;

    @BeforeEach
    void openTheSystem() throws IOException {
        folder = parent.resolve("aw");
        open = Inspection.open(system, folder);
    }

    @AfterEach
    void closeTheSystem() throws IOException {
        inspection().close();
        system.close();
    }

    Inspection inspection() {
        return Objects.requireNonNull(open);
    }

    InspectionClient connect() throws Exception {
        return InspectionClient.connect(inspection().endpoint());
    }

    static String refusal(InspectionClient client, String op, Map<String, ?> fields) {
        try {
            return "not refused: " + client.request(op, fields);
        } catch (InspectionClient.RefusedException e) {
            return e.code() + ": " + e.getMessage();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same request, for a machine however slow.
    static Map<String, ?> patiently(Map<String, ?> fields) {
        var all = new HashMap<String, Object>(fields);
        all.put("timeoutMillis", 120_000);
        return all;
    }

    @SuppressWarnings("unchecked") // it comes from JSON
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }
}
