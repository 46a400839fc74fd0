package dev.actorweb.cli.watch;

import java.io.IOException;
import java.time.Duration;

/// The recording that is shown, and the keys that move it. For one thread.
final class Reel {
    private final ReplaySource source;
    private final Session session;
    private final Look look;

    Reel(ReplaySource source, Session session, Look look) {
        this.source = source;
        this.session = session;
        this.look = look;
    }

    /// At the end it begins anew.
    void playOrPause() {
        boolean play = !source.isPlaying();
        if (play && source.position() == source.length()) {
            seek(0);
        }
        source.play(play);
    }

    void stepOn() throws IOException, InterruptedException {
        source.play(false);
        source.goOn();
        session.pump(Duration.ZERO);
    }

    void stepBack() {
        source.play(false);
        seek(source.position() - 1);
    }

    /// Goes to what was typed.
    void goTo(String text) {
        source.place(text).ifPresentOrElse(this::seek,
                () -> look.note = "a step (120), a part (50%), or a time (1:30)");
    }

    /// Goes to a place; backwards means from the beginning.
    void seek(int place) {
        try {
            if (place < source.position()) {
                source.rewind();
                session.restart();
            }
            while (source.position() < place && source.goOn()) {
                if (source.position() % 1_000 == 0) {
                    session.pump(Duration.ZERO);
                }
            }
            session.pump(Duration.ZERO);
            look.settle(session.board());
        } catch (IOException e) {
            look.note = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
