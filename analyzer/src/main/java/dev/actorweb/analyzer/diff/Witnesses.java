package dev.actorweb.analyzer.diff;

import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.generate.Concrete;
import dev.actorweb.analyzer.simulate.Expectation;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Turns what a product has found into differences in words, with a scenario that shows each where
/// data and times for it can be found.
final class Witnesses {
    private final CompiledMachine before;
    private final CompiledMachine after;
    private final Concrete onBefore;
    private final Concrete onAfter;

    Witnesses(CompiledMachine before, CompiledMachine after, Given given) {
        this.before = before;
        this.after = after;
        this.onBefore = new Concrete(before, given);
        this.onAfter = new Concrete(after, given);
    }

    List<Difference> of(Product product) {
        List<Difference> differences = new ArrayList<>();
        for (Product.Found found : product.found()) {
            differences.add(difference(product, found));
        }
        differences.sort(Comparator.comparing(Difference::kind)); // stable: the shortest first
        return differences;
    }

    private Difference difference(Product product, Product.Found found) {
        Optional<Scenario> scenario = scenario(product, found);
        boolean confirmed = scenario.isPresent() && isShown(found.kind(), scenario.get());
        Snapshot place = found.node() < 0
                ? null
                : product.after().snapshot(product.node(found.node()).after());
        return new Difference(found.kind(), message(product, found, place), product.inputs(found),
                position(place, found), scenario, confirmed);
    }

    /// Where the new version shows it: at its transition, else at the state it is in.
    private Position position(@Nullable Snapshot place, Product.Found found) {
        Branch step = found.stepAfter();
        if (step != null && step.isTaken()) {
            return after.transition(step.taken().getFirst()).position();
        }
        Machine machine = after.machine();
        if (place == null) {
            return machine.root().position();
        }
        List<State> active = place.activeStates();
        Branch old = found.stepBefore();
        if (old != null && old.isTaken()) { // the state that took it before, if it is still there
            Optional<State> same = machine.at(before.source(old.taken().getFirst()).path());
            if (same.isPresent() && place.isActive(same.get().index())) {
                return same.get().position();
            }
        }
        return active.isEmpty() ? machine.root().position() : active.getLast().position();
    }

    // ---- in words

    private static String message(Product product, Product.Found found, @Nullable Snapshot place) {
        Branch old = found.stepBefore();
        Branch now = found.stepAfter();
        Branch any = old == null ? Objects.requireNonNull(now) : old;
        if (any.step().cause().isEmpty()) {
            return "the machine begins in " + states(now) + ", and began in " + states(old);
        }
        String where = place == null ? "" : "in " + names(place.configuration()) + ", ";
        String what = "`" + any.step().cause().map(Cause::text).orElse("") + "`";
        if (place != null && found.node() >= 0) {
            List<String> was = product.before().snapshot(product.node(found.node()).before()).configuration();
            if (!was.equals(place.configuration())) {
                where = "in " + names(place.configuration()) + " (where the old version is in " + names(was)
                        + "), ";
            }
        }
        return switch (found.kind()) {
            case REFUSED -> where + what + (old != null && old.deferred()
                    ? " is not deferred any more"
                    : " is not taken any more; it led to " + states(old));
            case ADDED -> where + what + (now != null && now.deferred()
                    ? " is deferred now"
                    : " is taken now; it leads to " + states(now));
            case CHANGED -> where + what + changed(Objects.requireNonNull(old), Objects.requireNonNull(now));
        };
    }

    private static String changed(Branch old, Branch now) {
        if (old.deferred() != now.deferred()) {
            return now.deferred()
                    ? " is deferred now, and led to " + states(old)
                    : " leads to " + states(now) + " now, and was deferred";
        }
        List<String> parts = new ArrayList<>();
        if (!old.snapshot().configuration().equals(now.snapshot().configuration())) {
            parts.add(" leads to " + states(now) + ", and led to " + states(old));
        }
        if (!old.step().result().actions().equals(now.step().result().actions())) {
            parts.add(" does " + names(now.step().result().actions()) + ", and did "
                    + names(old.step().result().actions()));
        }
        if (old.snapshot().status() != now.snapshot().status()) {
            parts.add(old.snapshot().isActive()
                    ? " ends the machine, and did not"
                    : " does not end the machine, and did");
        }
        return String.join(";", parts);
    }

    private static String states(@Nullable Branch branch) {
        return branch == null ? "nothing" : names(branch.snapshot().configuration());
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "nothing" : "`" + String.join("`, `", names) + "`";
    }

    // ---- as scenarios

    /// Played on both versions, the scenario takes the steps of both.
    private Optional<Scenario> scenario(Product product, Product.Found found) {
        boolean old = found.kind() != Kind.ADDED;
        List<Trace.Step> own = product.steps(found, old);
        List<Trace.Step> others = product.steps(found, !old);
        CompiledMachine machine = old ? before : after;
        CompiledMachine other = old ? after : before;
        Optional<Concrete.Found> concrete = (old ? onBefore : onAfter).of(new Trace(machine, own),
                (step, run) -> agrees(other, step, others, own.size(), run));
        return concrete.map(run -> scenario(found, run, machine));
    }

    /// The other version takes its steps; at the last one, none if it knows none.
    private static boolean agrees(CompiledMachine other, int step, List<Trace.Step> others, int length,
            Concrete.Found run) {
        Played played = Player.play(new Scenario("", "", Optional.empty(), OptionalLong.empty(), run.given(),
                run.steps(), Position.START), other);
        List<Integer> taken = new ArrayList<>();
        played.steps().getLast().results().forEach(result -> taken.addAll(result.transitions()));
        boolean last = step == length - 1;
        List<Integer> expected = step < others.size() ? others.get(step).result().transitions() : List.of();
        if (last && others.size() < length) {
            return taken.isEmpty();
        }
        return taken.equals(expected);
    }

    private static Scenario scenario(Product.Found found, Concrete.Found run, CompiledMachine machine) {
        List<Scenario.Step> steps = new ArrayList<>(run.steps());
        Scenario plain = new Scenario("diff", "", Optional.empty(), OptionalLong.empty(), run.given(), steps,
                Position.START);
        Played played = Player.play(plain, machine);
        Expectation after = Expectation.of(played.steps().getLast());
        boolean deferred = isDeferred(found.stepBefore()) || isDeferred(found.stepAfter());
        steps.add(new Scenario.Step.Expect(deferred
                ? after.withoutContext().ofHandled()
                : after.withoutContext(), Position.START));
        Branch any = found.stepBefore() == null
                ? Objects.requireNonNull(found.stepAfter())
                : found.stepBefore();
        String cause = any.step().cause().map(Cause::text).orElse("start");
        String name = switch (found.kind()) {
            case REFUSED -> "what the old version takes: " + cause;
            case CHANGED -> "what the old version does: " + cause;
            case ADDED -> "what the new version takes: " + cause;
        };
        return new Scenario("diff", name, Optional.empty(), OptionalLong.empty(), run.given(), steps,
                Position.START);
    }

    private static boolean isDeferred(@Nullable Branch branch) {
        return branch != null && branch.deferred();
    }

    private boolean isShown(Kind kind, Scenario scenario) {
        boolean onOld = Player.play(scenario, before).passed();
        boolean onNew = Player.play(scenario, after).passed();
        return kind == Kind.ADDED ? onNew && !onOld : onOld && !onNew;
    }
}
