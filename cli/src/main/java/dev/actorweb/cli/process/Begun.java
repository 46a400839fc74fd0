package dev.actorweb.cli.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that the launcher started before Java, so that it runs while Java starts.
///
/// Its output comes through a pipe that has no end of its own: the launcher keeps both sides open,
/// so that nobody waits for anybody when opening it. Instead two bytes tell the end: NUL, and `k` if
/// the program succeeded. The program's output is made of fields that end with NUL and are never
/// empty, so no part of it looks like that.
public final class Begun {
    private static final int BLOCK = 1 << 16;

    private final long pid;
    private final Path output;
    private final Collected collected = new Collected();

    private Begun(long pid, Path output) {
        this.pid = pid;
        this.output = output;
    }

    /// The program that the launcher tells of by a system property, `DESCRIPTOR:PID`; empty the
    /// second time, and where it tells of none.
    public static Optional<Begun> take(String property) {
        String given = System.clearProperty(property);
        return given == null ? Optional.empty() : of(given, Path.of("/dev/fd"));
    }

    /// @param folder
    ///            holds the descriptors
    static Optional<Begun> of(String given, Path folder) {
        int colon = given.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Begun(Long.parseLong(given, colon + 1, given.length(), 10),
                    folder.resolve(given.substring(0, colon))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Waits for the program's end, at most as long as it is allowed. The exit status is 0 or 1,
    /// and standard error is not known. An interrupt, too much output and the end of the time end
    /// the program.
    public Outcome await(Duration allowed, int limit) {
        var reader = new Thread(() -> read(limit), "begun");
        reader.setDaemon(true);
        reader.start();
        try {
            boolean read = collected.await(allowed);
            if (!read) {
                end();
                return new Outcome.TimedOut(Bytes.NONE, Bytes.NONE);
            }
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            return new Outcome.Interrupted();
        }
        var outcome = collected.outcome(limit);
        if (outcome instanceof Outcome.TooMuchOutput) {
            end();
        }
        return outcome;
    }

    private void read(int limit) {
        try (InputStream in = new FileInputStream(output.toFile())) {
            var block = new byte[BLOCK];
            int length = in.read(block);
            while (length >= 0 && collected.add(block, length, limit)) {
                length = in.read(block);
            }
        } catch (IOException e) {
            collected.broken();
            return;
        }
        collected.broken(); // unless it is complete
    }

    private void end() {
        ProcessHandle.of(pid).ifPresent(ProcessTree::end);
    }

    /// What has been read so far; shared by the reader and the one who waits.
    private static final class Collected {
        private byte[] content = new byte[BLOCK];
        private int size;
        private boolean complete;
        private boolean broken;

        /// @return whether more is to come
        synchronized boolean add(byte[] block, int length, int limit) {
            if (size + length > content.length) {
                content = java.util.Arrays.copyOf(content, Math.max(content.length * 2, size + length));
            }
            System.arraycopy(block, 0, content, size, length);
            size += length;
            complete = ended();
            broken = !complete && size > limit;
            if (complete || broken) {
                notifyAll();
            }
            return !complete && !broken;
        }

        /// NUL and a letter where a field would begin.
        private boolean ended() {
            return size >= 2 && content[size - 2] == 0 && (size == 2 || content[size - 3] == 0);
        }

        synchronized void broken() {
            broken = !complete;
            notifyAll();
        }

        synchronized boolean await(Duration allowed) throws InterruptedException {
            long end = System.nanoTime() + allowed.toNanos();
            while (!complete && !broken) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        }

        synchronized Outcome outcome(int limit) {
            if (!complete) {
                return size > limit
                        ? new Outcome.TooMuchOutput(limit)
                        : new Outcome.NotStarted("it left no answer");
            }
            var out = Bytes.copyOf(java.util.Arrays.copyOf(content, size - 2));
            return new Outcome.Exited(content[size - 1] == 'k' ? 0 : 1, out, Bytes.NONE);
        }
    }
}
