package dev.actorweb.cli.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Ends a process with everything it started.
///
/// The descendants are listed before anything is signalled, because an orphan is nobody's
/// descendant. Everyone is asked first (git then removes its lock files), and whoever remains
/// is killed.
public final class ProcessTree {
    /// Enough for git to remove its lock files, also on a machine that has much else to do.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private ProcessTree() {}

    /// Returns when all are gone or have been killed; interrupts do not stop it, the flag is kept.
    public static void end(Process process) {
        end(process.toHandle());
    }

    /// As the other, for a process that Java did not start.
    static void end(ProcessHandle process) {
        end(List.of(process));
    }

    /// Ends several, all within the same time.
    static void end(List<ProcessHandle> roots) {
        var tree = new ArrayList<>(roots);
        roots.forEach(root -> root.descendants().forEach(tree::add));
        for (ProcessHandle handle : tree) {
            handle.destroy();
        }
        awaitAll(tree);
        // Some may have been forked while we were asking the others.
        roots.forEach(root -> root.descendants().forEach(tree::add));
        for (ProcessHandle handle : tree) {
            if (handle.isAlive()) {
                handle.descendants().forEach(ProcessHandle::destroyForcibly);
                handle.destroyForcibly();
            }
        }
    }

    private static void awaitAll(List<ProcessHandle> tree) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (ProcessHandle handle : tree) {
            boolean settled = false;
            while (!settled) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                try {
                    handle.onExit().get(left, TimeUnit.NANOSECONDS);
                    settled = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                    settled = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
