package dev.actorweb.cli.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.cli.UserError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitAddressTest {
    @ParameterizedTest
    @CsvSource({"https://example.com/t.git,https://example.com/t.git,,", "host:path/t,host:path/t,,",
            "git@example.com:me/t.git#v2,git@example.com:me/t.git,v2,",
            "https://example.com/t#v2:a/b/,https://example.com/t,v2,a/b", "./t.git#:sub,./t.git,,sub",
            "./folder#main,./folder,main,", "ssh://u@h:22/t#feat/x,ssh://u@h:22/t,feat/x,"})
    void hasUrlRefAndFolder(String typed, String url, String ref, String below) {
        assertThat(GitAddress.parse(typed))
                .contains(new GitAddress(url, Optional.ofNullable(ref), below == null ? "" : below));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java-actor", "./folder", "/abs/folder", "C:\\templates", "c:/templates"})
    void foldersAndNamesAreNoAddresses(String typed) {
        assertThat(GitAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h/t#v:..", "https://h/t#v:a//b", "https://h/t#v:/a", "https://h/t#:./a"})
    void foldersThatLeadElsewhereAreRefused(String typed) {
        assertThatThrownBy(() -> GitAddress.parse(typed)).isInstanceOf(UserError.class);
    }

    @Test
    void versionsCountByNumbers() {
        assertThat(Versions.older("9", "10")).isTrue();
        assertThat(Versions.older("1.2", "1.2.1")).isTrue();
        assertThat(Versions.older("1.10", "1.9")).isFalse();
        assertThat(Versions.older("1", "1")).isFalse();
        assertThat(Versions.older("v2", "v1")).isFalse();
    }
}
