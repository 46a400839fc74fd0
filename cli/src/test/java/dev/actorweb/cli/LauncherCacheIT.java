package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The ahead-of-time caches: made where they can be, of no account where they are missing or wrong.
class LauncherCacheIT extends Launched {
    @Test
    void withNowhereToWriteTheCacheItStartsWithoutOne() throws Exception {
        var dist = TrainedDistribution.copy(AwProcess.distribution(), folder.resolve("dist"));
        TrainedDistribution.forgetCaches(dist);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assumeThat(onPath("setpriv")).as("setpriv, which drops the rights of root").isTrue();

        var run = AwProcess.in(folder).without("CI").with("HOME", "/proc/nowhere").run(List.of("setpriv",
                "--reuid=65534", "--regid=65534", "--clear-groups", dist.resolve("aw").toString(),
                "version"));

        assertThat(run.succeeded()).startsWith("aw ");
        assertThat(run.err()).isEmpty();
        assertThat(TrainedDistribution.cache(dist.resolve("lib"))).isEmpty();
    }

    @Test
    void theAnswersForTabHaveACacheOfTheirOwnAndAreTheSameWithoutIt() throws Exception {
        var dist = TrainedDistribution.copy(trained, folder.resolve("dist"));
        var own = TrainedDistribution.cache(dist.resolve("lib"), "aw-*-tab.aot").orElseThrow();
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
        var dist = TrainedDistribution.copy(trained, folder.resolve("dist"));
        var cache = TrainedDistribution.cache(dist.resolve("lib")).orElseThrow();
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
        var dist = TrainedDistribution.copy(trained, folder.resolve("dist"));
        var stamp = dist.resolve("lib/aw.build");
        var words = Files.readString(stamp).strip().split(" ", -1);
        Files.writeString(stamp, words[0] + " " + words[1] + " 0123456789abcdef\n");

        var run = AwProcess.of(dist.resolve("aw"), folder).run("doctor", "--json");

        assertThat(run.out()).contains("\"cache\"")
                .doesNotContain(TrainedDistribution.cache(dist.resolve("lib")).orElseThrow().toString());
    }
}
