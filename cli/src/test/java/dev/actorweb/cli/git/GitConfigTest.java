package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.GitConfig.Entry;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitConfigTest {
    private static final GitConfig CONFIG = new GitConfig(List.of(
            new Entry("url.https://github.com/.insteadof", "gh:"),
            new Entry("url.https://github.com/.insteadof", "hub/"),
            new Entry("url.git@work:me/.insteadof", "gh:me/"),
            new Entry("url.https://x/.pushinsteadof", "push:")));

    @ParameterizedTest
    @CsvSource({"gh:o/r,https://github.com/o/r", "hub/o/r,https://github.com/o/r", "gh:me/r,git@work:me/r",
            "https://y/o/r,https://y/o/r", "push:r,push:r", "a gh:o,a gh:o"})
    void theLongestPrefixIsReplacedByItsBase(String address, String reached) {
        assertThat(CONFIG.rewritten(address)).isEqualTo(reached);
    }
}
