package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.Repository;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.actor.Answer;
import dev.actorweb.machine.actor.Notice;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.actor.SystemBindings;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs git for one repository: the statechart `git-actor.yaml` as an actor, with the
/// [Repository] port behind its services.
///
/// One operation at a time; a request that comes meanwhile is not accepted, and its sender is
/// told. Thread-safe.
public final class GitActor implements AutoCloseable {
    /// Longer than any operation may take; the machine's own time-outs end it before.
    private static final Duration LONGEST = Duration.ofDays(2);
    /// How long something that was interrupted may take to end what it had started.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final ActorSystem system;
    private final GitServices services;
    private final Statechart chart;
    private volatile @Nullable Ticket<?> last;

    private GitActor(ActorSystem system, GitServices services) {
        this.system = system;
        this.services = services;
        var machine = GitMachine.COMPILED;
        var bindings = services.bind(machine.machine()).observer(GitActor::settle).build();
        chart = Statechart.start(system, "git", machine, bindings, null);
    }

    /// Starts the actor in a system of its own.
    ///
    /// @param directory
    ///            a folder of the repository, which is opened when it is first needed
    /// @param engines
    ///            opens the repository that a folder belongs to
    /// @param first
    ///            the question that will be asked first; git begins with it at once
    public static GitActor start(Path directory, Function<Path, Repository> engines, GitRequest<?> first) {
        var services = new GitServices(new Session(directory, engines));
        services.anticipate(first);
        return new GitActor(ActorSystem.create("aw"), services);
    }

    /// As the other, with a second question, which git begins with at the same time.
    ///
    /// @param second
    ///            finds out what will be asked, a question that changes nothing; empty if nothing is
    ///            gained by asking it now
    public static GitActor start(Path directory, Function<Path, Repository> engines, GitRequest<?> first,
            Function<Repository, Optional<GitRequest<?>>> second) {
        var services = new GitServices(new Session(directory, engines));
        services.anticipate(first);
        services.anticipateBeside(second);
        return new GitActor(ActorSystem.create("aw"), services);
    }

    /// Starts the actor in a system that others use too.
    ///
    /// @param directory
    ///            a folder of the repository, which is opened when it is first needed
    /// @param engines
    ///            opens the repository that a folder belongs to
    public static GitActor start(ActorSystem system, Path directory, Function<Path, Repository> engines) {
        return new GitActor(system, new GitServices(new Session(directory, engines)));
    }

    /// Begins to read the machine, on a thread of its own: for commands that will start an actor.
    public static void prepare() {
        var reader = new Thread(GitMachine::prepare, "aw-machine");
        reader.setDaemon(true);
        reader.start();
    }

    /// The machine, for those who run it by themselves with [#bindings].
    public static CompiledMachine machine() {
        return GitMachine.COMPILED;
    }

    /// The services of the machine for one repository. Events from outside name their requests:
    /// `COMMIT_CHANGES` carries `{"request": {"message": "…"}}`.
    ///
    /// @param directory
    ///            a folder of the repository
    public static SystemBindings bindings(Path directory, Function<Path, Repository> engines) {
        var services = new GitServices(new Session(directory, engines));
        return (_, builder) -> services.bindTo(builder, GitMachine.COMPILED.machine());
    }

    /// Shows what the machine does from now on to an observer, in the machine's turns.
    public void watch(Consumer<Notice> observer) {
        chart.ref().tell(new Message.Subscribe(observer));
    }

    /// Asks for an operation and waits for its end. When this thread is interrupted, the operation
    /// is cancelled, and everything it had started has ended when this method throws.
    public <T> GitOutcome<T> ask(GitRequest<T> request) throws InterruptedException {
        var ticket = new Ticket<>(request);
        var outcome = send(ticket, Event.of(request.event(), "request", ticket));
        if (!(outcome instanceof GitOutcome.NotAccepted)) {
            last = ticket;
        }
        return outcome;
    }

    /// Runs the last request again, after it failed or timed out.
    ///
    /// @param request
    ///            the one that was asked for
    public <T> GitOutcome<T> retry(GitRequest<T> request) throws InterruptedException {
        var ticket = last;
        if (ticket == null || !ticket.request().equals(request)) {
            return new GitOutcome.NotAccepted<>("RETRY", List.of());
        }
        @SuppressWarnings("unchecked") // equal requests are of one kind, which has one result type
        var same = (Ticket<T>) ticket;
        return send(same, Event.of("RETRY"));
    }

    /// Ends the operation that runs, if one does; whoever asked for it gets [GitOutcome.Cancelled].
    public void cancel() {
        chart.ref().tell(new Message.Send(Event.of("CANCEL")));
    }

    private <T> GitOutcome<T> send(Ticket<T> ticket, Event event) throws InterruptedException {
        try {
            return switch (chart.send(event, snapshot -> !snapshot.in("working"), LONGEST)) {
                case Answer.Reached _ -> settled(ticket);
                case Answer.Rejected(var rejected, var _, var snapshot) ->
                    new GitOutcome.NotAccepted<>(rejected.type(), accepted(snapshot));
                case Answer.Ended(var reason) ->
                    throw new IllegalStateException("the git actor ended: " + reason);
            };
        } catch (InterruptedException e) {
            cancel();
            services.awaitIdle(PATIENCE);
            throw e;
        }
    }

    private <T> GitOutcome<T> settled(Ticket<T> ticket) {
        var outcome = ticket.outcome();
        if (outcome instanceof GitOutcome.TimedOut || outcome instanceof GitOutcome.Cancelled) {
            services.awaitIdle(PATIENCE);
        }
        return outcome;
    }

    private static void settle(Notice notice) {
        if (notice instanceof Notice.Emitted(var event)
                && event.data().get("request") instanceof Ticket<?> ticket) {
            ticket.settle(event.type());
        }
    }

    /// The events that some active state has a transition for.
    private static List<String> accepted(Snapshot snapshot) {
        var events = new ArrayList<String>();
        for (State state : snapshot.activeStates()) {
            for (Transition transition : state.on()) {
                if (transition.trigger() instanceof Trigger.OnEvent(var event, var _)) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    /// Cancels what runs, waits until it has ended, closes the repository and stops the actor. A
    /// system of its own has nothing left to run then; its threads are daemons and end
    /// by themselves.
    @Override
    public void close() {
        cancel();
        services.close(PATIENCE);
        system.stop(chart.ref());
    }
}
