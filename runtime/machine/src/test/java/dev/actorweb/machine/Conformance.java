package dev.actorweb.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Finds the test data that lies outside of the repository.
public final class Conformance {
    private Conformance() {}

    /// A folder of the data; the test that asks is skipped, visibly, where there is none.
    public static Path folder(String name) {
        Optional<Path> found = root().map(root -> root.resolve(name)).filter(Files::isDirectory);
        Assumptions.assumeTrue(found.isPresent(), "no conformance data: set AW_CONFORMANCE");
        return found.orElseThrow();
    }

    private static Optional<Path> root() {
        String set = System.getenv("AW_CONFORMANCE");
        return Optional.of(set == null || set.isBlank()
                ? checkout().resolve("../shared/conformance").normalize()
                : Path.of(set));
    }

    /// The folder of the checkout.
    public static Path checkout() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("CHANGELOG.md"))) {
                return at;
            }
        }
        throw new IllegalStateException("not inside a checkout");
    }
}
