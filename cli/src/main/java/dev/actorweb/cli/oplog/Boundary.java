package dev.actorweb.cli.oplog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The moments between two steps, counted for the tests that end the process at each of them.
///
/// Under the system properties `aw.boundary` (a number) and `aw.boundary.file`, the process makes
/// that file at that moment and waits to be killed; without them nothing happens.
public final class Boundary {
    private static final AtomicInteger REACHED = new AtomicInteger();

    private Boundary() {}

    public static void reached() {
        var wanted = Integer.getInteger("aw.boundary");
        if (wanted == null || REACHED.incrementAndGet() != wanted) {
            return;
        }
        try {
            Files.createFile(Path.of(System.getProperty("aw.boundary.file", "aw.boundary")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
