package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.workflow.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with a distribution of its own, whatever the machine around it looks like.
class LauncherIT {
    @TempDir
    static Path shared;

    /// A distribution with its cache made, to copy from.
    private static Path trained;

    private static String jvm;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainOnce() throws Exception {
        trained = copy(AwProcess.distribution(), shared.resolve("trained"));
        jvm = System.getProperty("java.home");
        try (var old = Files.newDirectoryStream(trained.resolve("lib"), "*.aot*")) {
            for (var cache : old) {
                Files.delete(cache);
            }
        }
        var run = AwProcess.of(trained.resolve("aw"), shared).without("CI").run("version");
        assertThat(run.succeeded()).startsWith("aw ");
        awaitCache(trained.resolve("lib"));
    }

    @Test
    void theVersionIsAnsweredWithoutJava() throws Exception {
        var run = AwProcess.of(trained.resolve("aw"), folder).with("AW_JAVA_HOME", "/nowhere")
                .run("--version");

        assertThat(run.succeeded()).matches("aw \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void branchesAreAnsweredWithoutJavaAsJavaAnswersThem() throws Exception {
        var studio = new Studio(folder);
        studio.git.git(studio.ann, "push", "--quiet", "--set-upstream", "origin", "feat/door");
        studio.git.git(studio.ann, "remote", "set-head", "origin", "main");
        studio.git.git(studio.ann, "tag", "v1");
        var words = new String[]{"__complete", "branches", "--", "--root", "ann", "ship", ""};

        var quick = AwProcess.of(trained.resolve("aw"), folder).with("AW_JAVA_HOME", "/nowhere").run(words);
        var java = studio.in(folder).call(words);

        assertThat(quick.succeeded()).isEqualTo(java.out()).contains("feat/door\tfollows origin/feat/door\n",
                "origin/main\tremote branch\n").doesNotContain("HEAD", "v1");
        assertThat(AwProcess.of(trained.resolve("aw"), folder).with("AW_GIT_ENGINE", "jgit").run(words).out())
                .isEqualTo(java.out());
    }

    @Test
    void gitIsAskedForTheStatusOnceAndAwHasItsAnswer() throws Exception {
        var studio = new Studio(folder);
        var deep = studio.git.folder("ann/deep/er");
        studio.git.write(studio.ann, "deep/er/new file", "1");
        studio.git.write(studio.ann, "README", "changed\n");
        var trace = folder.resolve("trace");

        var quick = head(deep).with("GIT_TRACE2_EVENT", trace.toString()).run("status", "--json");

        assertThat(quick.succeeded()).contains("\"deep/er/new file\"", "\"README\"")
                .isEqualTo(plain(deep).out());
        assertThat(Files.readAllLines(trace)).filteredOn(line -> line.contains("\"event\":\"start\"")
                && line.contains("\"status\",\"--porcelain=v2\"")).hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("\"git\",\"status\""));
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aLongStatusArrivesWholeAndOneThatNobodyReadsHoldsNothingUp() throws Exception {
        var studio = new Studio(folder);
        for (int i = 0; i < 1500; i++) {
            studio.git.write(studio.ann, "a folder/" + "long ".repeat(12) + i, "");
        }

        assertThat(head(studio.ann).run("status", "--json").out()).isEqualTo(plain(studio.ann).out())
                .contains("long 1499\"");
        assertThat(head(studio.ann).run("save", "--nonsense").code()).isEqualTo(2);
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aSaveThatHadAHeadStartCommitsWhatIsThere() throws Exception {
        var studio = new Studio(folder);
        studio.git.write(studio.ann, "new", "1");

        assertThat(head(studio.ann).run("save", "feat: new").succeeded()).contains("feat: new");
        assertThat(studio.git.git(studio.ann, "show", "--name-only", "--format=%s", "HEAD"))
                .isEqualTo("feat: new\n\nnew\n");
    }

    @Test
    void anotherRepositoryThanTheFoldersIsNeverMistaken() throws Exception {
        var studio = new Studio(folder);
        var bob = studio.bob();
        studio.git.write(bob, "bobs", "1");

        assertThat(head(studio.ann).run("status", "--root", "../bob").succeeded()).contains("feat/window",
                "bobs");
        assertThat(head(studio.ann).run("status", "--root=../bob").succeeded()).contains("feat/window",
                "bobs");
        assertThat(head(studio.ann).with("GIT_DIR", bob.resolve(".git").toString())
                .with("GIT_WORK_TREE", bob.toString()).run("status").succeeded())
                .contains("feat/window", "bobs");
        assertThat(head(folder).with("GIT_CEILING_DIRECTORIES", folder.toRealPath().toString()).run("status")
                .code())
                .isEqualTo(4);
    }

    @Test
    void aGitInTheWorkingFolderIsNeverRun() throws Exception {
        var studio = new Studio(folder);
        var trap = studio.git.write(studio.ann, "git",
                "#!/bin/sh\ntouch \"" + folder + "/trapped\"\nexit 1\n");
        assertThat(trap.toFile().setExecutable(true)).isTrue();

        for (var path : new String[]{".:", ":", "", "relative:"}) {
            assertThat(head(studio.ann).with("PATH", path + System.getenv("PATH")).run("status").succeeded())
                    .contains("feat/door");
        }
        assertThat(head(studio.ann).with("PATH", System.getenv("PATH") + ":").run("status").succeeded())
                .contains("feat/door");
        assertThat(folder.resolve("trapped")).doesNotExist();
    }

    @Test
    void withoutAPlaceForAPipeAwAsksByItself() throws Exception {
        var studio = new Studio(folder);

        assertThat(head(studio.ann).with("TMPDIR", "/proc/nowhere").run("status").succeeded())
                .contains("feat/door");
    }

    /// With a folder of its own for temporary things.
    private AwProcess head(Path where) throws IOException {
        return AwProcess.of(trained.resolve("aw"), where).with("TMPDIR",
                Files.createDirectories(folder.resolve("tmp")).toString());
    }

    /// What aw finds out by itself: an option before the command's name keeps the launcher
    /// from asking.
    private AwProcess.Result plain(Path where) throws Exception {
        return AwProcess.of(trained.resolve("aw"), where).run("--json", "status");
    }

    @Test
    void tabNeverBuildsNorComplains() throws Exception {
        var damaged = copy(trained, folder.resolve("damaged"));
        Files.delete(damaged.resolve("lib/aw.jar"));

        var run = AwProcess.of(damaged.resolve("aw"), folder).run("__complete", "rules", "--", "analyze", "");

        assertThat(run).isEqualTo(new AwProcess.Result(0, "", ""));
    }

    @Test
    void aFolderWithSpacesAndASymbolicLinkAreFollowed() throws Exception {
        var dist = copy(trained, folder.resolve("my tools é"));
        Files.createSymbolicLink(folder.resolve("a link"), dist.resolve("aw"));
        Files.createSymbolicLink(folder.resolve("again"), Path.of("a link"));

        assertThat(AwProcess.of(folder.resolve("again"), folder).run("version").succeeded())
                .startsWith("aw ");
    }

    @Test
    void theNameAloneIsEnoughWhenTheFolderIsOnThePath() throws Exception {
        var run = AwProcess.in(folder).with("PATH", trained + ":" + System.getenv("PATH"))
                .run(List.of("sh", "-c", "CDPATH=/:. ; export CDPATH; aw version && cd / && aw version"));

        assertThat(run.succeeded()).contains("aw ", "java ");
    }

    @Test
    void anUnsetHomeChangesNothing() throws Exception {
        var run = AwProcess.of(trained.resolve("aw"), folder).without("HOME").without("XDG_CACHE_HOME")
                .run("version", "--json");

        assertThat(run.succeeded()).startsWith("{\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withNowhereToWriteTheCacheItStartsWithoutOne() throws Exception {
        var dist = copy(AwProcess.distribution(), folder.resolve("dist"));
        forgetCaches(dist);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        assumeThat(onPath("setpriv")).as("setpriv, which drops the rights of root").isTrue();

        var run = AwProcess.in(folder).without("CI").with("HOME", "/proc/nowhere").run(List.of("setpriv",
                "--reuid=65534", "--regid=65534", "--clear-groups", dist.resolve("aw").toString(),
                "version"));

        assertThat(run.succeeded()).startsWith("aw ");
        assertThat(run.err()).isEmpty();
        assertThat(cache(dist.resolve("lib"))).isEmpty();
    }

    @Test
    void theAnswersForTabHaveACacheOfTheirOwnAndAreTheSameWithoutIt() throws Exception {
        var dist = copy(trained, folder.resolve("dist"));
        var own = cache(dist.resolve("lib"), "aw-*-tab.aot").orElseThrow();
        var aw = AwProcess.of(dist.resolve("aw"), folder);
        var quick = aw.run("__complete", "rules", "--", "analyze", "--explain", "SC10");
        assertThat(quick.out()).startsWith("SC101\t");

        Files.writeString(own, "damaged");
        assertThat(aw.run("__complete", "rules", "--", "analyze", "--explain", "SC10")).isEqualTo(quick);
        Files.delete(own);
        assertThat(aw.run("__complete", "rules", "--", "analyze", "--explain", "SC10")).isEqualTo(quick);
    }

    @Test
    void everyDamageToTheCacheGoesUnnoticed() throws Exception {
        var dist = copy(trained, folder.resolve("dist"));
        var cache = cache(dist.resolve("lib")).orElseThrow();
        var whole = Files.readAllBytes(cache);
        var healthy = AwProcess.of(dist.resolve("aw"), folder).run("version");
        assertThat(healthy.err()).isEmpty();

        for (int length : new int[]{0, 1, 100, 4096, whole.length / 2, whole.length - 1}) {
            Files.write(cache, Arrays.copyOf(whole, length));
            assertThat(AwProcess.of(dist.resolve("aw"), folder).run("version")).as("cut at %d", length)
                    .isEqualTo(healthy);
        }
        Files.writeString(cache, "garbage".repeat(1000), StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(AwProcess.of(dist.resolve("aw"), folder).run("version")).isEqualTo(healthy);
    }

    @Test
    void aCacheOfAnotherJarIsNeverUsed() throws Exception {
        var dist = copy(trained, folder.resolve("dist"));
        var stamp = dist.resolve("lib/aw.build");
        var words = Files.readString(stamp).strip().split(" ", -1);
        Files.writeString(stamp, words[0] + " " + words[1] + " 0123456789abcdef\n");

        var run = AwProcess.of(dist.resolve("aw"), folder).run("doctor", "--json");

        assertThat(run.out()).contains("\"cache\"")
                .doesNotContain(cache(dist.resolve("lib")).orElseThrow().toString());
    }

    @Test
    void aWrongJavaIsNamedWhenItWasAskedFor() throws Exception {
        var run = AwProcess.of(trained.resolve("aw"), folder).with("AW_JAVA_HOME", folder.toString())
                .run("version");

        assertThat(run).isEqualTo(new AwProcess.Result(4, "", """
                aw: error: AW_JAVA_HOME is not a JDK 25: %s
                hint: let it name the folder that holds bin/java, or unset it
                """.formatted(folder)));
    }

    @Test
    void anOlderJavaHomeIsPassedOver() throws Exception {
        var old = folder.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        Files.createSymbolicLink(old.resolve("bin/java"), Path.of(jvm, "bin/java"));
        var newer = Files.createDirectories(folder.resolve("home/.jdks"));
        Files.createSymbolicLink(newer.resolve("mine"), Path.of(jvm));

        var run = AwProcess.of(trained.resolve("aw"), folder).without("AW_JAVA_HOME")
                .with("JAVA_HOME", old.toString()).with("HOME", folder.resolve("home").toString())
                .run("version");

        assertThat(run.succeeded()).contains("java 25");
    }

    @Test
    void aDamagedInstallationSaysSo() throws Exception {
        var dist = copy(trained, folder.resolve("dist"));
        Files.delete(dist.resolve("lib/aw.jar"));

        var run = AwProcess.of(dist.resolve("aw"), folder).run("version");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("this installation is damaged");
    }

    @Test
    void dashAndBusyboxRunItLikeEveryOtherShell() throws Exception {
        int tried = 0;
        for (var shell : List.of(List.of("dash"), List.of("bash", "--posix"), List.of("busybox", "sh"),
                List.of("zsh"))) {
            if (onPath(shell.getFirst())) {
                var words = new ArrayList<>(shell);
                words.addAll(List.of(trained.resolve("aw").toString(), "version"));
                assertThat(AwProcess.in(folder).run(words).succeeded()).as(shell.toString())
                        .startsWith("aw ");
                tried++;
            }
        }
        assertThat(tried).isPositive();
    }

    @Test
    void argumentsArriveUntouchedWhateverTheLocale() throws Exception {
        for (var locale : List.of("C", "POSIX", "C.UTF-8", "")) {
            var run = AwProcess.of(trained.resolve("aw"), folder).with("LC_ALL", locale).without("LANG")
                    .run("version", "ä $HOME `id` * \"quoted\" 日本");

            assertThat(run.err()).as(locale)
                    .startsWith("aw: error: unexpected argument: ä $HOME `id` * \"quoted\" 日本\n");
        }
    }

    @Test
    void aClosedPipeEndsQuietly() throws Exception {
        assumeThat(onPath("bash")).isTrue();

        var run = AwProcess.in(folder).run(List.of("bash", "-c", "'%s' --help | true; echo ${PIPESTATUS[0]}"
                .formatted(trained.resolve("aw"))));

        assertThat(run.out()).isIn("141\n", "0\n"); // 0: everything was written before the pipe
                                                    // closed
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFullDiskIsAnError() throws Exception {
        assumeThat(Files.exists(Path.of("/dev/full"))).isTrue();

        var run = AwProcess.in(folder)
                .run(List.of("sh", "-c", "'%s' version >/dev/full".formatted(trained.resolve("aw"))));

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).startsWith("aw: error: cannot write the results");

        var withoutJava = AwProcess.in(folder)
                .run(List.of("sh", "-c", "'%s' --version >/dev/full".formatted(trained.resolve("aw"))));
        assertThat(withoutJava.code()).isEqualTo(5);
        assertThat(withoutJava.err()).startsWith("aw: error: cannot write the results\nhint: ");
    }

    @Test
    void aClosedInputIsAnEmptyOneAndNotTheFirstFileThatJavaOpens() throws Exception {
        var run = AwProcess.in(folder)
                .run(List.of("sh", "-c", "'%s' analyze - <&-".formatted(trained.resolve("aw"))));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("aw: error: standard input:1:1: the file is empty\n");
    }

    private static boolean onPath(String program) {
        for (var folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Path> cache(Path lib) throws IOException {
        return cache(lib, "aw-*-work.aot");
    }

    private static Optional<Path> cache(Path lib, String name) throws IOException {
        try (var files = Files.newDirectoryStream(lib, name)) {
            for (var file : files) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static void forgetCaches(Path dist) throws IOException {
        try (var caches = Files.newDirectoryStream(dist.resolve("lib"), "*.aot")) {
            for (var cache : caches) {
                Files.delete(cache);
            }
        }
    }

    /// The training runs in the background; its end is the cache, or the note of its failure.
    private static void awaitCache(Path lib) throws Exception {
        var deadline = System.nanoTime() + 120_000_000_000L;
        while (cache(lib, "aw-*-tab.aot").isEmpty() && System.nanoTime() < deadline) {
            try (var failed = Files.newDirectoryStream(lib, "*.failed")) {
                for (var file : failed) {
                    throw new AssertionError(Files.readString(file));
                }
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else if (!file.toString().contains(".lock")) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return to;
    }
}
