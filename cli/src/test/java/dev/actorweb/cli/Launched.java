package dev.actorweb.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with a distribution of its own, whatever the machine around it looks like.
abstract class Launched {
    /// A distribution with its caches made, to run and to copy from.
    static Path trained;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void train() throws Exception {
        trained = TrainedDistribution.folder();
    }

    static boolean onPath(String program) {
        for (var folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
