package dev.actorweb.cli.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads a stream to its end on a thread of its own and keeps what fits.
final class Drain implements Runnable {
    private static final int BLOCK = 8192;
    /// How often one looks whether more has come, and how many looks in vain are silence.
    private static final long LOOK_MILLIS = 10;
    private static final int SILENCE_LOOKS = 50;

    private final InputStream stream;
    private final int limit;
    private final Runnable onOverflow;
    private final Listener listener;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread thread;
    private boolean overflowed;

    /// How many bytes have come, kept or not.
    private long heard;

    /// Whether the thread waits for more, and is not still busy with what has come.
    private volatile boolean reading = true;

    /// @param onOverflow
    ///            called once, when more than `limit` bytes came; reading goes on, keeping none
    /// @param listener
    ///            hears everything, kept or not
    Drain(String name, InputStream stream, int limit, Runnable onOverflow, Listener listener) {
        this.listener = listener;
        this.stream = stream;
        this.limit = limit;
        this.onOverflow = onOverflow;
        this.thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        var block = new byte[BLOCK];
        try (stream) {
            for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
                reading = false;
                keep(block, read);
                listener.hear(block, read);
                reading = true;
            }
        } catch (IOException e) {
            // The process was ended or the stream closed under us: what came so far is all there
            // is.
            return;
        }
    }

    private void keep(byte[] block, int length) {
        boolean first;
        synchronized (kept) {
            heard += length;
            int fits = Math.min(length, limit - kept.size());
            kept.write(block, 0, fits);
            first = fits < length && !overflowed;
            overflowed |= fits < length;
        }
        if (first) {
            onOverflow.run();
        }
    }

    /// Waits for the end of the stream of a process that has ended. A grandchild left running may
    /// hold it open for ever, so silence counts as the end: many short ones, one after the other.
    /// When this process was stopped for a while (Ctrl-Z, no processor left) a single long one would
    /// be over before the thread that reads could go on.
    void settle() throws InterruptedException {
        long before = heard();
        int silent = 0;
        while (thread.isAlive() && silent < SILENCE_LOOKS) {
            thread.join(LOOK_MILLIS);
            long now = heard();
            silent = reading && now == before ? silent + 1 : 0;
            before = now;
        }
    }

    private long heard() {
        synchronized (kept) {
            return heard;
        }
    }

    boolean overflowed() {
        synchronized (kept) {
            return overflowed;
        }
    }

    Bytes bytes() {
        synchronized (kept) {
            return Bytes.copyOf(kept.toByteArray());
        }
    }
}
