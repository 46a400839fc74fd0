package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The script for fish, in fish.
class FishTest extends CompletionContract {
    @BeforeEach
    void fishIsInstalled() {
        assumeThat(RealShell.installed("fish")).as("fish is installed").isTrue();
    }

    @Override
    List<String> complete(String line) throws Exception {
        return described(line).stream().map(candidate -> candidate.replaceFirst("\t.*", "")).toList();
    }

    private List<String> described(String line) throws Exception {
        var script = Files.writeString(folder.resolve(".demo.fish"),
                Completion.script(Shell.FISH, Demo.spec()));
        var run = RealShell.run(folder,
                List.of("fish", "--no-config", "-c", "source $argv[1]; complete -C \"$argv[2]\"",
                        script.toString(), line),
                "");
        assertThat(run.code()).as(run.out()).isIn(0, 1);
        return run.out().lines().sorted().toList();
    }

    @Test
    void candidatesAreDescribed() throws Exception {
        assertThat(described("demo co")).containsExactly("config\tRead the configuration");
        assertThat(described("demo --qu")).containsExactly("--quiet\tSay less");
    }

    @Test
    void theValueAfterAnEqualsSignIsCompleted() throws Exception {
        assertThat(complete("demo ship --strategy=sq")).containsExactly("--strategy=squash");
    }
}
