package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The launcher: where it finds everything, and what it says when something is not there.
class LauncherIT extends Launched {
    @Test
    void tabNeverBuildsNorComplains() throws Exception {
        var damaged = TrainedDistribution.copy(trained, folder.resolve("damaged"));
        Files.delete(damaged.resolve("lib/aw.jar"));

        var run = AwProcess.of(damaged.resolve("aw"), folder).run("__complete", "rules", "--", "analyze", "");

        assertThat(run).isEqualTo(new AwProcess.Result(0, "", ""));
    }

    @Test
    void aFolderWithSpacesAndASymbolicLinkAreFollowed() throws Exception {
        var dist = TrainedDistribution.copy(trained, folder.resolve("my tools é"));
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
        Files.createSymbolicLink(old.resolve("bin/java"),
                Path.of(System.getProperty("java.home"), "bin/java"));
        var newer = Files.createDirectories(folder.resolve("home/.jdks"));
        Files.createSymbolicLink(newer.resolve("mine"), Path.of(System.getProperty("java.home")));

        var run = AwProcess.of(trained.resolve("aw"), folder).without("AW_JAVA_HOME")
                .with("JAVA_HOME", old.toString()).with("HOME", folder.resolve("home").toString())
                .run("version");

        assertThat(run.succeeded()).contains("java 25");
    }

    @Test
    void aDamagedInstallationSaysSo() throws Exception {
        var dist = TrainedDistribution.copy(trained, folder.resolve("dist"));
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
}
