package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Commits are signed as git is configured.
class GitSignaturesTest extends GitFeatures {
    @Test
    void commitsAreSignedWithGpgWhereConfiguredAndJGitRefuses() throws Exception {
        var home = Files.createTempDirectory("aw-gpg"); // gpg's socket needs a short path
        try {
            studio.git.with(Map.of("GNUPGHOME", home.toString()));
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            assumeThat(runs(home, "gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key",
                    "ann <ann@example.org>", "ed25519", "sign", "never")).as("gpg").isTrue();
            configure("commit.gpgSign", "true");
            configure("user.signingKey", "ann@example.org");
            studio.git.write(ann, "new", "1");

            refusedByJGit(ann, "signing", "feat: new");
            saved("git", ann, "feat: new");
            studio.git.git(ann, "verify-commit", "HEAD");
        } finally {
            runs(home, "gpgconf", "--kill", "all");
            deleteTree(home);
        }
    }

    @Test
    void commitsAreSignedWithSshWhereConfiguredAndJGitRefuses() throws Exception {
        var key = studio.git.home().resolve("key");
        assumeThat(
                runs(studio.git.home(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()))
                .as("ssh-keygen").isTrue();
        configure("gpg.format", "ssh");
        configure("commit.gpgSign", "true");
        configure("user.signingKey", key.toString());
        var signers = studio.git.write(studio.git.home(), "signers",
                "ann@example.org " + studio.git.read(studio.git.home(), "key.pub"));
        configure("gpg.ssh.allowedSignersFile", signers.toString());
        studio.git.write(ann, "new", "1");

        refusedByJGit(ann, "signing", "feat: new");
        saved("git", ann, "feat: new");
        studio.git.git(ann, "verify-commit", "HEAD");
    }

    private boolean runs(Path where, String... words) throws Exception {
        var builder = new ProcessBuilder(words).directory(where.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        studio.git.isolate(builder);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return process.waitFor(300, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
