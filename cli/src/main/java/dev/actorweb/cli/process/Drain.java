package dev.actorweb.cli.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads a stream to its end on a thread of its own and keeps what fits.
final class Drain implements Runnable {
    private static final int BLOCK = 8192;
    private static final long SILENCE_MILLIS = 500;

    private final InputStream stream;
    private final int limit;
    private final Runnable onOverflow;
    private final Listener listener;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread thread;
    private boolean overflowed;

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
                keep(block, read);
                listener.hear(block, read);
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
    /// hold it open for ever, so silence counts as the end.
    void settle() throws InterruptedException {
        int before = -1;
        for (int now = size(); thread.isAlive() && now != before; now = size()) {
            before = now;
            thread.join(SILENCE_MILLIS);
        }
    }

    private int size() {
        synchronized (kept) {
            return kept.size();
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
