package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.AwProcess;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills the real process with SIGKILL at every boundary between two steps of every command, then
/// goes on with it or takes it back: nothing is ever lost, and both end where they should.
@Execution(ExecutionMode.CONCURRENT)
class CrashIT {
    private static final String CHECKED = "checks: [ { name: sh, run: [sh, -c, 'test -f a'], on: [ship] } ]";

    @TempDir
    Path folder;

    /// A command, and what goes before it.
    @SuppressWarnings("ImmutableEnumChecker") // a function and a list that nobody changes
    enum Scenario {
        SAVE_EVERYTHING(_ -> {}, "save", "feat: everything", "--all"),

        SAVE_STAGED(studio -> studio.git.git(studio.ann, "add", "new"), "save", "feat: staged"),

        SAVE_PATHS(studio -> studio.git.git(studio.ann, "add", "new"), "save", "feat: paths", "README"),

        SYNC_REBASE(studio -> {
            published(studio);
            others(studio);
        }, "sync"),

        SYNC_MERGE(studio -> {
            strategy(studio, "merge", "");
            others(studio);
        }, "sync"),

        SHIP_REBASE(studio -> {
            strategy(studio, "rebase", CHECKED);
            published(studio);
            others(studio);
            clean(studio);
        }, "ship"),

        SHIP_SQUASH(studio -> {
            strategy(studio, "squash", "");
            others(studio);
            clean(studio);
        }, "ship", "--message", "feat: all of it"),

        SHIP_MERGE(studio -> {
            strategy(studio, "merge", "");
            published(studio);
            others(studio);
            clean(studio);
        }, "ship"),

        SHIP_FAST_FORWARD(studio -> {
            strategy(studio, "fast-forward", CHECKED);
            clean(studio);
        }, "ship"),

        SHIP_HERE_ONLY(studio -> {
            studio.config(studio.ann, "workflow: { integration: main, ship: { push: false } }\n");
            clean(studio);
        }, "ship"),

        UPDATE(studio -> {
            template(studio, "one\ntwo\nthree\n");
            studio.ok(studio.ann, "init", "--template", "../home/letter", ".");
            studio.git.write(studio.ann, "letter.txt", "ours\ntwo\nthree\n");
            template(studio, "one\ntwo\ntheirs\n");
            studio.git.write(studio.git.home(), "letter/files/sub/new.txt", "new\n");
        }, "update"),

        INIT_WORKTREES(_ -> {}, "init", "--agents", "2"),

        UNDO_SAVE(studio -> studio.ok(studio.ann, "save", "feat: x", "new"), "undo"),

        UNDO_SYNC(studio -> {
            others(studio);
            studio.ok(studio.ann, "sync");
        }, "undo"),

        UNDO_SHIP(studio -> {
            published(studio);
            others(studio);
            clean(studio);
            studio.ok(studio.ann, "ship");
        }, "undo"),

        REDO_SAVE(studio -> {
            studio.ok(studio.ann, "save", "feat: x", "new");
            studio.ok(studio.ann, "undo");
        }, "redo");

        private final Consumer<Studio> before;
        private final List<String> command;

        Scenario(Consumer<Studio> before, String... command) {
            this.before = before;
            this.command = List.of(command);
        }

        private static void template(Studio studio, String text) {
            studio.git.write(studio.git.home(), "letter/template.yaml",
                    "template: letter\nversion: \"1\"\ndescription: d\n");
            studio.git.write(studio.git.home(), "letter/files/letter.txt", text);
        }

        private static void published(Studio studio) {
            studio.git.git(studio.ann, "push", "--quiet", "origin", "feat/door");
        }

        private static void strategy(Studio studio, String strategy, String checks) {
            studio.config(studio.ann, "workflow: { ship: { strategy: " + strategy + " }"
                    + (checks.isEmpty() ? "" : ", " + checks) + " }\n");
        }

        private static void others(Studio studio) {
            var bob = studio.bob();
            studio.git.commit(bob, "b", "b", "feat: b");
            studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
        }

        /// Puts the uncommitted work aside, in a stash that must survive.
        private static void clean(Studio studio) {
            studio.git.git(studio.ann, "stash", "push", "--quiet", "--include-untracked");
        }
    }

    /// Everything that could be lost.
    private record World(String local, String remote, String stash, String files) {}

    /// A world that is made once and then copied, always to the same place: git notes whole paths.
    private Studio make(Scenario scenario) throws IOException {
        var studio = Studio.atOneMoment(Files.createDirectories(folder.resolve("world")));
        studio.git.commit(studio.ann, "a", "a", "feat: a");
        studio.git.write(studio.ann, "README", "edited\n");
        studio.git.write(studio.ann, "new", "n");
        scenario.before.accept(studio);
        copy(folder.resolve("world"), folder.resolve("pristine"));
        return studio;
    }

    private void restore(String state) throws IOException {
        delete(folder.resolve("world"));
        copy(folder.resolve(state), folder.resolve("world"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static World look(Studio studio) throws IOException {
        var files = new StringBuilder();
        try (var paths = Files.walk(studio.ann)) {
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                var name = studio.ann.relativize(path).toString();
                if (!name.startsWith(".git")) {
                    files.append(name).append(": ").append(
                            new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)).append('\n');
                }
            }
        }
        var sandbox = studio.git.home().resolveSibling("").toString();
        return new World(
                studio.snapshot(studio.ann).replaceAll("refs/aw/uncommitted.*\n", "").replace(sandbox, "/"),
                studio.git.git(studio.git.remote(), "for-each-ref"),
                studio.git.git(studio.ann, "stash", "list", "--format=%H %s"), files.toString());
    }

    /// Runs the command in a process of its own and kills it at the boundary.
    ///
    /// @return whether there is such a boundary
    private boolean killed(Studio studio, Scenario scenario, int boundary) throws Exception {
        var reached = studio.git.home().resolve("boundary");
        var temporary = Files.createDirectories(studio.git.home().resolve("tmp"));
        var words = new ArrayList<>(List.of(AwProcess.distribution().resolve("aw").toString()));
        words.addAll(scenario.command);
        var builder = new ProcessBuilder(words).directory(studio.ann.toFile())
                .redirectOutput(studio.git.home().resolve("out").toFile())
                .redirectError(studio.git.home().resolve("err").toFile());
        studio.git.isolate(builder);
        builder.environment().put("CI", "true");
        builder.environment().put("AW_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("AW_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary + " -Daw.boundary="
                + boundary + " -Daw.boundary.file=" + reached);
        var process = builder.start();
        while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
            if (Files.exists(reached)) {
                process.destroyForcibly();
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
                return true;
            }
        }
        assertThat(process.exitValue()).as(Files.readString(studio.git.home().resolve("err"))).isZero();
        return false;
    }

    /// At each boundary the process is killed once, and what it left behind is copied, to be mended
    /// in both ways.
    @ParameterizedTest
    @EnumSource
    void whatWasCutOffGoesOnAndIsTakenBack(Scenario scenario) throws Exception {
        var world = make(scenario);
        var before = look(world);
        world.ok(world.ann, scenario.command.toArray(String[]::new));
        var after = look(world);
        assertThat(after).isNotEqualTo(before);
        int boundary = 1;
        for (restore("pristine"); killed(world, scenario, boundary); restore("pristine")) {
            var place = scenario + " at " + boundary;
            delete(folder.resolve("cut-off"));
            copy(folder.resolve("world"), folder.resolve("cut-off"));

            goOn(world, scenario, before, place);
            assertThat(look(world)).as(place).isEqualTo(after);
            assertSettled(world, place);

            restore("cut-off");
            if (offers(world, place)) {
                world.ok(world.ann, "undo");
                assertThat(look(world)).as(place).isEqualTo(before);
            } else {
                assertThat(look(world)).as(place).isIn(before, after);
            }
            assertSettled(world, place);
            boundary++;
        }
        assertThat(boundary).as("boundaries of " + scenario).isGreaterThan(4);
    }

    private static void goOn(Studio world, Scenario scenario, World before, String place) throws IOException {
        var run = world.aw(world.ann, scenario.command.getFirst(), "--continue");
        if (run.exit() != Exit.PRECONDITION) {
            assertThat(run.exit()).as(place + ": " + run.err()).isEqualTo(Exit.OK);
            return;
        }
        assertThat(run.err()).as(place).contains("nothing is pending");
        if (look(world).equals(before)) {
            world.ok(world.ann, scenario.command.toArray(String[]::new));
        }
    }

    /// Whether the next command finds something pending, and says how to go on.
    private static boolean offers(Studio world, String place) {
        Aw.Result run = world.aw(world.ann, "save", "not conventional");
        if (run.exit() == Exit.STOPPED) {
            assertThat(run.err()).as(place).contains("has not ended").contains("--continue")
                    .contains("aw undo");
            return true;
        }
        assertThat(run.exit()).as(place + run.err()).isEqualTo(Exit.USAGE);
        return false;
    }

    private static void assertSettled(Studio world, String place) throws IOException {
        assertThat(offers(world, place)).as(place).isFalse();
        try (var left = Files.list(world.git.home().resolve("tmp"))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("aw-ship-"))).as(place)
                    .isEmpty();
        }
        assertThat(world.git.git(world.ann, "fsck", "--no-dangling", "--no-progress")).as(place)
                .doesNotContain("error");
    }
}
