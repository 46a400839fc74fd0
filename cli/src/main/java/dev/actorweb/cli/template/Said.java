package dev.actorweb.cli.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was answered so far, and in which order it was asked, so that one can go back. Whoever goes
/// back finds later what was answered before, where it was something else than what was proposed.
/// Not thread-safe.
final class Said {
    private final Map<String, String> answers;
    private final Deque<String> asked = new ArrayDeque<>();
    private final Map<String, String> remembered = new HashMap<>();

    /// @param given
    ///            answers that nobody was asked for
    Said(Map<String, String> given) {
        this.answers = new LinkedHashMap<>(given);
    }

    /// The answers that hold, in the order in which they came.
    Map<String, String> answers() {
        return answers;
    }

    /// Whether there is no question to go back to.
    boolean isFirst() {
        return asked.isEmpty();
    }

    /// What to begin with: the earlier answer, else what the template proposes.
    Optional<String> proposal(String name, Optional<String> proposed) {
        return Optional.ofNullable(remembered.get(name)).or(() -> proposed);
    }

    /// Takes an answer.
    void answer(String name, String text, Optional<String> proposed) {
        answers.put(name, text);
        asked.addLast(name);
        remember(name, text, proposed);
    }

    /// Takes back the last answer.
    ///
    /// @param name
    ///            the question that stays open
    /// @param draft
    ///            what was begun as its answer
    void goBack(String name, String draft, Optional<String> proposed) {
        if (!draft.isBlank()) {
            remember(name, draft, proposed);
        }
        answers.remove(asked.removeLast());
    }

    /// What is proposed may be another text by then.
    private void remember(String name, String text, Optional<String> proposed) {
        if (proposed.filter(text::equals).isPresent()) {
            remembered.remove(name);
        } else {
            remembered.put(name, text);
        }
    }
}
