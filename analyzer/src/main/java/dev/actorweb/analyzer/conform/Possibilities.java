package dev.actorweb.analyzer.conform;

import dev.actorweb.analyzer.simulate.ConstantGuards;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.step.Context;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers the guards of one step in every way that nobody can rule out, one way after the other.
///
/// While parameters, variables and event stay the same within a step, a guard keeps its answer.
/// Not thread-safe.
final class Possibilities implements Guards {
    /// So many questions are answered both ways; any further one only with yes.
    private static final int MOST = 8;

    private record Question(Object guard, Object params, Event event, Context context) {}

    private final boolean[] answers = new boolean[MOST];
    private final Map<Question, Boolean> asked = new LinkedHashMap<>();
    private final Map<String, List<Boolean>> told = new LinkedHashMap<>();
    private int decided;
    private int count;

    /// Begins with the first way.
    void begin() {
        decided = 0;
        again();
    }

    private void again() {
        count = 0;
        asked.clear();
        told.clear();
    }

    /// Turns to the next way; false when there is none.
    boolean next() {
        int last = count - 1;
        while (last >= 0 && !answers[last]) {
            last--;
        }
        if (last < 0) {
            return false;
        }
        answers[last] = false;
        decided = last + 1;
        again();
        return true;
    }

    /// The answers of the present way that named guards got, in the order of the questions.
    Map<String, List<Boolean>> told() {
        Map<String, List<Boolean>> copy = new LinkedHashMap<>();
        told.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return copy;
    }

    @Override
    public boolean test(String name, Map<String, @Nullable Object> params, Situation situation) {
        Optional<Boolean> constant = ConstantGuards.value(name);
        boolean answer = constant.isPresent() ? constant.get() : answer(name, params, situation);
        told.computeIfAbsent(name, _ -> new ArrayList<>()).add(answer);
        return answer;
    }

    @Override
    public boolean unknown(Expression guard, Situation situation) {
        return answer(guard, Map.of(), situation);
    }

    private boolean answer(Object guard, Object params, Situation situation) {
        Question question = new Question(guard, params, situation.event(), situation.context());
        Boolean known = asked.get(question);
        if (known == null) {
            known = decide();
            asked.put(question, known);
        }
        return known;
    }

    private boolean decide() {
        if (count == MOST) {
            return true;
        }
        if (count == decided) {
            answers[decided++] = true;
        }
        return answers[count++];
    }
}
