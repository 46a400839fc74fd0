package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A studio of its own for each test, and what many tests do in it.
abstract class InStudio {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    Studio studio;

    @SuppressWarnings("NullAway.Init")
    Path ann;

    @BeforeEach
    void openStudio() {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    /// Sets something in the configuration of Ann's repository.
    void configure(String name, String value) {
        studio.git.git(ann, "config", name, value);
    }

    /// Runs a command by one of the engines.
    Aw.Result aw(String engine, Path where, String... words) {
        return studio.in(where).with("AW_GIT_ENGINE", engine).call(words);
    }

    /// Runs a command in Ann's repository that must succeed.
    void ok(String engine, String... words) {
        var run = aw(engine, ann, words);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
    }
}
