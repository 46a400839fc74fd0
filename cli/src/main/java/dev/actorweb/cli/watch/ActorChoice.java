package dev.actorweb.cli.watch;

import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Completer;
import dev.actorweb.cli.input.Completion;
import dev.actorweb.cli.input.Validator;
import dev.actorweb.cli.input.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One of the actors that there are, named by as much of its path as finds it.
final class ActorChoice implements Completer, Validator {
    private final List<Candidate> candidates;

    ActorChoice(List<WatchedActor> actors) {
        this.candidates = actors.stream()
                .map(actor -> new Candidate(actor.path(), LogLine.states(actor.active()))).toList();
    }

    @Override
    public Completion complete(String before, String after) {
        return Completion.matching("", before, candidates);
    }

    @Override
    public Verdict judge(String text) {
        if (text.isBlank()) {
            return new Verdict.Incomplete("a part of its name; tab completes it");
        }
        var found = find(text);
        return found.isEmpty() ? new Verdict.Wrong("no actor is called that") : new Verdict.Ok(found.get());
    }

    /// The actor with this path; else the first whose path begins with it, or contains it.
    Optional<String> find(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        Optional<String> best = Optional.empty();
        int rank = 0;
        for (var candidate : candidates) {
            var path = candidate.text().toLowerCase(Locale.ROOT);
            int fit = path.equals(wanted) ? 3 : path.startsWith(wanted) ? 2 : path.contains(wanted) ? 1 : 0;
            if (fit > rank) {
                rank = fit;
                best = Optional.of(candidate.text());
            }
        }
        return best;
    }
}
