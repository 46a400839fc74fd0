package dev.actorweb.analyzer.explore;

import dev.actorweb.analyzer.simulate.ConstantGuards;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.step.Context;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Repetition;
import dev.actorweb.machine.step.Situation;
import dev.actorweb.machine.step.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers guards that nobody knows, in every way there is: a step is computed again and again,
/// each time with the next series of answers.
///
/// A guard is a function of its parameters, the variables and the event. While these stay the same
/// within a step, it keeps its answer.
///
/// Of one step at most so many series are tried. If there are more, it begins anew: the first few
/// questions are answered in every way, all others with no, from then on; see [#overflowed()].
final class Oracle implements Guards, Repetition {
    private static final int MOST_SERIES = 1_024;
    private static final int MOST = 100;
    private static final int FEW = 10;
    /// So many series after which a step goes on until it is stopped are enough: each takes long.
    private static final int MOST_SLOW = 8;
    private final Map<String, List<Boolean>> given;
    private final boolean[] answers = new boolean[MOST];
    private int most = MOST;
    private int series;
    private int slow;
    private int decided;
    private int asked;
    private boolean overflowed;
    private int consulted;
    private int askedBefore;
    private int consultedBefore;
    private boolean closed;
    private boolean selfMade;
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, List<Boolean>> told = new LinkedHashMap<>();
    private final Map<String, List<Boolean>> assumed = new LinkedHashMap<>();

    private record Question(Object guard, Object params, Event event, Context context, boolean answer) {
        boolean is(Object other, Object otherParams, Situation situation) {
            return guard.equals(other) && event.equals(situation.event())
                    && context.equals(situation.context())
                    && Objects.equals(params, otherParams);
        }
    }

    Oracle(Given given) {
        this.given = given.guards();
    }

    /// Begins the first run of a step.
    void begin() {
        most = overflowed ? FEW : MOST; // what happened once will again
        series = 0;
        slow = 0;
        decided = 0;
        again();
    }

    private void again() {
        asked = 0;
        consulted = 0;
        closed = false;
        questions.clear();
        told.clear();
        assumed.clear();
    }

    /// Turns to the next series of answers; false when there is none, or enough were tried.
    ///
    /// @param endless
    ///            whether the present run had no end
    boolean next(boolean endless) {
        slow += endless && !closed ? 1 : 0;
        if (slow == MOST_SLOW && isAsked()) {
            overflowed = true;
            return false;
        }
        if (++series == MOST_SERIES && most > FEW) {
            overflowed = true;
            most = FEW;
            decided = 0;
            again();
            return true;
        }
        int last = asked - 1;
        while (last >= 0 && answers[last]) {
            last--;
        }
        if (last < 0) {
            return false;
        }
        answers[last] = true;
        decided = last + 1;
        again();
        return true;
    }

    @Override
    public void mark() {
        askedBefore = asked;
        consultedBefore = consulted;
    }

    @Override
    public boolean repeats() {
        closed = asked == askedBefore;
        selfMade = closed && consulted == consultedBefore;
        return closed;
    }

    /// Whether the present run, which had no end, went round without asking.
    boolean isSelfMade() {
        return closed ? selfMade : consulted < Step.MICROSTEP_LIMIT / 100;
    }

    /// Whether the present series leaves anything open.
    boolean isAsked() {
        return asked > 0;
    }

    /// Whether somewhere more was asked in one step than can be tried out.
    boolean overflowed() {
        return overflowed;
    }

    /// The answers in the present run that named guards got, in the order of the questions.
    Map<String, List<Boolean>> told() {
        return copy(told);
    }

    /// What conditions of unknown value were taken to be in the present run, by their text.
    Map<String, List<Boolean>> assumed() {
        return copy(assumed);
    }

    private static Map<String, List<Boolean>> copy(Map<String, List<Boolean>> answers) {
        Map<String, List<Boolean>> copy = new LinkedHashMap<>();
        answers.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return copy;
    }

    @Override
    public boolean test(String name, Map<String, @Nullable Object> params, Situation situation) {
        List<Boolean> known = given.get(name);
        if (known != null) {
            return known.getLast();
        }
        Optional<Boolean> constant = ConstantGuards.value(name);
        if (constant.isPresent()) {
            return constant.get();
        }
        boolean answer = answer(name, params, situation);
        told.computeIfAbsent(name, _ -> new ArrayList<>()).add(answer);
        return answer;
    }

    @Override
    public boolean unknown(Expression guard, Situation situation) {
        boolean answer = answer(guard, Map.of(), situation);
        assumed.computeIfAbsent(guard.source(), _ -> new ArrayList<>()).add(answer);
        return answer;
    }

    private boolean answer(Object guard, Map<String, @Nullable Object> params, Situation situation) {
        consulted++;
        boolean nameless = guard instanceof String name && name.startsWith("inline"); // all called
                                                                                      // alike
        for (Question question : questions) {
            if (!nameless && question.is(guard, params, situation)) {
                return question.answer();
            }
        }
        if (asked == most) {
            overflowed = true;
            return false;
        }
        boolean answer = decide();
        questions.add(new Question(guard, params, situation.event(), situation.context(), answer));
        return answer;
    }

    private boolean decide() {
        if (asked == decided) {
            answers[decided++] = false;
        }
        return answers[asked++];
    }
}
