package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Secrets are put together here, so that no tool takes this file for one that holds any.
class SecretsTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static String random(int length, String alphabet) {
        var random = new Random(length * 31L + alphabet.length());
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"ghp,_,36,GitHub token", "glpat,-,20,GitLab token", "npm,_,36,npm token",
            "AIza,'',35,Google API key",
            "sk_live,_,24,Stripe key", "hf,_,34,Hugging Face token"})
    void tokensAreKnownByTheirShape(String head, String joint, int length, String kind) {
        var alphabet = head.equals("hf") ? ALPHABET.substring(0, 52) : ALPHABET;
        var token = head + joint + random(length, alphabet);

        assertThat(Secrets.kind("token = \"" + token + "\"")).isEqualTo(kind);
        assertThat(Secrets.kind("token = \"" + head + joint + "x".repeat(length) + "\"")).isEmpty();
        assertThat(Secrets.kind("token = \"" + head + joint + random(length / 2, alphabet) + "\"")).isEmpty();
    }

    @Test
    void keysAndAddressesWithPasswordsAreKnown() {
        assertThat(Secrets.kind("-----BEGIN " + "OPENSSH PRIVATE KEY-----")).isEqualTo("private key");
        assertThat(Secrets.kind("-----BEGIN " + "PRIVATE KEY-----")).isEqualTo("private key");
        assertThat(Secrets.kind("-----BEGIN " + "PUBLIC KEY-----")).isEmpty();
        assertThat(Secrets.kind("AKIA" + random(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")))
                .isEqualTo("AWS access key");
        assertThat(Secrets.kind("AKIAIOSFODNN7" + "EXAMPLE")).isEmpty();
        assertThat(Secrets.kind("url: postgres://app:" + "k8Vw2Lq9Zr@db/x"))
                .isEqualTo("password in an address");
        for (var harmless : List.of("postgres://app:${PASSWORD}@db", "https://user:password@host/",
                "https://example.org:8080/a@b", "git@host:owner/x.git", "http://localhost:3000/",
                "a://b:cc@d")) {
            assertThat(Secrets.kind(harmless)).as(harmless).isEmpty();
        }
    }

    /// The quick look must never pass over what the look at each line finds.
    @Test
    void aTextHoldsASecretExactlyIfOneOfItsLinesDoes() {
        var random = new Random(5);
        var parts = List.of("ghp" + "_", "npm" + "_", "hf" + "_", "AKIA", "ASIA", "://", "glpat" + "-",
                "SG" + ".", "xox" + "b-",
                "sk-ant" + "-api03-", "do" + "p_v1_", "-----BEGIN " + "RSA PRIVATE KEY-----", "http", "@",
                ":", " ", "=",
                "\n", "\r", "\r\n", "EXAMPLE", "word");
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(parts.get(random.nextInt(parts.size())));
                for (int c = random.nextInt(4) * 13; c > 0; c--) {
                    text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                }
            }
            boolean found = text.toString().lines().anyMatch(line -> !Secrets.kind(line).isEmpty());
            assertThat(Secrets.anyIn(text.toString())).as(text.toString()).isEqualTo(found);
        }
    }

    @Test
    void thisProjectsOwnSourcesGiveNoFalseAlarm() throws IOException {
        var findings = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                for (var line : Files.readAllLines(file)) {
                    if (!Secrets.kind(line).isEmpty()) {
                        findings.add(file + ": " + line);
                    }
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void saveRefusesANewSecretAndKeepsTheMessage(@TempDir Path folder) {
        var studio = new Studio(folder);
        var ann = studio.ann;
        var token = "ghp" + "_" + random(36, ALPHABET);
        studio.git.write(ann, "conf/app.properties", "name=x\ntoken=" + token + "\n");
        var before = studio.snapshot(ann);

        var run = studio.aw(ann, "save", "feat: configure");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("conf/app.properties:2: GitHub token").contains("--allow-secret")
                .doesNotContain(token);
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        studio.ok(ann, "save", "feat: configure", "--allow-secret");
        studio.git.write(ann, "conf/app.properties", "name=y\ntoken=" + token + "\n");
        studio.ok(ann, "save", "fix: what is there already is nobody's business now");
    }

    @Test
    void whatIsStagedIsLookedAtRatherThanTheFile(@TempDir Path folder) {
        var studio = new Studio(folder);
        var token = "npm" + "_" + random(36, ALPHABET);
        studio.git.write(studio.ann, "README", "hello\n" + token + "\n");
        studio.git.git(studio.ann, "add", "README");
        studio.git.write(studio.ann, "README", "hello\nagain\n");

        assertThat(studio.aw(studio.ann, "save", "--staged", "docs: x").err())
                .contains("README:2: npm token");
    }

    @Test
    void whatAFilterMakesOfTheFileIsLookedAt(@TempDir Path folder) {
        var studio = new Studio(folder);
        var token = "npm" + "_" + random(36, ALPHABET);
        studio.git.commit(studio.ann, ".gitattributes", "*.txt working-tree-encoding=UTF-16LE\n",
                "chore: encode");
        studio.git.write(studio.ann, "key.txt", "");
        studio.git.git(studio.ann, "add", "key.txt");
        studio.git.git(studio.ann, "commit", "--quiet", "--message=feat: begin");
        write(studio.ann.resolve("key.txt"), (token + "\n").getBytes(StandardCharsets.UTF_16LE));

        assertThat(studio.aw(studio.ann, "save", "feat: x").err()).contains("key.txt:1: npm token");
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesCanBeExceptedWithAReason(@TempDir Path folder) {
        var studio = new Studio(folder);
        studio.config(studio.ann,
                "workflow: { allow-secrets: [ { paths: ['test/**'], reason: made up for the tests } ] }\n");
        studio.git.write(studio.ann, "test/keys.txt", "npm" + "_" + random(36, ALPHABET) + "\n");

        studio.ok(studio.ann, "save", "test: keys");

        studio.git.write(studio.ann, "aw.yaml", "workflow: { allow-secrets: [ { paths: ['x'] } ] }\n");
        assertThat(studio.aw(studio.ann, "save", "test: more").exit()).isEqualTo(Exit.USAGE);
    }
}
