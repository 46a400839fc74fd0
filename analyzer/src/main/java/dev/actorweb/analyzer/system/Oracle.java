package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.Context;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers the guards that nobody bound, in every possible way: each round of a step is told other
/// answers, until all were given. The same question in the same situation gets the same answer.
final class Oracle implements Guards {
    /// More rounds than this are not tried; the exploration then says that it is not complete.
    static final int MOST_ROUNDS = 1024;
    private final List<Boolean> script = new ArrayList<>();
    private final Map<Question, Boolean> answers = new HashMap<>();
    private final List<String> given = new ArrayList<>();
    private int asked;
    private int rounds;

    private record Question(String name, Map<String, @Nullable Object> params, Context context,
            Event event) {}

    @Override
    public boolean test(String name, Map<String, @Nullable Object> params, Situation situation) {
        Question question = new Question(name, params, situation.context(), situation.event());
        return answers.computeIfAbsent(question, _ -> answer(name));
    }

    private boolean answer(String name) {
        if (asked == script.size()) {
            script.add(false);
        }
        boolean answer = script.get(asked++);
        given.add((answer ? "" : "not ") + name);
        return answer;
    }

    /// What was answered in this round: `isValid`, `not isValid`.
    List<String> given() {
        return List.copyOf(given);
    }

    /// Goes on to the next round; false if there is none.
    boolean next() {
        while (!script.isEmpty() && script.getLast()) {
            script.removeLast();
        }
        if (script.isEmpty() || ++rounds == MOST_ROUNDS) {
            return false;
        }
        script.set(script.size() - 1, true);
        answers.clear();
        given.clear();
        asked = 0;
        return true;
    }
}
