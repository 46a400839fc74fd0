package dev.actorweb.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionInstallTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void aSecondTimeNothingChanges(String shell) throws IOException {
        assertThat(aw("completion", "--install", shell).exit()).isEqualTo(Exit.OK);
        var first = files();

        var again = aw("completion", "--install", shell);

        assertThat(files()).isEqualTo(first).isNotEmpty();
        assertThat(again.out().lines()).allSatisfy(line -> assertThat(line).startsWith("as it is"));
        assertThat(again.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void nothingIsLeftWhenItIsTakenAway(String shell) throws IOException {
        aw("completion", "--install", shell);

        assertThat(aw("completion", "--uninstall", shell).exit()).isEqualTo(Exit.OK);
        assertThat(files()).isEmpty();
        var again = aw("completion", "--uninstall", shell);
        assertThat(again.exit()).isEqualTo(Exit.OK);
        assertThat(again.out().lines()).allSatisfy(line -> assertThat(line).startsWith("as it is"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void aDryRunTellsAndChangesNothing(String shell) throws IOException {
        var run = aw("completion", "--install", shell, "--dry-run");

        assertThat(run.out()).contains("create    " + home);
        assertThat(files()).isEmpty();
    }

    @Test
    void theScriptIsTheOneThatIsPrinted() throws IOException {
        aw("completion", "--install", "fish");

        assertThat(Files.readString(home.resolve(".config/fish/completions/aw.fish")))
                .isEqualTo(aw("completion", "fish").out());
    }

    @Test
    void whatElseIsInTheStartFileSurvivesByteForByte() throws IOException {
        var random = new Random(7);
        var zshrc = home.resolve(".zshrc");
        for (int round = 0; round < 200; round++) {
            var before = anything(random);
            Files.write(zshrc, before);

            aw("completion", "--install", "zsh");
            var installed = Files.readAllBytes(zshrc);
            aw("completion", "--uninstall", "zsh");

            assertThat(latin(installed)).startsWith(latin(before)).hasSizeGreaterThan(before.length);
            boolean ended = before.length == 0 || before[before.length - 1] == '\n';
            assertThat(Files.readAllBytes(zshrc))
                    .isEqualTo(ended ? before : (latin(before) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void theBlockIsRenewedWhereItStands() throws IOException {
        var zshrc = home.resolve(".zshrc");
        Files.writeString(zshrc,
                "# >>> aw completion >>>\nan old line\n# <<< aw completion <<<\nalias a=b\n");

        aw("completion", "--install", "zsh");

        assertThat(Files.readString(zshrc)).startsWith("# >>> aw completion >>>\n")
                .doesNotContain("an old line").endsWith("# <<< aw completion <<<\nalias a=b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# >>> aw completion >>>\nx\n", "# <<< aw completion <<<\n",
            "# >>> aw completion >>>\n# >>> aw completion >>>\n# <<< aw completion <<<\n",
            "# <<< aw completion <<<\n# >>> aw completion >>>\n"})
    void aBlockThatSomebodyHasEditedIsLeftAlone(String text) throws IOException {
        var zshrc = Files.writeString(home.resolve(".zshrc"), text);

        for (var way : List.of("--install", "--uninstall")) {
            var run = aw("completion", way, "zsh");

            assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
            assertThat(run.err()).contains(zshrc + ":line ", "hint: remove what is left");
            assertThat(files()).containsOnlyKeys(".zshrc").containsEntry(".zshrc", text);
        }
    }

    @Test
    void linksAndModesStay() throws IOException {
        var real = Files.writeString(Files.createDirectories(home.resolve("dotfiles")).resolve("zshrc"),
                "a\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.createSymbolicLink(home.resolve(".zshrc"), Path.of("dotfiles/zshrc"));

        aw("completion", "--install", "zsh");

        assertThat(Files.isSymbolicLink(home.resolve(".zshrc"))).isTrue();
        assertThat(Files.readString(real)).startsWith("a\n# >>> aw");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-rw-r--");
    }

    @Test
    void aStartFileThatIsReadOnlyStaysAsItIsAndNothingElseIsWritten() throws IOException {
        var zshrc = Files.writeString(home.resolve(".zshrc"), "a\r\n");
        Files.setPosixFilePermissions(zshrc, PosixFilePermissions.fromString("r--r--r--"));

        var run = aw("completion", "--install", "zsh");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains(zshrc + " is read-only");
        assertThat(files()).containsOnlyKeys(".zshrc").containsEntry(".zshrc", "a\r\n");
        assertThat(aw("completion", "--uninstall", "zsh").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aLinkThatLeadsNowhereIsNotFollowed() throws IOException {
        Files.createSymbolicLink(home.resolve(".zshrc"), Path.of("missing"));

        var run = aw("completion", "--install", "zsh");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("leads nowhere");
        assertThat(files()).isEmpty();
    }

    @Test
    void aCompletionThatIsNotOursIsRefused() throws IOException {
        var file = home.resolve(".config/fish/completions/aw.fish");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "complete -c aw -a mine\n");

        for (var way : List.of("--install", "--uninstall")) {
            var run = aw("completion", way, "fish");

            assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
            assertThat(run.err()).contains("was not written by aw");
            assertThat(Files.readString(file)).isEqualTo("complete -c aw -a mine\n");
        }
    }

    @Test
    void theFoldersOfTheUserAreHonoured() throws IOException {
        Aw.in(home).with("HOME", home.toString()).with("XDG_DATA_HOME", home + "/it's data")
                .with("ZDOTDIR", home + "/z").call("completion", "--install", "zsh");

        assertThat(files()).containsOnlyKeys("it's data/zsh/site-functions/_aw", "z/.zshrc");
        assertThat(files().get("z/.zshrc")).contains("it'\\''s data/zsh/site-functions'");
    }

    @Test
    void theShellIsTheOneInUse() {
        var run = Aw.in(home).with("HOME", home.toString()).with("SHELL", "/usr/bin/fish")
                .call("completion", "--install", "--json");

        assertThat(run.out()).isEqualTo("""
                {
                  "schema": "aw/completion-install/1",
                  "shell": "fish",
                  "dryRun": false,
                  "changed": true,
                  "files": [
                    {
                      "path": "%s/.config/fish/completions/aw.fish",
                      "change": "created"
                    }
                  ]
                }
                """.formatted(home));
    }

    @Test
    void whatCannotBeMeantIsAUsageError() {
        for (var words : List.of(List.of("--install"), List.of("--install", "--uninstall", "zsh"),
                List.of("--install", "tcsh"), List.of("bash", "--dry-run"))) {
            var line = new ArrayList<>(List.of("completion"));
            line.addAll(words);

            assertThat(aw(line.toArray(String[]::new)).exit()).as(words.toString()).isEqualTo(Exit.USAGE);
        }
        assertThat(Aw.in(home).call("completion", "--install", "zsh").exit()).isEqualTo(Exit.PRECONDITION);
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        assumeThat(System.getProperty("user.name")).as("root may write anywhere").isNotEqualTo("root");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-x------"));

        var run = aw("completion", "--install", "fish");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
    }

    private Aw.Result aw(String... words) {
        return Aw.in(home).with("HOME", home.toString()).call(words);
    }

    private Map<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(home)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(file).toString(), latin(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static byte[] anything(Random random) {
        var lines = List.of("alias ll='ls -l'", "\u00ff\u0000\u0080", "", "# >>> conda initialize >>>",
                "PROMPT='%~ '\r", "  # >>> aw completions >>>", "fpath+=~/x");
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(lines.get(random.nextInt(lines.size())))
                    .append(i > 1 || random.nextBoolean() ? "\n" : "");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
