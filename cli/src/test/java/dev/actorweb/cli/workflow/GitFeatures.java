package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// `aw save` heeds what people configure git to do, with either engine; or it refuses before
/// anything has changed.
abstract class GitFeatures extends InStudio {
    Aw.Result save(String engine, Path where, String... words) {
        var all = new String[words.length + 1];
        all[0] = "save";
        System.arraycopy(words, 0, all, 1, words.length);
        return aw(engine, where, all);
    }

    void saved(String engine, Path where, String... words) {
        var run = save(engine, where, words);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
    }

    /// Refused by JGit alone, with the advice to install git, and nothing is different afterwards.
    void refusedByJGit(Path where, String feature, String... words) {
        var before = studio.snapshot(where);
        var run = save("jgit", where, words);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains(feature).contains("install git");
        assertThat(studio.snapshot(where)).isEqualTo(before);
    }

    String show(String what) {
        return studio.git.git(ann, "show", "--format=%B", "--name-status", "--no-renames", what);
    }

    String blob(String what) {
        return studio.git.git(ann, "cat-file", "blob", what);
    }

    Path executable(Path where, String name, String script) throws IOException {
        var file = studio.git.write(where, name, "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
