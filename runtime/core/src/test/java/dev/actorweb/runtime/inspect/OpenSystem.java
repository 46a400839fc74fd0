package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A system that is open for inspection.
abstract class OpenSystem {
    final ActorSystem system = ActorSystem.create("order desk");
    Path folder = Path.of("unset");
    private @Nullable Inspection open;

    @BeforeEach
    void openTheSystem() throws IOException {
        folder = Files.createTempDirectory("awi").resolve("aw"); // the path of a socket must be
                                                                 // short
        open = Inspection.open(system, folder);
    }

    @AfterEach
    void closeTheSystem() throws IOException {
        inspection().close();
        system.close();
        Files.deleteIfExists(folder);
        Files.deleteIfExists(folder.getParent());
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

    @SuppressWarnings("unchecked") // it comes from JSON
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }
}
