package dev.actorweb.analyzer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Finds the test data that lies outside of the repository.
public final class Conformance {
    private Conformance() {}

    /// A file or folder of the data; the test that asks is skipped, visibly, where there is none.
    public static Path find(String name) {
        Optional<Path> found = root().map(root -> root.resolve(name)).filter(Files::exists);
        Assumptions.assumeTrue(found.isPresent(), "no conformance data: set AW_CONFORMANCE");
        return found.orElseThrow();
    }

    private static Optional<Path> root() {
        String set = System.getenv("AW_CONFORMANCE");
        if (set != null && !set.isBlank()) {
            return Optional.of(Path.of(set));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("CHANGELOG.md"))) {
                return Optional.of(at.resolve("../shared/conformance").normalize());
            }
        }
        return Optional.empty();
    }
}
