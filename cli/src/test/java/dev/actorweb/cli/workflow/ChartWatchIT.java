package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The git actor's chart at a real terminal, while `aw save` and `aw ship` work.
class ChartWatchIT {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    private Screen at(Path folder) throws IOException, InterruptedException {
        var variables = studio.git.variables().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue()).toArray(String[]::new);
        return Screen.open(folder, variables);
    }

    private static void hook(Path repository, String name, String script) throws IOException {
        var file = repository.resolve(".git/hooks/" + name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theChartIsDrawnInPlaceAndTakenAway() throws Exception {
        studio.git.commit(ann, "door", "d", "feat: door");
        hook(ann, "pre-push", "while [ ! -e ../go ]; do sleep 0.1; done");
        try (var screen = at(ann)) {
            screen.enter("clear; aw ship --watch; echo \"exit $?\"");
            var working = screen.await("pushingChanges  ");
            assertThat(working).containsPattern("● +└─○ pushingChanges +service done → ready");
            assertThat(working.lines().filter(line -> line.contains("waiting"))).hasSize(1);
            Files.createFile(ann.resolveSibling("go"));
            var after = screen.await("exit 0");
            assertThat(after).contains("shipped 1 commit", "git-actor worked ", ", longest in ")
                    .doesNotContain("├─", "└─");
        }
    }

    @Test
    void whatHooksRefuseIsSaidBelow() throws Exception {
        studio.git.write(ann, "door", "d");
        hook(ann, "pre-commit", "echo no doors >&2; exit 1");
        try (var screen = at(ann)) {
            screen.enter("clear; aw save --watch 'feat: door'; echo \"exit $?\"");
            assertThat(screen.await("exit 5")).contains("no doors", "git-actor worked ").doesNotContain("├─");
        }
    }

    @Test
    void aConflictIsSaidBelow() throws Exception {
        studio.git.commit(ann, "door", "ours", "feat: our door");
        var bob = studio.bob();
        studio.git.git(bob, "switch", "--quiet", "main");
        studio.git.commit(bob, "door", "theirs", "feat: their door");
        studio.git.git(bob, "push", "--quiet", "origin", "main");
        try (var screen = at(ann)) {
            screen.enter("clear; aw ship --watch; echo \"exit $?\"");
            assertThat(screen.await("exit 3")).contains("door", "git-actor worked ")
                    .doesNotContain("├─");
        }
    }

    @Test
    void withoutATerminalForItEachStateIsALine() throws Exception {
        studio.git.write(ann, "door", "d");
        try (var screen = at(ann)) {
            screen.enter("clear; TERM=dumb aw save --watch 'feat: door'; echo \"exit $?\"");
            assertThat(screen.await("exit 0")).contains("git-actor ● working.committingChanges")
                    .doesNotContain("├─");
        }
    }
}
