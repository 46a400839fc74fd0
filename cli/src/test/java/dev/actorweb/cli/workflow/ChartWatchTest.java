package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.actor.GitActor;
import dev.actorweb.cli.git.engine.Engines;
import dev.actorweb.machine.actor.Answer;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Notice;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.ActorSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The git actor's chart: simulated, driven by the names of its events, and watched while it works.
class ChartWatchTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    @Test
    void theEventsThatNeedNoDataAreAcceptedInASimulation() {
        var run = Aw.run("analyze", "--target", "git-actor", "--events",
                "CHECK_STATUS,COMMIT_CHANGES,PUSH_CHANGES", "--event-delay", "1000", "--auto-run");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("CHECK_STATUS        working.checkingStatus",
                "COMMIT_CHANGES      working.committingChanges", "PUSH_CHANGES        working.pushingChanges",
                "git.push is done    waiting.ready",
                "passed").doesNotContain("not handled");
    }

    @Test
    void theEventsDriveARealRepositoryByTheirNames() throws Exception {
        studio.git.write(ann, "new", "new\n");
        var machine = GitActor.machine();
        BlockingQueue<Event> emitted = new LinkedBlockingQueue<>();
        var builder = Bindings.builder().observer(notice -> {
            if (notice instanceof Notice.Emitted(var event)) {
                emitted.add(event);
            }
        });
        GitActor.bindings(ann, folder -> Engines.open(folder, EngineOptions.unattended())).bind("git-actor",
                builder);
        try (var system = ActorSystem.create("git")) {
            var git = Statechart.start(system, "git", machine, builder.build(), null);

            assertThat(end(git, machine.filled(Event.of("CHECK_STATUS")))).isEqualTo("waiting.ready");
            assertThat(end(git, machine.filled(Event.of("COMMIT_CHANGES")))).isEqualTo("waiting.failed");
            assertThat(end(git, Event.of("COMMIT_CHANGES", "request", Map.of("message", "feat: new"))))
                    .isEqualTo("waiting.ready");
            assertThat(end(git, machine.filled(Event.of("PLACE_BRANCH")))).isEqualTo("waiting.failed");
            studio.git.git(ann, "push", "-q", "-u", "origin", "HEAD");
            studio.git.write(ann, "newer", "newer\n");
            end(git, Event.of("COMMIT_CHANGES", "request", Map.of("message", "feat: newer")));
            assertThat(end(git, machine.filled(Event.of("PUSH_CHANGES")))).isEqualTo("waiting.ready");
        }
        assertThat(studio.git.git(ann, "log", "-2", "--format=%s")).isEqualTo("feat: newer\nfeat: new\n");
        assertThat(studio.git.git(ann, "rev-parse", "@{upstream}"))
                .isEqualTo(studio.git.git(ann, "rev-parse", "HEAD"));
        assertThat(emitted).extracting(event -> event.type()).containsExactly("DONE", "FAILED", "DONE",
                "FAILED", "DONE", "DONE");
        assertThat(String.valueOf(emitted.stream().toList().get(1).data().get("error")))
                .contains("COMMIT_CHANGES needs {\"request\": {\"message\": \"…\"}} as its data");
        assertThat(emitted.stream().toList().getLast().data().get("result")).isInstanceOf(PushResult.class);
    }

    private static String end(Statechart git, Event event) throws InterruptedException {
        return git.send(event, snapshot -> snapshot.in("waiting"), LONG) instanceof Answer.Reached(var at)
                ? String.join(", ", at.configuration())
                : "not accepted";
    }

    @Test
    void saveShowsTheWayThroughTheChart() {
        studio.git.write(ann, "new", "new\n");

        var run = studio.aw(ann, "save", "--watch", "feat: new");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.err().replaceAll("\\d+ ms", "n ms")).contains("""
                git-actor ● working.committingChanges         COMMIT_CHANGES
                git-actor ○ waiting.ready                     n ms
                """);
    }
}
