package dev.actorweb.analyzer.simulate;

import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The services that a machine has started and that have not ended, and the answers under way.
/// Not thread-safe.
final class Services {
    /// @param source
    ///            the name under which the service is bound
    /// @param child
    ///            whether it was spawned, and lives until it is stopped
    record Running(String id, String source, boolean child) {}

    /// An answer and its moment.
    record Due(Duration at, Running service, Event event) {}

    private final Answers answers;
    private final List<Running> running = new ArrayList<>();
    private final List<Due> dues = new ArrayList<>();
    private Set<String> ended = new HashSet<>();

    Services(Answers answers) {
        this.answers = answers;
    }

    /// Starts and ends services as a step wants it.
    void apply(StepResult result, Duration now) {
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.StartInvoke start) {
                if (result.snapshot().machine().part(start.src()).isPresent()) {
                    continue; // runs within the simulation
                }
                start(new Running(start.id(), start.src(), false), now);
            } else if (effect instanceof Effect.Spawn spawn) {
                start(new Running(spawn.id().orElse(spawn.src()), spawn.src(), true), now);
            } else if (effect instanceof Effect.StopInvoke(String id)) {
                stop(id);
            } else if (effect instanceof Effect.StopChild(String id)) {
                stop(id);
            }
        }
        if (!result.snapshot().isActive()) {
            running.clear();
            dues.clear();
        }
    }

    private void start(Running service, Duration now) {
        stop(service.id);
        running.add(service);
        Optional<Given.Outcome> outcome = answers.outcome(service.source, service.id);
        if (outcome.isPresent()) {
            Given.Outcome given = outcome.get();
            dues.add(new Due(now.plus(given.after()), service,
                    event(service.id, given.fails(), given.value())));
        }
    }

    private void stop(String id) {
        running.removeIf(service -> service.id.equals(id));
        dues.removeIf(due -> due.service.id.equals(id));
    }

    static Event event(String id, boolean fails, @Nullable Object value) {
        return fails ? Event.failed(id, value) : Event.done(id, value);
    }

    /// The running service of this id or source.
    Optional<Running> find(String name) {
        for (Running service : running) {
            if (service.id.equals(name)) {
                return Optional.of(service);
            }
        }
        for (Running service : running) {
            if (service.source.equals(name)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    boolean isAnyRunning() {
        return !running.isEmpty();
    }

    /// The service that has been running longest of those for which no answer is under way.
    Optional<Running> firstUnanswered() {
        return first(false);
    }

    /// The spawned child that has been running longest of those for which no answer is under way.
    Optional<Running> firstChild() {
        return first(true);
    }

    private Optional<Running> first(boolean child) {
        for (Running service : running) {
            if (service.child == child && dues.stream().noneMatch(due -> due.service.equals(service))) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Running service : running) {
            names.add(service.source);
        }
        return names;
    }

    /// Forgets a service that has ended.
    void end(Running service) {
        ended.add(service.id);
        stop(service.id);
    }

    /// The answer that comes first; of several at one moment the one that was started first.
    Optional<Due> nextDue() {
        Due first = null;
        for (Due due : dues) {
            if (first == null || due.at.compareTo(first.at) < 0) {
                first = due;
            }
        }
        return Optional.ofNullable(first);
    }

    void answered(Due due) {
        ended.add(due.service.id);
        dues.remove(due);
        running.remove(due.service);
    }

    /// The ids of those that have ended of themselves since this was asked last.
    Set<String> takeEnded() {
        var taken = ended;
        ended = new HashSet<>();
        return taken;
    }
}
