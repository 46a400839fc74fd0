package dev.actorweb.machine.step;

import dev.actorweb.machine.step.Outcome.Assumption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Computes all ways in which a step can go where guards are unknown: each of them may hold or not.
/// As guards are pure, the same question in the same situation has one answer within a step. Only
/// guards that are asked count, so two guards do not make four outcomes where the first one decides.
///
/// It works by taking the step again and again, each time with other answers. Not thread-safe.
public final class Outcomes {
    /// Where a step could go in more ways than this, only so many are computed.
    public static final int LIMIT = 4_096;
    private final Oracle oracle;
    private final Stepper stepper;
    private final List<Answer> answers = new ArrayList<>();
    private int used;

    /// All that a step can lead to.
    ///
    /// @param complete
    ///            false where there are more than [#LIMIT]
    public record All(List<Outcome> outcomes, boolean complete) {
        public All {
            outcomes = List.copyOf(outcomes);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by `isTo`, never changed
    private record Answer(Assumption assumption, Context context, Event event, int[] active) {
        boolean isTo(String guard, Map<String, @Nullable Object> params, Run run) {
            return assumption.guard().equals(guard) && assumption.params().equals(params)
                    && event.equals(run.event()) && context.equals(run.context())
                    && Arrays.equals(active, run.active.sorted());
        }

        Answer no() {
            return new Answer(new Assumption(assumption.guard(), assumption.params(), false), context, event,
                    active);
        }
    }

    public Outcomes(CompiledMachine machine, Oracle oracle) {
        this.oracle = oracle;
        this.stepper = new Stepper(machine, this::answer);
    }

    /// All ways in which the machine can start.
    public All initial(@Nullable Object input) {
        return all(() -> stepper.initial(input));
    }

    /// All ways in which it can take an event.
    public All step(Snapshot snapshot, Event event) {
        return all(() -> stepper.step(snapshot, event));
    }

    private All all(Supplier<StepResult> step) {
        List<Outcome> outcomes = new ArrayList<>(2);
        answers.clear();
        do {
            used = 0;
            StepResult result = step.get();
            outcomes.add(new Outcome(assumptions(), result));
        } while (flipLast() && outcomes.size() < LIMIT);
        return new All(outcomes, answers.isEmpty());
    }

    private List<Assumption> assumptions() {
        List<Assumption> made = new ArrayList<>(answers.size());
        for (Answer answer : answers) {
            made.add(answer.assumption);
        }
        return made;
    }

    /// Answers the last question that was answered by yes by no; gives false when there is none.
    private boolean flipLast() {
        while (!answers.isEmpty() && !answers.getLast().assumption.holds()) {
            answers.removeLast();
        }
        if (answers.isEmpty()) {
            return false;
        }
        answers.add(answers.removeLast().no());
        return true;
    }

    private boolean answer(String guard, Map<String, @Nullable Object> params, Situation situation) {
        Oracle.Truth known = oracle.ask(guard, params, situation);
        if (known != Oracle.Truth.UNKNOWN) {
            return known == Oracle.Truth.YES;
        }
        Run run = (Run) situation;
        for (int i = 0; i < used; i++) {
            if (answers.get(i).isTo(guard, params, run)) {
                return answers.get(i).assumption.holds();
            }
        }
        if (used == answers.size()) {
            answers.add(new Answer(new Assumption(guard, params, true), run.context(), run.event(),
                    run.active.sorted()));
        }
        return answers.get(used++).assumption.holds();
    }
}
