package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names in any script, whatever the locale says: none, C, one that is not installed.
class LocaleIT {
    private static final String DOOR = "machine: door\ninitial: zu\nstates: { zu: { on: { ÖFFNE: auf } }, "
            + "auf: { on: { SCHLIESSE: zu } } }\n";

    @TempDir
    Path folder;

    private Path work = Path.of("unset");

    @BeforeEach
    void aRepositoryWithAName() throws Exception {
        work = Files.createDirectories(folder.resolve("Häuser und 家"));
        Files.writeString(work.resolve("Tür ☃.yaml"), DOOR);
        git("init", "--quiet", "--initial-branch", "main");
        git("add", ".");
        git("commit", "--quiet", "--message", "feat: Anfang");
        git("switch", "--quiet", "--create", "zweig/größer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LANG=C", "LC_ALL=C", "LC_ALL=POSIX", "LANG=xx_YY.UTF-8",
            "LC_ALL=xx_YY.UTF-8",
            "LC_CTYPE=de_DE.ISO-8859-1", "LANG=C.UTF-8"})
    void namesArriveAndComeBack(String locale) throws Exception {
        var aw = in(work, locale);

        assertThat(aw.run("analyze", "Tür ☃.yaml").succeeded()).contains("Tür ☃.yaml");
        assertThat(in(folder, locale).run("--root", "Häuser und 家", "analyze", "--json",
                work.resolve("Tür ☃.yaml").toString()).succeeded()).contains("Tür ☃.yaml");
        assertThat(aw.run("status").succeeded()).contains("zweig/größer");
        Files.writeString(work.resolve("Schlüssel.txt"), "1");
        assertThat(aw.run("save", "feat: öffne die Tür mit 🗝", "Schlüssel.txt").succeeded())
                .contains("öffne");
        assertThat(git("log", "-1", "--format=%s", "--name-only", "-z")).contains(
                "feat: öffne die Tür mit 🗝",
                "Schlüssel.txt");
        assertThat(aw.run("undo").succeeded()).contains("save");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LC_ALL=C", "LC_ALL=xx_YY.UTF-8"})
    void programsThatAreStartedSeeTheUsersOwnLocale(String locale) throws Exception {
        Files.writeString(work.resolve("aw.yaml"), """
                workflow:
                  checks: [ { name: locale, run: [sh, -c, 'echo "<$LC_ALL|$AW_LC_ALL>" >seen'] } ]
                """);

        in(work, locale).run("check", "locale").succeeded();

        assertThat(Files.readString(work.resolve("seen")).strip())
                .isEqualTo("<" + (locale.isEmpty() ? "" : locale.substring("LC_ALL=".length())) + "|>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=xx_YY.UTF-8", "LANG=C.UTF-8"})
    void anInstallationMayHaveAnyName(String locale) throws Exception {
        var dist = Files.createDirectories(folder.resolve("Werkzeug 工具/lib"));
        Files.copy(AwProcess.distribution().resolve("aw"), dist.resolveSibling("aw"));
        for (var name : List.of("aw.jar", "aw.build")) {
            Files.copy(AwProcess.distribution().resolve("lib").resolve(name), dist.resolve(name));
        }

        var run = with(AwProcess.of(dist.resolveSibling("aw"), work), locale).run("version");

        assertThat(run.succeeded()).startsWith("aw ");
    }

    @Test
    void aFolderWhoseNameIsNoTextIsToldOf() throws Exception {
        var script = "d=$(printf 'kaputt-\\377') && mkdir \"$d\" && cd \"$d\" && aw version && aw status";

        var run = in(folder, "LANG=C").with("PATH", AwProcess.distribution() + ":" + System.getenv("PATH"))
                .run(List.of("sh", "-c", script));

        assertThat(run.out()).startsWith("aw ");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).startsWith("aw: error: the folder you are in ").contains("hint: ");
    }

    @Test
    void aFolderThatIsGoneIsToldOf() throws Exception {
        var run = in(folder, "LANG=C").with("PATH", AwProcess.distribution() + ":" + System.getenv("PATH"))
                .run(List.of("sh", "-c", "mkdir gone && cd gone && rmdir ../gone && aw status"));

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("aw: error: the folder you are in is gone\nhint: ");
    }

    @Test
    void anArgumentThatIsNoTextEndsWithAMessage() throws Exception {
        var run = in(work, "LANG=C").with("PATH", AwProcess.distribution() + ":" + System.getenv("PATH"))
                .run(List.of("sh", "-c", "aw analyze \"$(printf 'T\\374r.yaml')\""));

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).startsWith("aw: error: no such file or folder: T");
    }

    private AwProcess in(Path place, String locale) {
        return with(AwProcess.in(place), locale);
    }

    private static AwProcess with(AwProcess aw, String locale) {
        aw.without("LANG").without("LC_ALL").without("LC_CTYPE").with("AW_NO_CACHE", "1");
        return locale.isEmpty()
                ? aw
                : aw.with(locale.substring(0, locale.indexOf('=')),
                        locale.substring(locale.indexOf('=') + 1));
    }

    private String git(String... words) throws Exception {
        var line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(words));
        return with(AwProcess.in(work), "LC_ALL=C.UTF-8").run(line).succeeded();
    }
}
