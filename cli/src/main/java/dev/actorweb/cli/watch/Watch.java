package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.input.JLineScreen;
import dev.actorweb.cli.input.Screen;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.system.MachineSystem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Watches what was asked for, from its beginning to its report.
public final class Watch {
    /// So many events are looked at in a second where not all are needed.
    private static final int SAMPLED = 1_000;
    /// How long what has been sent may still have consequences.
    private static final Duration SETTLING = Duration.ofMillis(300);

    /// What is to be watched.
    public sealed interface Subject {
        /// A system that runs.
        ///
        /// @param name
        ///            `SYSTEM` or `SYSTEM/ACTOR`; empty for the only one
        record Running(Optional<String> name) implements Subject {}

        /// A system that is started to be watched, and works for real.
        ///
        /// @param bindings
        ///            the Java side of its machines
        /// @param where
        ///            what it works on, for people
        /// @param busy
        ///            the state in which its work goes on
        /// @param failed
        ///            the states in which work has failed
        /// @param cues
        ///            what it is to do, as far as it goes by itself
        record Started(MachineSystem system, Map<String, Bindings> bindings, String where, String busy,
                Set<String> failed, List<Cue> cues) implements Subject {
            public Started {
                cues = List.copyOf(cues);
                bindings = Map.copyOf(bindings);
                failed = Set.copyOf(failed);
            }
        }

        /// Machines that are simulated.
        ///
        /// @param text
        ///            of the spec, where the system is a single machine
        record Simulated(MachineSystem system, Optional<String> text, Given given, OptionalLong seed)
                implements
                    Subject {}

        /// A recording.
        record Recorded(Path file) implements Subject {}
    }

    /// How it is to be watched.
    ///
    /// @param lines
    ///            whether each event is told by a line, even on a terminal
    /// @param form
    ///            of the lines
    /// @param drives
    ///            whether events may be sent to a running system
    /// @param actor
    ///            the one that is driven; empty for the first machine
    /// @param cues
    ///            what is done by itself
    /// @param patient
    ///            whether events wait until the machine can take them
    /// @param span
    ///            how long to watch; empty for until the end
    /// @param against
    ///            specs by the names of machines, that count more than what actors say of themselves
    /// @param record
    ///            the file to write
    /// @param everything
    ///            whether no event may be left out
    public record Order(Subject subject, boolean lines, Form form, boolean drives, String actor,
            List<? extends Cue> cues, Duration pause, boolean patient, Duration deadline, Optional<Duration> span,
            Map<String, Machine> against, Optional<Path> record, boolean everything, RuleSettings rules) {
        public Order {
            cues = List.copyOf(cues);
            against = Map.copyOf(against);
        }
    }

    /// How lines are written.
    public enum Form {
        TEXT, JSON, SILENT
    }

    /// What came of it.
    ///
    /// @param refused
    ///            whether an event of the order was not accepted
    /// @param late
    ///            whether one was not accepted in time
    /// @param interrupted
    ///            whether it was ended from outside
    /// @param gone
    ///            why what was watched has ended before its time; empty where it has not
    public record Outcome(List<Report> reports, List<Finding> findings, long deviations, boolean refused,
            boolean late, boolean interrupted, Optional<String> gone) {
        public Outcome {
            reports = List.copyOf(reports);
            findings = List.copyOf(findings);
        }
    }

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

    /// Writes what each machine of a recording did as a scenario into a folder.
    ///
    /// @return whether all could be written
    public static boolean export(Invocation invocation, Path recording, Path folder) {
        boolean all = true;
        try {
            for (var exported : TraceExport.write(read(recording), folder)) {
                if (exported.why().isEmpty()) {
                    invocation.terminal().line("wrote " + Safe.line(exported.file()));
                } else {
                    all &= exported.why().equals(TraceExport.IDLE);
                    invocation.terminal().message(Text.of(Style.WARNING, "aw: warning: ")
                            .add("no scenario for " + Safe.line(exported.actor()) + ": "
                                    + Safe.line(exported.why())));
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new UserError(Exit.PRECONDITION,
                    Safe.line(String.valueOf(e.getMessage())) + " exists already",
                    "choose another folder, or remove it", e);
        } catch (IOException e) {
            throw new UserError(Exit.REFUSED, "the scenarios can't be written: " + e.getMessage(), "", e);
        }
        return all;
    }

    private Outcome run() throws IOException, InterruptedException {
        boolean full = isOnScreen(invocation, order.lines, order.form);
        try (var session = new Session(open(full), () -> new Board(order.rules), script(), order.actor,
                order.against, order.record.isPresent())) {
            if (order.subject instanceof Subject.Started(var _, var _, var _, var busy, var bad, var _)) {
                session.mind(busy, bad);
            }
            if (order.record.isPresent()) {
                session.record(recording(order.record.get()));
            }
            boolean interrupted = false;
            boolean ended = false;
            try {
                session.begin(full && !order.everything && order.subject instanceof Subject.Running);
                ended = full ? onScreen(session) : byLines(session);
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
        var type = invocation.environment().variable("TERM");
        return !lines && form == Form.TEXT && invocation.terminal().interactive()
                && invocation.terminal().shown() && !type.isEmpty() && !type.equals("dumb");
    }

    // ---- what is watched

    private Watched open(boolean full) throws InterruptedException {
        return switch (order.subject) {
            case Subject.Running(var name) -> connect(Target.choose(invocation, name), full);
            case Subject.Started started -> start(started, full);
            case Subject.Simulated(var system, var text, var given, var seed) ->
                new StageSource(system, text, given, seed);
            case Subject.Recorded(var file) -> new ReplaySource(read(file));
        };
    }

    private Watched start(Subject.Started started, boolean full) throws InterruptedException {
        var own = OwnSystem.start(invocation, started.system, started.bindings);
        try {
            return ClientSource.connect(own.endpoint(), "", full && !order.everything ? SAMPLED : 0, own);
        } catch (IOException e) {
            own.close();
            throw gone("no connection to the own system: " + e.getMessage(), e);
        }
    }

    private Watched connect(Target target, boolean full) throws InterruptedException {
        try {
            return ClientSource.connect(target.endpoint(), target.actor(),
                    full && !order.everything ? SAMPLED : 0, () -> {});
        } catch (IOException e) {
            throw gone("no connection to " + target.endpoint().system() + ": " + e.getMessage(), e);
        }
    }

    private static UserError gone(String message, IOException cause) {
        return new UserError(Exit.PRECONDITION, message, "'aw actors list --systems' lists what runs", cause);
    }

    private static Trace read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return TraceReader.read(in);
        } catch (NoSuchFileException e) {
            throw new UserError(Exit.PRECONDITION, "no such file: " + Safe.line(file.toString()),
                    "'aw analyze --subscribe --record FILE' writes one");
        } catch (Trace.BadTraceException e) {
            throw new UserError(Exit.USAGE, Safe.line(file.toString()) + ": " + e.getMessage(),
                    "'aw analyze --subscribe --record FILE' writes traces", e);
        } catch (IOException e) {
            throw new UserError(Exit.REFUSED,
                    Safe.line(file.toString()) + " can't be read: " + e.getMessage(),
                    "", e);
        }
    }

    private static Recording recording(Path file) {
        try {
            return Recording.create(file);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(Exit.PRECONDITION, Safe.line(file.toString()) + " exists already",
                    "choose another name, or remove it");
        } catch (IOException e) {
            throw new UserError(Exit.REFUSED, Safe.line(file.toString()) + " can't be written: "
                    + e.getMessage(), "", e);
        }
    }

    private Script script() {
        return new Script(order.cues, order.pause, order.patient, order.deadline,
                order.subject instanceof Subject.Running || order.subject instanceof Subject.Started);
    }

    private Layout.Title title(Session session) {
        return switch (session.watched().kind()) {
            case LIVE -> new Layout.Title(session.watched().name(), mode(), order.drives, order.drives);
            case SIMULATED -> new Layout.Title(session.watched().name(), "simulated", true, false);
            case RECORDED -> new Layout.Title(session.watched().name(), "recorded", false, false);
        };
    }

    private String mode() {
        if (order.subject instanceof Subject.Started started) {
            return "live: really works in " + started.where;
        }
        return order.drives ? "live: events change the running system" : "live, reading";
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
            return byLines(session);
        }
        try (screen) {
            var paper = new Paper(terminal::painted, glyphs);
            var replay = session.watched() instanceof ReplaySource source
                    ? Optional.of(source)
                    : Optional.<ReplaySource>empty();
            return new Cockpit(session, screen, paper, clock(session), title(session), replay,
                    order.span).run() == Cockpit.Ending.ENDED;
        }
    }

    // ---- line by line

    private boolean byLines(Session session) throws IOException, InterruptedException {
        var lines = new Lines(invocation.terminal(), order.form, clock(session), glyphs);
        var watched = session.watched();
        lines.begin(title(session), watched.kind().name().toLowerCase(Locale.ROOT));
        return switch (watched.kind()) {
            case LIVE -> live(session, lines);
            case SIMULATED -> {
                simulate(session, lines);
                yield false;
            }
            case RECORDED -> {
                do {
                    print(session, lines, Duration.ZERO);
                } while (watched.goOn());
                print(session, lines, Duration.ZERO);
                yield false;
            }
        };
    }

    private static void print(Session session, Lines lines, Duration patience)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        session.pump(patience).forEach(lines::print);
    }

    private boolean live(Session session, Lines lines) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long settled = start;
        while (true) {
            print(session, lines, Duration.ofMillis(20));
            long now = System.nanoTime();
            if (session.ended().isPresent() && session.isDrained()) {
                return true;
            }
            var act = session.play(Duration.ofNanos(now - start));
            boolean over = act instanceof Script.Act.Over && !session.script().isEmpty() && !session.isBusy();
            settled = over && session.isDrained() ? settled : now;
            if (over && now - settled > SETTLING.toNanos()) {
                return false;
            }
            if (order.span.isPresent() && now - start > order.span.get().toNanos()) {
                return false;
            }
            session.poll();
        }
    }

    /// In virtual time: nobody waits.
    private void simulate(Session session, Lines lines) throws IOException, InterruptedException {
        var watched = session.watched();
        var now = Duration.ZERO;
        for (boolean over = false; !over;) {
            print(session, lines, Duration.ZERO);
            if (!session.isDrained()) {
                print(session, lines, Duration.ofMillis(5));
                continue;
            }
            switch (session.play(now)) {
                case Script.Act.Rest(var time) -> {
                    watched.pass(time);
                    now = now.plus(time);
                }
                case Script.Act.Wait(Cue.Send(var _, var event, var _, var _)) -> {
                    if (!watched.goOn()) {
                        session.script().giveUp();
                        session.tell(event + " is never accepted: nothing else is waited for");
                    }
                }
                case Script.Act.Over _ -> over = true;
                case Script.Act.Wait _,Script.Act.Send _,Script.Act.Answer _,Script.Act.Differs _,Script.Act.Late _ -> {
                }
            }
        }
        order.span.ifPresent(watched::pass);
        while (!session.isDrained()) {
            print(session, lines, Duration.ofMillis(5));
        }
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
        switch (order.form) {
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
                session.script().failed(), session.script().late(), interrupted || again,
                ended ? session.ended() : Optional.empty());
    }
}
