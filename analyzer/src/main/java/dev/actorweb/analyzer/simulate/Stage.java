package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.Delay;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A machine in virtual time that somebody drives as it goes, by hand or by a program. What its
/// surroundings answer is given, as in a scenario. Deterministic; not thread-safe.
public final class Stage {
    /// So many answers at most are given one right after the other.
    private static final int PATIENCE = 1_000;

    private final Answers answers;
    private final Services services;
    private final Simulation simulation;
    private final Consumer<Moment> audience;
    /// Where the machines within are, by the ids that lead to them.
    private final Map<String, Snapshot> places = new HashMap<>();
    private Snapshot before;
    private boolean begun;
    /// What a machine within is given from outside, and whether it took it.
    private @Nullable Event sent;
    private boolean handled;

    /// A step of the machine, or of one that runs within it.
    ///
    /// @param at
    ///            the virtual time since the start
    /// @param within
    ///            the ids that lead to the machine within; empty for the machine itself
    /// @param event
    ///            `xstate.stop` if a machine within is stopped
    /// @param before
    ///            empty for the start
    public record Moment(Duration at, String within, Event event, Optional<Snapshot> before,
            StepResult result) {
        /// Whether the machine took the event.
        public boolean isTaken() {
            return result.handled() || !result.transitions().isEmpty();
        }

        /// Whether the machine is stopped from outside.
        public boolean isStop() {
            return Stage.isStop(event);
        }
    }

    /// Starts the machine.
    ///
    /// @param seed
    ///            decides what nobody answers; empty when nothing is left to chance
    /// @param audience
    ///            is told every step, the first one included
    public Stage(CompiledMachine machine, Given given, OptionalLong seed, Consumer<Moment> audience) {
        this.answers = new Answers(given, seed);
        this.services = new Services(answers);
        List<Moment> early = new ArrayList<>();
        this.audience = moment -> {
            if (begun) {
                audience.accept(moment);
            } else {
                early.add(moment);
            }
        };
        this.simulation = new Simulation(machine, null, answers, answers::delay, new BitSet(), this::within);
        this.before = simulation.snapshot();
        simulation.observe(this::stepped);
        this.begun = true;
        audience.accept(
                new Moment(Duration.ZERO, "", Event.of("xstate.init", "input", null), Optional.empty(),
                        simulation.start()));
        early.forEach(audience);
        services.apply("", simulation.start(), Duration.ZERO);
        answerServices(Duration.ZERO);
    }

    static boolean isStop(Event event) {
        return event.type().equals("xstate.stop");
    }

    private void stepped(Event event, StepResult result) {
        var moment = new Moment(simulation.now(), "", event, Optional.of(before), result);
        before = result.snapshot();
        audience.accept(moment);
        services.apply("", result, simulation.now());
    }

    private void within(String path, Event event, StepResult result) {
        handled |= event.equals(sent) && result.handled();
        Duration at = begun ? simulation.now() : Duration.ZERO;
        var moment = new Moment(at, path, event, Optional.ofNullable(places.get(path)), result);
        if (moment.isStop() || !result.snapshot().isActive()) {
            places.remove(path);
        } else {
            places.put(path, result.snapshot());
        }
        audience.accept(moment);
        if (moment.isStop()) {
            services.forget(path);
        } else {
            services.apply(path, result, at);
        }
    }

    /// Where a machine within is; empty if it does not run.
    public Optional<Snapshot> snapshot(String within) {
        return within.isEmpty() ? Optional.of(snapshot()) : Optional.ofNullable(places.get(within));
    }

    public Snapshot snapshot() {
        return simulation.snapshot();
    }

    /// The virtual time since the start.
    public Duration now() {
        return simulation.now();
    }

    /// What nobody answered and was taken for granted, in words.
    public Set<String> assumed() {
        return answers.assumed();
    }

    /// Whether the machine would take the event where it is.
    public boolean takes(Event event) {
        return simulation.snapshot().machine().check(event).isEmpty()
                && Step.step(simulation.snapshot(), event, answers).handled();
    }

    /// Gives a machine an event, and lets the services answer that are due.
    ///
    /// @param within
    ///            the ids that lead to a machine within; empty for the machine itself
    /// @return empty if the machine took it, else why not
    public Optional<String> send(String within, Event event) {
        Optional<Snapshot> place = snapshot(within);
        if (place.isEmpty()) {
            return Optional.of("`" + within + "` has ended");
        }
        Optional<String> wrong = place.get().machine().check(event);
        if (wrong.isPresent()) {
            return wrong;
        }
        sent = event;
        handled = false;
        boolean taken = simulation.send(within, event).handled();
        sent = null;
        answerServices(simulation.now());
        return (within.isEmpty() ? taken : handled)
                ? Optional.empty()
                : Optional.of("`" + event.type() + "` is not accepted in "
                        + String.join(", ", place.get().configuration()));
    }

    /// The services that a machine runs, by the names of their sources.
    public List<String> services(String within) {
        return services.names(within);
    }

    /// Ends a running service of a machine, by its id or the name of its source.
    ///
    /// @return false if no such service runs
    public boolean answer(String within, String service, boolean fails, @Nullable Object value) {
        Optional<Services.Running> running = services.find(service, within);
        if (running.isEmpty()) {
            return false;
        }
        services.end(running.get());
        simulation.send(within, Services.event(running.get().id(), fails, value));
        answerServices(simulation.now());
        return true;
    }

    /// Lets time pass; what falls due happens at its moment.
    public void advance(Duration time) {
        Duration end = simulation.now().plus(time);
        for (Optional<Duration> next = nextMoment(); next.isPresent()
                && next.get().compareTo(end) <= 0; next = nextMoment()) {
            fire(next.get());
        }
        simulation.advance(end.minus(simulation.now()));
    }

    /// The moment at which something happens by itself.
    public Optional<Duration> nextMoment() {
        Optional<Duration> timer = simulation.nextTimer();
        Optional<Duration> answer = services.nextDue().map(Services.Due::at);
        if (timer.isEmpty() || answer.isEmpty()) {
            return timer.isPresent() ? timer : answer;
        }
        return timer.get().compareTo(answer.get()) <= 0 ? timer : answer;
    }

    /// What timers are to bring to the machine itself, in the order in which it falls due.
    public List<Simulation.Due> dues() {
        return simulation.dues();
    }

    /// Answers from now on with these first, instead of those that were given so before.
    public void during(Given given) {
        answers.during(given);
    }

    /// Helps the machine along by one thing: the success of the service that has been running
    /// longest of those that nobody answers for, else the next that happens by itself, at once, else
    /// the end of a spawned child.
    ///
    /// @return false if there is nothing to wait for
    public boolean goOn() {
        if (endService()) {
            return true;
        }
        Optional<Duration> next = nextMoment();
        next.ifPresent(this::fire);
        return next.isPresent() || endChild();
    }

    /// Lets the service succeed that has been running longest of those that nobody answers for.
    ///
    /// @return false if there is none
    boolean endService() {
        return end(services.firstUnanswered());
    }

    /// Lets the spawned child end that has been running longest of those that nobody answers for.
    ///
    /// @return false if there is none
    boolean endChild() {
        return end(services.firstChild());
    }

    /// How long a delay lasts here.
    Duration duration(Delay delay) {
        return switch (delay) {
            case Delay.Fixed fixed -> fixed.duration();
            case Delay.Named named -> answers.delay(named.name());
            case Delay.Invalid _,Delay.Computed _ ->
                throw new IllegalStateException("not compiled: " + delay);
        };
    }

    private boolean end(Optional<Services.Running> running) {
        if (running.isEmpty()) {
            return false;
        }
        services.end(running.get());
        simulation.send(running.get().path(), Event.done(running.get().id(), null));
        answerServices(simulation.now());
        return true;
    }

    private void fire(Duration moment) {
        Optional<Duration> timer = simulation.nextTimer();
        if (timer.isPresent() && timer.get().equals(moment)) {
            simulation.fireNext();
        } else if (moment.compareTo(simulation.now()) > 0) {
            simulation.advance(moment.minus(simulation.now()));
        }
        answerServices(simulation.now());
    }

    private void answerServices(Duration until) {
        for (int i = 0; i < PATIENCE; i++) {
            Optional<Services.Due> due = services.nextDue();
            if (due.isEmpty() || due.get().at().compareTo(until) > 0) {
                return;
            }
            services.answered(due.get());
            simulation.send(due.get().service().path(), due.get().event());
        }
    }
}
