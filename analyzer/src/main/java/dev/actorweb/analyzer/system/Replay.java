package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.Property;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Plays a scenario on a system, with the same steps and the same judgement as the exploration:
/// what is wrong with a run there is wrong with it here.
public final class Replay {
    private final RunScenario scenario;
    private final MachineSystem system;
    private final RuleSettings settings;
    private final Problems problems;
    private final Model model;
    private final Judge judge;
    private final Tracer tracer;
    private final Visits visits;
    private final List<Trace.Step> told = new ArrayList<>();
    private final List<int[]> states = new ArrayList<>();
    private final List<Integer> takers = new ArrayList<>();

    private Replay(RunScenario scenario, MachineSystem system, RuleSettings settings) {
        this.scenario = scenario;
        this.system = system;
        this.settings = settings;
        this.problems = new Problems(scenario.file());
        int crashes = 0;
        for (RunScenario.Line line : scenario.lines()) {
            crashes += line instanceof RunScenario.Line.Does does && does.cause() == Cause.CRASH ? 1 : 0;
        }
        this.model = new Model(system, crashes);
        this.judge = new Judge(model);
        this.visits = new Visits(model, model.initial());
        this.tracer = new Tracer(model, new StateStore(model.width()), Canon.NONE);
    }

    /// Plays it until its end or the first step that can't be taken.
    public static Replayed play(RunScenario scenario, MachineSystem system, RuleSettings settings) {
        return new Replay(scenario, system, settings).play();
    }

    /// The same trouble as it looks in a run of its own: where one actor stood for another, it has
    /// another name there.
    static Violation again(Violation violation, Trace trace, MachineSystem system) {
        List<RunScenario.Line> lines = new ArrayList<>();
        for (Trace.Step step : trace.steps()) {
            lines.add(new RunScenario.Line.Does(step.actor(), step.cause(), step.event(),
                    step.data().isEmpty() ? Optional.empty() : Optional.of(step.data()),
                    Optional.of(step.to()), step.choice(), violation.place().position()));
        }
        Replay replay = new Replay(
                new RunScenario(system.file(), "", "", lines, OptionalInt.empty(),
                        violation.place().position()),
                system,
                RuleSettings.DEFAULT);
        replay.play();
        for (Violation found : replay.judge.violations()) {
            if (found.key().equals(violation.key())) {
                return found.sharedBy(violation.others());
            }
        }
        return violation;
    }

    private Replayed play() {
        int[] state = model.initial();
        arrive(state);
        boolean going = true;
        for (RunScenario.Line line : scenario.lines()) {
            switch (line) {
                case RunScenario.Line.Expect(var condition, var position) -> Property
                        .read(condition, system, problems)
                        .ifPresent(property -> expect(property, position));
                case RunScenario.Line.Does does -> going = step(does);
            }
            if (!going) {
                break;
            }
        }
        List<Violation> violations = new ArrayList<>();
        if (going && problems.list().isEmpty()) {
            end(violations);
        }
        violations.addAll(0, judge.violations());
        List<Finding> findings = new ArrayList<>();
        for (Violation violation : violations) {
            SystemAnalysis.finding(settings, violation).ifPresent(findings::add);
        }
        findings.sort(Finding.BY_PLACE);
        return new Replayed(scenario, system, new Trace(told, loop()), findings, problems.list(),
                visits.byGroup());
    }

    private OptionalInt loop() {
        return scenario.loop().isPresent() && scenario.loop().getAsInt() <= told.size() + 1
                ? OptionalInt.of(scenario.loop().getAsInt() - 1)
                : OptionalInt.empty();
    }

    private void arrive(int[] state) {
        states.add(state);
        judge.state(states.size() - 1, state);
    }

    private void expect(Property property, Position position) {
        int[] locals = locals(states.getLast());
        try {
            if (!new Condition(model, property).holds(locals)) {
                problems.error(Replayed.EXPECTATION, position,
                        "`" + property + "` does not hold: " + where());
            }
        } catch (Condition.Undecided undecided) {
            problems.error(Replayed.EXPECTATION, position,
                    "`" + property + "` has no value: " + undecided.getMessage());
        }
    }

    private String where() {
        List<String> parts = new ArrayList<>();
        for (Member member : model.members()) {
            parts.add("`" + member.name() + "` is "
                    + model.local(states.getLast(), member.index()).where());
        }
        return String.join(", ", parts.subList(0, Math.min(8, parts.size())))
                + (parts.size() > 8 ? ", …" : "");
    }

    private int[] locals(int[] state) {
        int[] locals = new int[model.members().size()];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = model.localId(state, i);
        }
        return locals;
    }

    // ---- steps

    private boolean step(RunScenario.Line.Does does) {
        List<String> names = new ArrayList<>();
        for (Member member : model.members()) {
            names.add(member.name());
            if (member.name().equals(does.actor())) {
                return step(does, member.index());
            }
        }
        problems.error(Replayed.IMPOSSIBLE, does.position(), "there is no actor `" + does.actor() + "`",
                DidYouMean.hint(does.actor(), names));
        return false;
    }

    private boolean step(RunScenario.Line.Does does, int member) {
        int[] state = states.getLast();
        int[] after = new int[state.length];
        int left = does.choice();
        for (Move move : model.moves(state, member)) {
            if (fits(does, member, move) && --left == 0) {
                int flags = model.take(state, member, move, after);
                if (flags != 0 || move.noteworthy) {
                    judge.move(states.size() - 1, state, member, move, flags);
                }
                told.add(tracer.described(state, member, move));
                visits.step(model.members().get(member), model.local(state, member), move.cause, move.event,
                        model.local(after, member));
                takers.add(Lasso.taker(model, member, move));
                arrive(after);
                return true;
            }
        }
        return cannot(does, member, state);
    }

    private boolean fits(RunScenario.Line.Does does, int member, Move move) {
        return move.cause == does.cause()
                && (move.cause == Cause.START || Labels.shown(move.event.type()).equals(does.event()))
                && (does.data().isEmpty() || does.data().get().equals(move.event.data()))
                && (does.to().isEmpty() || does.to().get().equals(
                        model.role(member).local(model.situations(member).get(move.next).local())
                                .configuration()));
    }

    private boolean cannot(RunScenario.Line.Does does, int member, int[] state) {
        Set<String> possible = new LinkedHashSet<>();
        for (Move move : model.moves(state, member)) {
            possible.add(RunReader.word(move.cause) + ": "
                    + (move.cause == Cause.START ? "null" : Labels.shown(move.event.type())));
        }
        problems.error(Replayed.IMPOSSIBLE, does.position(),
                "`" + does.actor() + "` can't do this " + model.local(state, member).where(),
                Optional.of(possible.isEmpty()
                        ? "nothing makes it go on here"
                        : "it can go on by " + String.join(", ", possible)));
        return false;
    }

    // ---- the end

    private void end(List<Violation> violations) {
        int[] last = states.getLast();
        boolean stuck = true;
        for (Member member : model.members()) {
            stuck &= model.moves(last, member.index()).length == 0;
        }
        if (stuck) {
            judge.stuck(states.size() - 1, last);
        }
        violations.addAll(new AskCycles(system).in(model, states.size() - 1, last));
        OptionalInt loop = loop();
        if (loop.isEmpty()) {
            return;
        }
        Lasso lasso = new Lasso(model, states, takers, loop.getAsInt());
        if (!lasso.closes()) {
            OptionalInt grown = Growth.in(model, states.subList(loop.getAsInt(), states.size()));
            if (grown.isPresent()) {
                violations.add(Growth.violation(model, grown.getAsInt(),
                        new Violation.End.At(states.size() - 1)));
                return;
            }
            problems.error(Replayed.IMPOSSIBLE, scenario.position(),
                    "the run does not come back to where step " + (loop.getAsInt() + 1) + " begins");
            return;
        }
        for (Check check : system.checks()) {
            if (check instanceof Check.LeadsTo leadsTo && lasso.breaks(leadsTo)) {
                violations.add(Violation.leadsTo(leadsTo, system,
                        new Violation.End.At(states.size() - 1)));
            }
        }
    }
}
