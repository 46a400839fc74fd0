package dev.actorweb.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.AwProcess;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManCommandTest {
    @TempDir
    Path folder;

    @Test
    void theSourceOfAPageIsPrinted() {
        var run = Aw.run("man", "worktree");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).startsWith(".TH \"aw\\-worktree\" 1 ").contains(
                "\n.SH \"NAME\"\naw\\-worktree \\- ",
                "\\fBaw worktree add\\fR", ".SH \"EXIT STATUS\"", "\\fB130\\fR\ninterrupted");
        assertThat(Aw.run("man").out()).contains("\\fBaw ship\\fR", "\\-\\-format", "aw\\-save(1)");
    }

    @Test
    void everyPageIsPlainAsciiWithRequestsOnlyWhereWeWroteThem() {
        var known = List.of("TH", "nh", "ad", "SH", "SS", "PP", "TP", "RS", "RE", "nf", "fi");
        Manual.pages().forEach((name, text) -> {
            assertThat(text).as(name).matches("[\\n -~]*");
            assertThat(text.lines().filter(line -> line.startsWith("."))
                    .map(line -> line.split(" ", 2)[0].substring(1)))
                    .as(name).isSubsetOf(known);
            assertThat(text.lines().filter(line -> line.startsWith("'"))).as(name).isEmpty();
        });
    }

    @Test
    void allPagesAreWritten() throws Exception {
        var run = Aw.in(folder).call("man", "--write", "man1");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        try (var pages = Files.list(folder.resolve("man1"))) {
            assertThat(pages.map(page -> page.getFileName().toString())).contains("aw.1", "aw-ship.1")
                    .hasSize(Registry.names().size() + 1);
        }
    }

    @Test
    void manHasNothingToComplainAbout() throws Exception {
        assumeThat(AwProcess.in(folder).run(List.of("sh", "-c", "command -v man")).code())
                .as("man is installed")
                .isZero();
        Aw.in(folder).call("man", "--write", "man1");

        for (var page : Manual.pages().keySet()) {
            var run = AwProcess.in(folder).with("LC_ALL", "C.UTF-8").with("MANROFFSEQ", "")
                    .with("MANWIDTH", "80")
                    .run(List.of("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "man1/" + page));
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.err()).as(page).isEmpty();
            assertThat(run.out()).as(page).isNotBlank();
        }
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        var run = Aw.run("man", "shp");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("did you mean 'aw ship'?");
        assertThat(Aw.run("man", "ship", "--write", "x").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws Exception {
        Files.writeString(folder.resolve("file"), "");

        assertThat(Aw.in(folder).call("man", "--write", "file/man1").exit()).isEqualTo(Exit.REFUSED);
    }

    @Test
    void programsGetThePageInADocument() {
        assertThat(Aw.run("man", "ship", "--json").out())
                .startsWith("{\n  \"schema\": \"aw/man/1\",\n  \"page\": \"aw-ship\",\n  \"text\": \".TH ");
    }
}
