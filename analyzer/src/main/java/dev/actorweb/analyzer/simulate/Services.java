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
    /// @param path
    ///            of the machine that has started it, within the one that is simulated
    /// @param source
    ///            the name under which the service is bound
    /// @param child
    ///            whether it was spawned, and lives until it is stopped
    record Running(String path, String id, String source, boolean child) {}

    /// An answer and its moment.
    record Due(Duration at, Running service, Event event) {}

    private final Answers answers;
    private final List<Running> running = new ArrayList<>();
    private final List<Due> dues = new ArrayList<>();
    private Set<String> ended = new HashSet<>();

    Services(Answers answers) {
        this.answers = answers;
    }

    /// Starts and ends services as a step wants it. Machines run within the simulation.
    ///
    /// @param path
    ///            of the machine that took the step
    void apply(String path, StepResult result, Duration now) {
        var machine = result.snapshot().machine();
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.StartInvoke start && machine.part(start.src()).isEmpty()) {
                start(new Running(path, start.id(), start.src(), false), now);
            } else if (effect instanceof Effect.Spawn spawn && machine.part(spawn.src()).isEmpty()) {
                start(new Running(path, spawn.id().orElse(spawn.src()), spawn.src(), true), now);
            } else if (effect instanceof Effect.StopInvoke(String id)) {
                stop(path, id);
            } else if (effect instanceof Effect.StopChild(String id)) {
                stop(path, id);
            }
        }
        if (!result.snapshot().isActive()) {
            forget(path);
        }
    }

    /// A machine has ended, and all that it has started with it.
    void forget(String path) {
        running.removeIf(service -> isWithin(path, service));
        dues.removeIf(due -> isWithin(path, due.service));
    }

    private static boolean isWithin(String path, Running service) {
        return path.isEmpty() || service.path.equals(path) || service.path.startsWith(path + "/");
    }

    private void start(Running service, Duration now) {
        stop(service.path, service.id);
        running.add(service);
        Optional<Given.Outcome> outcome = answers.outcome(service.source, service.id);
        if (outcome.isPresent()) {
            Given.Outcome given = outcome.get();
            dues.add(new Due(now.plus(given.after()), service,
                    event(service.id, given.fails(), given.value())));
        }
    }

    private void stop(String path, String id) {
        running.removeIf(service -> service.path.equals(path) && service.id.equals(id));
        dues.removeIf(due -> due.service.path.equals(path) && due.service.id.equals(id));
    }

    static Event event(String id, boolean fails, @Nullable Object value) {
        return fails ? Event.failed(id, value) : Event.done(id, value);
    }

    /// The running service of this id or source, whichever machine has started it.
    Optional<Running> find(String name) {
        return find(name, "", true);
    }

    /// The running service of this id or source that the machine at this path has started.
    Optional<Running> find(String name, String path) {
        return find(name, path, false);
    }

    private Optional<Running> find(String name, String path, boolean anywhere) {
        List<Running> own = running.stream().filter(service -> anywhere || service.path.equals(path))
                .toList();
        return own.stream().filter(service -> service.id.equals(name)).findFirst()
                .or(() -> own.stream().filter(service -> service.source.equals(name)).findFirst());
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

    /// Those that the machine at this path has started.
    List<String> names(String path) {
        return running.stream().filter(service -> service.path.equals(path)).map(Running::source).toList();
    }

    /// Forgets a service that has ended.
    void end(Running service) {
        noteEnd(service);
        stop(service.path, service.id);
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
        noteEnd(due.service);
        dues.remove(due);
        running.remove(due.service);
    }

    private void noteEnd(Running service) {
        if (service.path.isEmpty()) {
            ended.add(service.id);
        }
    }

    /// The ids of those of the machine itself that have ended of themselves since this was
    /// asked last.
    Set<String> takeEnded() {
        var taken = ended;
        ended = new HashSet<>();
        return taken;
    }
}
