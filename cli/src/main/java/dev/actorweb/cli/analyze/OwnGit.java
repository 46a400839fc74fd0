package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.actor.GitActor;
import dev.actorweb.cli.git.engine.Engines;
import dev.actorweb.cli.watch.Cue;
import dev.actorweb.cli.watch.Subject;
import dev.actorweb.cli.workflow.GitErrors;
import dev.actorweb.cli.workflow.Proposal;
import dev.actorweb.cli.workflow.Surroundings;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.system.MachineSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// aw's own git actor, working for real in the repository that this folder is in.
final class OwnGit {
    static final String NAME = "git-actor";
    private static final String COMMIT = "COMMIT_CHANGES";
    /// There is nothing to commit yet; if there is something by then, nobody knows what.
    private static final String NOTHING = "chore: save what has changed";
    private static final String REQUEST = "request";

    private OwnGit() {}

    /// @param cues
    ///            what it is to do
    static Subject.Started start(List<Cue> cues, Invocation invocation) throws InterruptedException {
        var options = Surroundings.engineOptions(invocation, Surroundings.of(invocation.environment()));
        Function<Path, Repository> engines = folder -> Engines.open(folder, options);
        Path place;
        try (var repository = engines.apply(invocation.directory())) {
            place = repository.layout().workTree().orElse(invocation.directory());
        } catch (GitException e) {
            throw GitErrors.of(e.problem());
        }
        var machine = GitActor.machine();
        var builder = Bindings.builder();
        GitActor.bindings(invocation.directory(), engines).bind(machine.name(), builder);
        return new Subject.Started(MachineSystem.of(machine.name(), machine),
                Map.of(machine.name(), builder.build()), place.toString(), "working",
                Set.of("waiting.failed", "waiting.timedOut"), complete(cues, invocation));
    }

    /// Commits that nobody gave a message get the one that `aw save --suggest` proposes.
    private static List<Cue> complete(List<Cue> cues, Invocation invocation) throws InterruptedException {
        if (cues.stream().noneMatch(OwnGit::isBare)) {
            return cues;
        }
        var message = Proposal.of(invocation).orElse(NOTHING);
        List<Cue> complete = new ArrayList<>();
        for (var cue : cues) {
            if (cue instanceof Cue.Send send && isBare(cue)) {
                Map<String, @Nullable Object> data = new LinkedHashMap<>();
                data.put(REQUEST, Map.of("message", message));
                complete.add(new Cue.Send(send.actor(), send.event(), data, send.handled()));
            } else {
                complete.add(cue);
            }
        }
        return complete;
    }

    private static boolean isBare(Cue cue) {
        return cue instanceof Cue.Send send && send.event().equals(COMMIT)
                && send.data().get(REQUEST) == null;
    }
}
