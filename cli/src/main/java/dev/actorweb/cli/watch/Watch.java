package dev.actorweb.cli.watch;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.input.Glyphs;
import dev.actorweb.cli.input.JLineScreen;
import dev.actorweb.cli.input.Screen;
import dev.actorweb.cli.watch.Layout.AtEnd;
import dev.actorweb.machine.yaml.DidYouMean;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Watches what was asked for, from its beginning to its report.
public final class Watch {
    /// So many events are looked at in a second where not all are needed.
    private static final int SAMPLED = 1_000;
    private final Invocation invocation;
    private final Order order;
    private final Glyphs glyphs;

    private Watch(Invocation invocation, Order order) {
        this.invocation = invocation;
        this.order = order;
        this.glyphs = Glyphs.of(invocation.environment().variables());
    }

    /// Watches until the end, or until somebody has seen enough.
    public static Outcome run(Invocation invocation, Order order) throws IOException, InterruptedException {
        return new Watch(invocation, order).run();
    }

    private Outcome run() throws IOException, InterruptedException {
        boolean full = isOnScreen(invocation, order.lines(), order.form());
        try (var session = new Session(open(full), () -> new Board(order.rules()), script(), order.actor(),
                order.against(), order.record().isPresent())) {
            if (order.subject() instanceof Subject.Started(var _, var _, var _, var busy, var bad, var _)) {
                session.driver().mind(busy, bad);
            }
            if (order.record().isPresent()) {
                session.record(TraceFile.create(order.record().get()));
            }
            boolean interrupted = false;
            boolean ended = false;
            try {
                session.begin(full && !order.everything() && order.subject() instanceof Subject.Running);
                ended = full ? onScreen(session) : lineByLine(session);
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (IOException e) {
                throw gone(String.valueOf(e.getMessage()), e);
            }
            return finish(session, interrupted, ended);
        }
    }

    /// Whether the full screen will be shown.
    public static boolean isOnScreen(Invocation invocation, boolean lines, Form form) {
        var terminal = invocation.terminal();
        return !lines && form == Form.TEXT && terminal.interactive() && terminal.shown()
                && terminal.isDrawable();
    }

    // ---- what is watched

    private Watched open(boolean full) throws InterruptedException {
        return switch (order.subject()) {
            case Subject.Running(var name) -> connect(Target.choose(invocation, name), full);
            case Subject.Started started -> start(started, full);
            case Subject.Simulated(var system, var text, var given, var seed) ->
                new StageSource(system, text, given, seed);
            case Subject.Recorded(var file) -> new ReplaySource(TraceFile.read(file));
        };
    }

    private Watched start(Subject.Started started, boolean full) throws InterruptedException {
        var own = OwnSystem.start(invocation, started.system(), started.bindings());
        try {
            return ClientSource.connect(own.endpoint(), "", full && !order.everything() ? SAMPLED : 0, own);
        } catch (IOException e) {
            own.close();
            throw gone("no connection to the own system: " + e.getMessage(), e);
        }
    }

    private Watched connect(Target target, boolean full) throws InterruptedException {
        try {
            var source = ClientSource.connect(target.endpoint(), target.actor(),
                    full && !order.everything() ? SAMPLED : 0, () -> {});
            if (!source.hasRoot()) {
                try (source) {
                    throw new UserError(Exit.PRECONDITION,
                            target.endpoint().system() + " has no actor " + target.actor(),
                            DidYouMean.hint(target.actor(), source.paths())
                                    .orElse("'aw actors list --system " + target.endpoint().pid()
                                            + "' lists them"));
                }
            }
            return source;
        } catch (IOException e) {
            throw gone("no connection to " + target.endpoint().system() + ": " + e.getMessage(), e);
        }
    }

    private static UserError gone(String message, IOException cause) {
        return cause.getCause() instanceof TimeoutException
                ? new UserError(Exit.DEADLINE, message, "it may be stopped, or have too much to do", cause)
                : new UserError(Exit.PRECONDITION, message, "'aw actors list --systems' lists what runs",
                        cause);
    }

    private Script script() {
        return new Script(order.cues(), order.pause(), order.patient(), order.deadline(),
                order.subject() instanceof Subject.Running || order.subject() instanceof Subject.Started);
    }

    private Layout.Title title(Session session) {
        return switch (session.watched().kind()) {
            case LIVE -> new Layout.Title(session.watched().name(), mode(), order.drives(), order.drives(),
                    order.subject() instanceof Subject.Started ? AtEnd.IS_LEFT : AtEnd.STAYS);
            case SIMULATED ->
                new Layout.Title(session.watched().name(), "simulated", true, false, AtEnd.GOES_ON);
            case RECORDED ->
                new Layout.Title(session.watched().name(), "recorded", false, false, AtEnd.GOES_ON);
        };
    }

    private String mode() {
        if (order.subject() instanceof Subject.Started started) {
            return "live: really works in " + started.where();
        }
        return order.drives() ? "live: events change the running system" : "live, reading";
    }

    private Clock clock(Session session) {
        return switch (session.watched().kind()) {
            case LIVE -> Clock.wall(ZoneId.systemDefault());
            case SIMULATED -> Clock.from(0);
            case RECORDED ->
                Clock.from(session.watched() instanceof ReplaySource replay ? replay.start() : 0);
        };
    }

    // ---- on the screen

    private boolean onScreen(Session session) throws IOException, InterruptedException {
        var terminal = invocation.terminal();
        Screen screen;
        try {
            screen = JLineScreen.open();
        } catch (IOException | IllegalStateException notToBeHad) {
            return lineByLine(session);
        }
        try (screen) {
            var paper = new Paper(terminal::painted, glyphs);
            var replay = session.watched() instanceof ReplaySource source
                    ? Optional.of(source)
                    : Optional.<ReplaySource>empty();
            return new Cockpit(session, screen, paper, clock(session), title(session), replay,
                    order.span()).run() == Cockpit.Ending.ENDED;
        }
    }

    private boolean lineByLine(Session session) throws IOException, InterruptedException {
        var lines = new Lines(invocation.terminal(), order.form(), clock(session), glyphs);
        return new LineByLine(session, lines, order.span()).show(title(session));
    }

    // ---- the end

    private Outcome finish(Session session, boolean interrupted, boolean ended)
            throws IOException {
        boolean again = Thread.interrupted();
        try {
            session.pump(Duration.ZERO);
        } catch (InterruptedException e) {
            again = true;
        }
        var board = session.board();
        switch (order.form()) {
            case TEXT -> Findings.print(board, invocation.terminal(), glyphs);
            case JSON -> invocation.terminal().line(Findings.end(board).toString());
            case SILENT -> {
            }
        }
        if (board.missed() > 0) {
            invocation.terminal().note(board.missed() + " events were not seen: "
                    + "the screen takes " + SAMPLED + " a second; --record and --fail-on take all");
        }
        if (session.watched() instanceof StageSource stage) {
            for (var assumption : stage.assumed()) {
                invocation.terminal().note("assumed that " + assumption);
            }
        }
        var conformance = board.conformance();
        return new Outcome(conformance.reports(), conformance.findings(), conformance.deviations(),
                session.driver().script().failed(), session.driver().script().late(), interrupted || again,
                ended ? session.ended() : Optional.empty());
    }
}
