package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a checkout that has to be built. The Maven in these tests only pretends: it
/// counts, waits until it may end, and lays out the distribution that the real one has made.
class LauncherBuildIT {
    private static final List<String> TOOLS = List.of("sh", "mkdir", "mv", "rm", "rmdir", "cp", "sleep",
            "cat", "grep",
            "tail", "sed", "touch", "git", "readlink", "find", "true");

    @TempDir
    Path folder;

    private Path checkout;
    private Path tools;

    @BeforeEach
    void prepareCheckout() throws Exception {
        checkout = Files.createDirectories(folder.resolve("check out"));
        Files.createDirectories(checkout.resolve("cli"));
        Files.writeString(checkout.resolve("cli/pom.xml"), "");
        Files.writeString(checkout.resolve("README.md"), "");
        Files.copy(AwProcess.distribution().resolve("aw"), checkout.resolve("aw"));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), onPath(tool));
        }
        git("init", "-q");
        git("add", ".");
        git("commit", "-q", "-m", "feat: begin");
    }

    @Test
    void theFirstStartBuildsAndLaterOnesDoNot() throws Exception {
        maven("");

        var first = aw().run("version");
        var second = aw().run("version");

        assertThat(first.succeeded()).startsWith("aw ");
        assertThat(first.err()).isEqualTo("aw: building (this once; about a minute)\n");
        assertThat(second).isEqualTo(new AwProcess.Result(0, first.out(), ""));
        assertThat(builds()).isOne();
    }

    @Test
    void mavenRunsOnTheJavaThatWasFound() throws Exception {
        maven("echo \"$JAVA_HOME\" >../java-home");

        aw().run("version").succeeded();

        assertThat(folder.resolve("java-home")).hasContent(System.getProperty("java.home"));
    }

    @Test
    void tenFirstStartsBuildOnce() throws Exception {
        maven("until [ -e ../go ]; do sleep 0.1; done");
        var starts = new ArrayList<>(List.of(inBackground(() -> aw().run("--version"))));
        var lock = checkout.resolve("cli/target/build.lock/pid");
        await(() -> Files.exists(lock) && Files.size(lock) > 0);
        while (starts.size() < 10) {
            starts.add(inBackground(() -> aw().run("--version")));
        }

        Files.writeString(folder.resolve("go"), "");

        for (var start : starts) {
            assertThat(start.get(10, TimeUnit.MINUTES).succeeded()).startsWith("aw ");
        }
        assertThat(builds()).isOne();
        assertThat(lock.getParent()).doesNotExist();
    }

    @Test
    void aCheckoutThatCannotBeWrittenToIsToldOf() throws Exception {
        maven("");
        Files.writeString(checkout.resolve("cli/target"), "in the way, for root too");

        var run = aw().run("version");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).isEqualTo("""
                aw: error: aw has to be built first, and %s is not writable
                hint: make it writable, or clone it somewhere else
                """.formatted(checkout.resolve("cli")));
        assertThat(builds()).isZero();
    }

    @Test
    void theLockOfADeadProcessIsBroken() throws Exception {
        maven("");
        var lock = Files.createDirectories(checkout.resolve("cli/target/build.lock"));
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

        assertThat(aw().run("version").succeeded()).startsWith("aw ");
        assertThat(lock).doesNotExist();
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLogAndIsTriedAgain() throws Exception {
        maven("echo '[ERROR] no such symbol'; exit 1");

        var failed = aw().run("version");

        assertThat(failed.code()).isEqualTo(5);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).contains("[ERROR] no such symbol\n", "aw: error: aw could not be built\n",
                "mvn -pl cli -am -Dmaven.test.skip=true package");
        maven("");
        assertThat(aw().run("version").succeeded()).startsWith("aw ");
    }

    @Test
    void withoutMavenItSaysHowToGetIt() throws Exception {
        var run = aw().run("version");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err())
                .startsWith("aw: error: aw has to be built first, and Maven is not installed\nhint: install");
    }

    @Test
    void withoutAnyJavaItSaysHowToGetIt() throws Exception {
        maven("");

        var run = aw().with("AW_JAVA_HOME", folder.toString()).run("version");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).startsWith("aw: error: AW_JAVA_HOME is not a JDK 25");
        assertThat(builds()).isZero();
    }

    @Test
    void commitsThatTouchTheCodeAreBuiltAndOthersAreNot() throws Exception {
        maven("");
        aw().run("version").succeeded();
        rememberCommit();

        commit("README.md");
        assertThat(aw().run("version").succeeded()).startsWith("aw ");
        assertThat(builds()).isOne();

        commit("cli/Code.java");
        assertThat(aw().run("version").succeeded()).startsWith("aw ");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aLinkedWorktreeIsBuiltLikeAnyOther() throws Exception {
        maven("");
        git("worktree", "add", "-q", "../linked");
        var linked = folder.resolve("linked");
        Files.createDirectories(linked.resolve("cli"));

        var run = AwProcess.of(linked.resolve("aw"), folder).with("PATH", tools.toString())
                .with("AW_NO_CACHE", "1")
                .run("version");

        assertThat(run.succeeded()).startsWith("aw ");
    }

    private AwProcess aw() {
        return AwProcess.of(checkout.resolve("aw"), folder).with("PATH", tools.toString()).with("AW_NO_CACHE",
                "1");
    }

    private void maven(String before) throws Exception {
        var script = tools.resolve("mvn");
        Files.writeString(script, """
                #!/bin/sh
                echo built >>'%s'
                %s
                mkdir -p cli/target/dist && cp -R '%s' cli/target/dist/
                """.formatted(folder.resolve("builds"), before, AwProcess.distribution().resolve("lib")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int builds() throws Exception {
        var log = folder.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    /// The pretended build carries the commit of the real one; here it must be one of
    /// this repository.
    private void rememberCommit() throws Exception {
        var stamp = checkout.resolve("cli/target/dist/lib/aw.build");
        var words = Files.readString(stamp).strip().split(" ", -1);
        var head = aw().run(List.of("git", "-C", checkout.toString(), "rev-parse", "HEAD")).succeeded()
                .strip();
        Files.writeString(stamp, words[0] + " " + head + " " + words[2] + "\n");
    }

    private void commit(String file) throws Exception {
        Files.writeString(checkout.resolve(file), "changed\n");
        git("add", ".", ":!cli/target");
        git("commit", "-q", "-m", "feat: go on");
    }

    private void git(String... args) throws Exception {
        var words = new ArrayList<>(List.of("git", "-C", checkout.toString()));
        words.addAll(List.of(args));
        aw().run(words).succeeded();
    }

    private static Path onPath(String program) {
        for (var place : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(place, program))) {
                return Path.of(place, program);
            }
        }
        throw new AssertionError("not installed: " + program);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + 300_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("five minutes have passed").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
