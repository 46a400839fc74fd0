package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The script for bash, in bash; what readline does with it is tested at a terminal, with the whole
/// command line.
class BashTest extends CompletionContract {
    private static final Pattern WORD = Pattern.compile("'[^']*'?|\"[^\"]*\"?|[=:@]+|(?:\\\\.|[^ =:@])+");

    @BeforeEach
    void bashIsInstalled() {
        assumeThat(RealShell.installed("bash")).as("bash is installed").isTrue();
    }

    /// Fills in what readline would, splitting where it does.
    @Override
    List<String> complete(String line) throws Exception {
        var script = Files.writeString(folder.resolve(".demo.bash"),
                Completion.script(Shell.BASH, Demo.spec()));
        var words = new ArrayList<>(List.of("bash", "--norc", "-c", """
                set -u
                source "$1"
                COMP_LINE=$2 COMP_POINT=${#2}
                COMP_WORDS=("${@:3}")
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _demo
                for reply in ${COMPREPLY[@]+"${COMPREPLY[@]}"}; do
                    [[ -d $reply ]] && reply+=/
                    printf '%s\\n' "$reply"
                done
                """, "test", script.toString(), line));
        words.addAll(WORD.matcher(line).results().map(word -> word.group()).toList());
        if (line.endsWith(" ")) {
            words.add("");
        }
        var run = RealShell.run(folder, words, "");
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
        assertThat(complete("demo say two\\ w")).containsExactly("two\\ words");
    }

    @Test
    void insideQuotesNothingMoreIsQuoted() throws Exception {
        assertThat(complete("demo say \"two")).containsExactly("two words");
    }

    @Test
    void onlyWhatBashTakesForAWordIsInserted() throws Exception {
        answer("a:b=c@d\t");

        assertThat(complete("demo ship --onto a:b")).containsExactly("b=c@d");
    }
}
