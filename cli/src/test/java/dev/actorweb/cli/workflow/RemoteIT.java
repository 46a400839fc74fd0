package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.AwProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Real remotes over ssh and HTTP(S), by the packaged command, without a terminal; and nobody is
/// ever waited for.
class RemoteIT extends InStudio {
    /// Whatever is wrong is known at once; a question would last until somebody answers.
    private static final int NEVER_HANGS = 60;

    private void remote(String address) {
        studio.git.git(ann, "remote", "set-url", "origin", address);
    }

    private AwProcess.Result aw(String... words) throws Exception {
        var aw = AwProcess.in(ann);
        studio.git.variables().forEach(aw::with);
        var all = new ArrayList<>(List.of("timeout", String.valueOf(NEVER_HANGS),
                AwProcess.distribution().resolve("aw").toString()));
        all.addAll(List.of(words));
        return aw.without("SSH_ASKPASS").without("SSH_AUTH_SOCK").run(all);
    }

    /// Saves, takes in what somebody else has pushed, and ships.
    private void worksAsEver() throws Exception {
        var bob = studio.bob();
        studio.git.commit(bob, "window", "1", "feat: window");
        studio.git.git(bob, "push", "--quiet", "origin", "HEAD:main");
        studio.git.write(ann, "door", "1");

        aw("save", "feat: door").succeeded();
        assertThat(aw("sync").succeeded()).contains("origin/main");
        assertThat(ann.resolve("window")).exists();
        assertThat(aw("ship").succeeded()).contains("shipped 1 commit");

        assertThat(studio.subjects(studio.git.remote(), "main"))
                .isEqualTo("feat: door\nfeat: window\ndocs: say hello\n");
        aw("undo").succeeded();
        assertThat(studio.subjects(studio.git.remote(), "main")).isEqualTo("feat: window\ndocs: say hello\n");
    }

    /// Refused by the remote, in no time, and nothing is different.
    private String refused(String... words) throws Exception {
        var before = studio.snapshot(ann);
        var run = aw(words);
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        return run.err();
    }

    private void aCommit() {
        studio.git.commit(ann, "door", "1", "feat: door");
    }

    // --- ssh

    @Test
    void overSshAllWorks() throws Exception {
        try (var server = SshServer.start(Files.createDirectory(folder.resolve("ssh")))) {
            remote(server.address(studio.git.remote()));
            configure("core.sshCommand", server.client(server.withKey(), server.withHost()));

            worksAsEver();
        }
    }

    @Test
    void aHostThatSshDoesNotKnowIsNamedAndNobodyIsAsked() throws Exception {
        try (var server = SshServer.start(Files.createDirectory(folder.resolve("ssh")))) {
            aCommit();
            remote(server.address(studio.git.remote()));
            configure("core.sshCommand", server.client(server.withKey(), server.withoutHost()));

            assertThat(refused("ship")).contains("Host key verification failed").contains("fingerprint");
            assertThat(refused("sync")).contains("fingerprint");
            assertThat(folder.resolve("ssh/nobody")).doesNotExist();
        }
    }

    @Test
    void withoutAKeyThatFitsNobodyIsAsked() throws Exception {
        try (var server = SshServer.start(Files.createDirectory(folder.resolve("ssh")))) {
            aCommit();
            remote(server.address(studio.git.remote()));
            configure("core.sshCommand", server.client("-i /dev/null", server.withHost()));

            assertThat(refused("ship")).contains("Permission denied").contains("ssh key");
        }
    }

    @Test
    void aKeyWithAPassphraseThatNobodyCanTypeIsNotAskedFor() throws Exception {
        try (var server = SshServer.start(Files.createDirectory(folder.resolve("ssh")))) {
            aCommit();
            remote(server.address(studio.git.remote()));
            new ProcessBuilder("ssh-keygen", "-q", "-p", "-P", "", "-N", "a passphrase", "-f",
                    folder.resolve("ssh/key").toString()).start().waitFor();
            configure("core.sshCommand", server.client(server.withKey(), server.withHost()));

            assertThat(refused("ship")).contains("Permission denied");
        }
    }

    // --- http

    private void helper(String password) {
        configure("credential.helper",
                "!f() { test \"$1\" = get && echo username=ann && echo password=" + password + "; }; f");
    }

    @Test
    void overHttpsWithACredentialHelperAllWorks() throws Exception {
        var certificate = folder.resolve("server.pem");
        try (var server = GitServer.secure(studio.git.remote().resolveSibling(""), "ann", "secret",
                certificate)) {
            serveWrites();
            remote("https://localhost:" + server.port() + "/remote.git");
            configure("http.sslCAInfo", certificate.toString());
            helper("secret");

            worksAsEver();
        }
    }

    @Test
    void overHttpWithACredentialHelperAllWorks() throws Exception {
        try (var server = GitServer.plain(studio.git.remote().resolveSibling(""), "ann", "secret")) {
            serveWrites();
            remote("http://localhost:" + server.port() + "/remote.git");
            helper("secret");

            worksAsEver();
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNobodyIsAsked() throws Exception {
        try (var server = GitServer.plain(studio.git.remote().resolveSibling(""), "ann", "secret")) {
            aCommit();
            remote("http://localhost:" + server.port() + "/remote.git");
            helper("wrong");

            assertThat(refused("ship")).contains("wants credentials").contains("credential helper")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void withoutCredentialsNobodyIsAsked() throws Exception {
        try (var server = GitServer.plain(studio.git.remote().resolveSibling(""), "ann", "secret")) {
            aCommit();
            remote("http://localhost:" + server.port() + "/remote.git");

            assertThat(refused("ship")).contains("wants credentials").contains("credential helper")
                    .doesNotContain("askpass");
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsSaid() throws Exception {
        var certificate = folder.resolve("server.pem");
        try (var server = GitServer.secure(studio.git.remote().resolveSibling(""), "ann", "secret",
                certificate)) {
            aCommit();
            remote("https://localhost:" + server.port() + "/remote.git");
            helper("secret");

            assertThat(refused("ship")).contains("certificate").contains("http.sslCAInfo");
        }
    }

    private void serveWrites() throws IOException {
        studio.git.git(studio.git.remote(), "config", "http.receivepack", "true");
    }
}
