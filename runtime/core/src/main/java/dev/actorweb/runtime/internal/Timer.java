package dev.actorweb.runtime.internal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Sends its actor a message, once or in a rhythm. At most one of its messages is under way at
/// any time.
final class Timer extends Errand {
    enum Rhythm {
        ONCE, FIXED_DELAY, FIXED_RATE
    }

    /// How often to try what needs memory.
    static final int ATTEMPTS = 1_000;

    private final Rhythm rhythm;
    private final Duration period;
    private final Object message;

    /// When a fixed rate beats next.
    private volatile long nextBeat;

    private volatile boolean underWay;

    Timer(Context<?> context, Rhythm rhythm, Duration period, Object message) {
        super(context);
        this.rhythm = rhythm;
        this.period = period;
        this.message = message;
    }

    Timer start() {
        nextBeat = now() + Nanos.of(period);
        arm(period);
        return this;
    }

    private long now() {
        return context.cell.dispatcher().nanoTime();
    }

    private void arm(Duration delay) {
        holds(context.cell.dispatcher().schedule(delay, this::fire));
    }

    /// Called by the clock, which has nobody to tell that there is no memory: it tries again, a
    /// few times.
    void fire() {
        boolean armed = rhythm != Rhythm.FIXED_RATE;
        for (int attempt = 1; open(); attempt++) {
            try {
                if (!armed) {
                    beat(); // the next one comes whatever happens to this one
                    armed = true;
                }
                send();
                return;
            } catch (OutOfMemoryError e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(this, Pool.MOMENT);
            }
        }
    }

    private void send() {
        if (underWay) {
            context.cell.wake(); // in case that failed before
            return;
        }
        var envelope = new Envelope.Own(message, this);
        underWay = true;
        context.cell.sendOwn(envelope);
    }

    /// Arms the next beat that is still to come.
    private void beat() {
        long now = now();
        long step = Nanos.of(period);
        long beat = nextBeat;
        beat += ((now - beat) / step + 1) * step;
        arm(Duration.ofNanos(beat - now));
        nextBeat = beat;
    }

    @Override
    boolean recurs() {
        return rhythm != Rhythm.ONCE;
    }

    @Override
    Object message(Envelope.Own envelope) {
        return message;
    }

    @Override
    void handled() {
        underWay = false;
        switch (rhythm) {
            case ONCE -> done();
            case FIXED_DELAY -> {
                if (open()) {
                    arm(period);
                }
            }
            case FIXED_RATE -> {
            }
        }
    }
}
