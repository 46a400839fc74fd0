package dev.actorweb.cli.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.process.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Addresses whose host is a name of the user's own.
class HostingTest {
    @TempDir
    Path folder;

    private Environment environment = Environment.inherited();

    /// An ssh that knows `work` and `github.com-me`.
    @BeforeEach
    void ssh() throws IOException {
        var ssh = Files.writeString(folder.resolve("ssh"), """
                #!/bin/sh
                [ "$1" = -G ] || exit 9
                case $2 in
                work | github.com-me) echo "hostname github.com" ;;
                gitlab.trap) echo "hostname elsewhere.example.org" ;;
                *) echo "hostname $2" ;;
                esac
                """);
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment = environment.with("PATH", folder + ":/usr/bin:/bin").without("GH_HOST")
                .without("GITLAB_HOST");
    }

    @Test
    void aNameInSshsConfigurationIsItsHost() {
        assertThat(page("git@work:o/r.git")).isEqualTo("https://github.com/o/r/compare/main...b?expand=1");
        assertThat(page("git@github.com-me:o/r.git"))
                .isEqualTo("https://github.com/o/r/compare/main...b?expand=1");
        assertThat(Hosting.of(List.of("git@gitlab.trap:o/r.git"), environment)).isEmpty();
    }

    @Test
    void whatGitMakesOfAnAddressCountsWhereTheAddressSaysNothing() {
        assertThat(page("gh:o/r", "https://github.com/o/r"))
                .isEqualTo("https://github.com/o/r/compare/main...b?expand=1");
        assertThat(page("https://gitlab.com/o/r", "/srv/mirrors/r")).startsWith("https://gitlab.com/o/r/-/");
        assertThat(page("https://github.mirror.lan/o/r", "git@github.com:o/r"))
                .startsWith("https://github.com/o/r/");
        assertThat(Hosting.of(List.of("/srv/r"), environment)).isEmpty();
    }

    @Test
    void withoutSshTheNameIsAllThereIs() {
        environment = environment.with("PATH", "/nowhere");

        assertThat(Hosting.of(List.of("git@work:o/r.git"), environment)).isEmpty();
        assertThat(page("git@github.com:o/r.git")).startsWith("https://github.com/o/r/");
    }

    private String page(String... addresses) {
        var made = Hosting.of(List.of(addresses), environment).orElseThrow();
        return made.page(made.project(), "b", "main");
    }
}
