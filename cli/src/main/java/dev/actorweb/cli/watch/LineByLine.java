package dev.actorweb.cli.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Watches line by line: a running system as time passes, everything else as fast as it can
/// be told.
final class LineByLine {
    /// How long what has been sent may still have consequences.
    private static final Duration SETTLING = Duration.ofMillis(300);

    private final Session session;
    private final Lines lines;
    private final Optional<Duration> span;

    LineByLine(Session session, Lines lines, Optional<Duration> span) {
        this.session = session;
        this.lines = lines;
        this.span = span;
    }

    /// Shows what happens until nothing more can, or all has been done that was to be done.
    ///
    /// @return whether what was watched has ended by itself
    boolean show(Layout.Title title) throws IOException, InterruptedException {
        var watched = session.watched();
        lines.begin(title, watched.kind().name().toLowerCase(Locale.ROOT));
        return switch (watched.kind()) {
            case LIVE -> live();
            case SIMULATED -> {
                simulate();
                yield false;
            }
            case RECORDED -> {
                do {
                    print(Duration.ZERO);
                } while (watched.goOn());
                print(Duration.ZERO);
                yield false;
            }
        };
    }

    private void print(Duration patience) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        session.pump(patience).forEach(lines::print);
    }

    private boolean live() throws IOException, InterruptedException {
        var catchUp = new CatchUp(session);
        long start = System.nanoTime();
        long settled = start;
        while (true) {
            print(Duration.ofMillis(20));
            long now = System.nanoTime();
            if (session.ended().isPresent() && session.isDrained()) {
                return true;
            }
            var act = session.driver().play(Duration.ofNanos(now - start));
            boolean over = act instanceof Script.Act.Over && !session.driver().script().isEmpty()
                    && !session.driver().isBusy();
            settled = over && session.isDrained() ? settled : now;
            if (over && now - settled > SETTLING.toNanos()
                    && catchUp.isComplete(Duration.ofNanos(now - start))) {
                return false;
            }
            if (span.isPresent() && now - start > span.get().toNanos()) {
                return false;
            }
            session.poll();
        }
    }

    /// In virtual time: nobody waits.
    private void simulate() throws IOException, InterruptedException {
        var watched = session.watched();
        var now = Duration.ZERO;
        for (boolean over = false; !over;) {
            print(Duration.ZERO);
            if (!session.isDrained()) {
                print(Duration.ofMillis(5));
                continue;
            }
            switch (session.driver().play(now)) {
                case Script.Act.Rest(var time) -> {
                    watched.pass(time);
                    now = now.plus(time);
                }
                case Script.Act.Wait(Cue.Send(var _, var event, var _, var _)) -> {
                    if (!watched.goOn()) {
                        session.driver().script().giveUp();
                        session.driver().tell(event + " is never accepted: nothing else is waited for");
                    }
                }
                case Script.Act.Over _ -> over = true;
                case Script.Act.Wait _,Script.Act.Send _,Script.Act.Answer _,Script.Act.Differs _,Script.Act.Late _ ->
                    {
                    }
            }
        }
        span.ifPresent(watched::pass);
        while (!session.isDrained()) {
            print(Duration.ofMillis(5));
        }
    }
}
