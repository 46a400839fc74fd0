package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The script for bash, in bash.
class BashTest extends CompletionContract {
    @BeforeEach
    void bashIsInstalled() {
        assumeThat(RealShell.installed("bash")).as("bash is installed").isTrue();
    }

    /// Fills in what readline would, splitting at `=` as it does.
    @Override
    List<String> complete(String line) throws Exception {
        var script = Files.writeString(folder.resolve(".demo.bash"),
                Completion.script(Shell.BASH, Demo.spec()));
        var run = RealShell.run(folder, List.of("bash", "--norc", "-c", """
                set -u
                source "$1"
                line=$2
                COMP_WORDS=(${line//=/ = })
                [[ $line == *' ' ]] && COMP_WORDS+=('')
                [[ $line == *= ]] && COMP_WORDS+=()
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _demo
                for reply in "${COMPREPLY[@]}"; do
                    [[ -d $reply ]] && reply+=/
                    printf '%s\\n' "$reply"
                done
                """, "test", script.toString(), line), "");
        assertThat(run.code()).as(run.out()).isZero();
        return run.out().lines().sorted().toList();
    }

    @Test
    void theValueAfterAnEqualsSignIsCompleted() throws Exception {
        assertThat(complete("demo --format=")).containsExactly("json", "text");
        assertThat(complete("demo ship --strategy=sq")).containsExactly("squash");
    }

    @Test
    void whatIsInsertedIsQuoted() throws Exception {
        assertThat(complete("demo say two")).containsExactly("two\\ words");
    }
}
