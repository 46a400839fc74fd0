package dev.actorweb.cli.git.jgit;

import java.time.Duration;
import org.eclipse.jgit.lib.ProgressMonitor;

/// Tells JGit to stop when the time allowed has passed or the thread is interrupted.
final class Deadline implements ProgressMonitor {
    private final long end;

    Deadline(Duration allowed) {
        this.end = System.nanoTime() + allowed.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    @Override
    public boolean isCancelled() {
        return isOver() || Thread.currentThread().isInterrupted();
    }

    @Override
    public void start(int totalTasks) {}

    @Override
    public void beginTask(String title, int totalWork) {}

    @Override
    public void update(int completed) {}

    @Override
    public void endTask() {}

    @Override
    public void showDuration(boolean enabled) {}
}
