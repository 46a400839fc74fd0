package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A copy of the distribution with its caches made, once for all tests of the launcher.
final class TrainedDistribution {
    private static Optional<Path> made = Optional.empty();

    private TrainedDistribution() {}

    static synchronized Path folder() throws Exception {
        if (made.isEmpty()) {
            var shared = Files.createTempDirectory("aw-trained-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(shared)));
            made = Optional.of(train(shared));
        }
        return made.get();
    }

    private static Path train(Path shared) throws Exception {
        var dist = copy(AwProcess.distribution(), shared.resolve("trained"));
        forgetCaches(dist);
        var run = AwProcess.of(dist.resolve("aw"), shared).without("CI").run("version");
        assertThat(run.succeeded()).startsWith("aw ");
        awaitCache(dist.resolve("lib"));
        return dist;
    }

    private static void delete(Path tree) {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Path> cache(Path lib) throws IOException {
        return cache(lib, "aw-*-work.aot");
    }

    static Optional<Path> cache(Path lib, String name) throws IOException {
        try (var files = Files.newDirectoryStream(lib, name)) {
            for (var file : files) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    static void forgetCaches(Path dist) throws IOException {
        try (var caches = Files.newDirectoryStream(dist.resolve("lib"), "*.aot*")) {
            for (var cache : caches) {
                Files.delete(cache);
            }
        }
    }

    /// The training runs in the background; its end is the cache, or the note of its failure.
    private static void awaitCache(Path lib) throws Exception {
        var deadline = System.nanoTime() + 600_000_000_000L;
        while (cache(lib, "aw-*-tab.aot").isEmpty() && System.nanoTime() < deadline) {
            try (var failed = Files.newDirectoryStream(lib, "*.failed")) {
                for (var file : failed) {
                    throw new AssertionError(Files.readString(file));
                }
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else if (!file.toString().contains(".lock")) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return to;
    }
}
