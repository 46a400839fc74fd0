package dev.actorweb.analyzer.simulate;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Context;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plays a scenario on a machine, in virtual time. The same scenario gives the same result every
/// time. Not thread-safe; for one scenario.
public final class Player {
    /// The codes of problems: an event that the machine does not know, data that does not fit its
    /// declaration, an expectation that does not hold, a machine that came to a halt.
    public static final String UNKNOWN_EVENT = "unknown-event";
    public static final String PAYLOAD = "payload";
    public static final String EXPECTATION = "expectation";
    public static final String FAILURE = "failure";
    /// The code of a problem: an answer for a guard, service or delay that the machine does
    /// not have.
    public static final String UNKNOWN_NAME = "unknown-name";
    /// So often at most is a machine helped along before an event that it can't take.
    private static final int PATIENCE = 1_000;

    private final Scenario scenario;
    private final CompiledMachine machine;
    private final boolean autoRun;
    private final Alphabet alphabet;
    private final Answers answers;
    private final Simulation simulation;
    private final Services services;
    private final Coverage coverage;
    private final Problems problems;
    private final List<Played.Step> steps = new ArrayList<>();
    private List<StepResult> results = new ArrayList<>();
    private boolean failureExpected;
    private boolean begun;

    private Player(Scenario scenario, CompiledMachine machine, boolean autoRun) {
        this.scenario = scenario;
        this.machine = machine;
        this.autoRun = autoRun;
        this.alphabet = new Alphabet(machine.machine());
        this.answers = new Answers(scenario.given(), scenario.seed());
        this.problems = new Problems(scenario.file());
        this.coverage = new Coverage(machine);
        this.services = new Services(answers);
        this.simulation = new Simulation(machine, null, answers, answers::delay, coverage.entered(),
                this::within);
        this.begun = true;
    }

    /// A machine within may use services, too.
    private void within(String path, Event event, StepResult result) {
        if (Stage.isStop(event)) {
            services.forget(path);
        } else {
            services.apply(path, result, begun ? simulation.now() : Duration.ZERO);
        }
    }

    /// Plays the scenario to its end, whatever goes wrong on the way.
    public static Played play(Scenario scenario, CompiledMachine machine) {
        return new Player(scenario, machine, false).play();
    }

    /// As [#play(Scenario, CompiledMachine)], but gives each event when the machine can take it.
    /// Until then services that nobody answers for succeed, and where none runs, time passes until
    /// something happens. After the last event the services that still run succeed. Each of these is
    /// a step of its own.
    public static Played autoRun(Scenario scenario, CompiledMachine machine) {
        return new Player(scenario, machine, true).play();
    }

    private Played play() {
        GivenCheck.check(scenario, machine.machine(), problems);
        note(simulation.start());
        answerServices(simulation.now());
        end(new Played.Cause.Start(), true);
        checkHalt(scenario.position());
        for (int i = 0; i < scenario.steps().size(); i++) {
            failureExpected = i + 1 < scenario.steps().size()
                    && scenario.steps().get(i + 1) instanceof Scenario.Step.Expect(var expectation, var _)
                    && expectation.failed().isPresent() && expectation.failed().get().value();
            perform(scenario.steps().get(i));
        }
        if (autoRun) {
            settle();
        }
        return new Played(scenario, machine, steps, problems.list(), answers.assumed(), coverage);
    }

    private void perform(Scenario.Step step) {
        answers.during(step.given());
        switch (step) {
            case Scenario.Step.Send send -> send(send);
            case Scenario.Step.Advance advance -> {
                if (advance.jump()) {
                    jump(advance.time());
                } else {
                    pass(simulation.now().plus(advance.time()));
                }
                end(new Played.Cause.Advanced(advance.time(), advance.jump()), true);
                checkHalt(advance.position());
            }
            case Scenario.Step.Answer answer -> answer(answer);
            case Scenario.Step.Expect expect ->
                new Comparison(simulation.snapshot(), steps.getLast(), problems)
                        .compare(expect.expectation());
        }
    }

    // ---- events

    private void send(Scenario.Step.Send send) {
        Event event = send.event();
        if (machine.check(event).isPresent()) { // an actor would reject it
            end(new Played.Cause.Sent(event), false);
            checkHandled(send, false);
            return;
        }
        if (autoRun) {
            waitFor(event);
        }
        if (machine.machine().dialect() == Dialect.SCXML) {
            pass(simulation.now()); // what it has sent itself already comes first
        }
        StepResult result = simulation.send(event);
        note(result);
        answerServices(simulation.now());
        end(new Played.Cause.Sent(event), result.handled());
        checkHandled(send, result.handled());
        checkHalt(send.position());
    }

    private void checkHandled(Scenario.Step.Send send, boolean handled) {
        String name = send.event().type();
        if (send.handled().isPresent()) {
            if (send.handled().get() != handled) {
                problems.error(EXPECTATION, send.position(), "`" + name + "` should "
                        + (handled ? "not be" : "be") + " handled in " + simulation.snapshot().configuration()
                        + ", and is" + (handled ? "" : " not"));
            }
            return;
        }
        Optional<String> payload = machine.check(send.event());
        if (!alphabet.knows(name)) {
            problems.error(UNKNOWN_EVENT, send.position(), "the machine knows no event `" + name + "`",
                    alphabet.hint(name));
        } else if (payload.isPresent()) {
            problems.error(PAYLOAD, send.position(), payload.get());
        }
    }

    private void checkHalt(Position position) {
        if (simulation.snapshot().status() == Snapshot.Status.ERROR && !failureExpected
                && !problemsTell(FAILURE)) {
            problems.error(FAILURE, position, "the machine came to a halt: "
                    + simulation.snapshot().failure().map(Object::toString).orElse(""));
        }
    }

    private boolean problemsTell(String code) {
        for (Problem problem : problems.list()) {
            if (problem.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    /// Helps the machine along until it can take the event, if that ever happens: by what ends
    /// services first, so that a time-out does not overtake them, and by what ends spawned
    /// children last.
    private void waitFor(Event event) {
        for (int i = 0; i < PATIENCE && !takes(event); i++) {
            if (!endService() && !passTime() && !end(services.firstChild())) {
                return;
            }
        }
    }

    /// Lets what runs come to its end, but no time-outs: until no service runs, or it goes
    /// in circles.
    private void settle() {
        Set<Rest> seen = new HashSet<>();
        for (int i = 0; i < PATIENCE && seen.add(Rest.of(simulation.snapshot())); i++) {
            if (!endService()) {
                return;
            }
        }
    }

    /// Where a machine is, for telling circles.
    private record Rest(List<String> configuration, Context context) {
        static Rest of(Snapshot snapshot) {
            return new Rest(snapshot.configuration(), snapshot.context());
        }
    }

    /// Success of the service that has been running longest without a given answer, else the
    /// next answer.
    private boolean endService() {
        return end(services.firstUnanswered()) || (services.nextDue().isPresent() && passTime());
    }

    private boolean end(Optional<Services.Running> running) {
        if (running.isEmpty()) {
            return false;
        }
        services.end(running.get());
        note(simulation.send(running.get().path(), Event.done(running.get().id(), null)));
        answerServices(simulation.now());
        end(new Played.Cause.Answered(running.get().source(), false), true);
        checkHalt(scenario.position());
        return true;
    }

    /// To the next moment at which something happens by itself.
    private boolean passTime() {
        Optional<Duration> next = nextMoment();
        if (next.isEmpty()) {
            return false;
        }
        Duration before = simulation.now();
        fire(next.get());
        end(new Played.Cause.Advanced(simulation.now().minus(before), false), true);
        checkHalt(scenario.position());
        return true;
    }

    private boolean takes(Event event) {
        return dev.actorweb.machine.step.Step.step(simulation.snapshot(), event, answers).handled();
    }

    // ---- services

    private void answer(Scenario.Step.Answer answer) {
        Optional<Services.Running> running = services.find(answer.service());
        if (running.isEmpty()) {
            problems.error(EXPECTATION, answer.position(),
                    "no service `" + answer.service() + "` is running",
                    services.isAnyRunning()
                            ? Optional.of("running: " + String.join(", ", services.names()))
                            : Optional.empty());
            end(new Played.Cause.Answered(answer.service(), answer.fails()), false);
            return;
        }
        services.end(running.get());
        note(simulation.send(running.get().path(),
                Services.event(running.get().id(), answer.fails(), answer.value())));
        answerServices(simulation.now());
        end(new Played.Cause.Answered(answer.service(), answer.fails()), true);
        checkHalt(answer.position());
    }

    /// Gives the machine the answers that are due, and those that follow from them.
    private void answerServices(Duration until) {
        for (int i = 0; i < PATIENCE; i++) {
            Optional<Services.Due> due = services.nextDue();
            if (due.isEmpty() || due.get().at().compareTo(until) > 0) {
                return;
            }
            services.answered(due.get());
            note(simulation.send(due.get().service().path(), due.get().event()));
        }
    }

    // ---- time

    private Optional<Duration> nextMoment() {
        Optional<Duration> timer = simulation.nextTimer();
        Optional<Duration> answer = services.nextDue().map(Services.Due::at);
        if (timer.isEmpty() || answer.isEmpty()) {
            return timer.isPresent() ? timer : answer;
        }
        return timer.get().compareTo(answer.get()) <= 0 ? timer : answer;
    }

    /// Lets the first thing happen that falls due at this moment.
    private void fire(Duration moment) {
        Optional<Duration> timer = simulation.nextTimer();
        if (timer.isPresent() && timer.get().equals(moment)) {
            note(simulation.fireNext());
        } else if (moment.compareTo(simulation.now()) > 0) {
            simulation.advance(moment.minus(simulation.now()));
        }
        answerServices(simulation.now());
    }

    private void pass(Duration end) {
        for (Optional<Duration> next = nextMoment(); next.isPresent()
                && next.get().compareTo(end) <= 0; next = nextMoment()) {
            fire(next.get());
        }
        simulation.advance(end.minus(simulation.now()));
    }

    private void jump(Duration time) {
        for (StepResult result : simulation.jump(time)) {
            note(result);
        }
        answerServices(simulation.now());
    }

    // ---- what happened

    private void note(StepResult result) {
        results.add(result);
        coverage.add(result);
        services.apply("", result, simulation.now());
    }

    private void end(Played.Cause cause, boolean handled) {
        steps.add(new Played.Step(cause, handled, results, simulation.snapshot(), services.takeEnded()));
        results = new ArrayList<>();
    }

}
