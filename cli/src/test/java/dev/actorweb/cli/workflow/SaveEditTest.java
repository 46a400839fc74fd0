package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.input.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `aw save --edit`, and git's `commit.template`.
class SaveEditTest {
    private Studio studio;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        studio.git.write(studio.ann, "door", "open\n");
    }

    @Test
    void theEditorSeesWhatIsIncludedAndItsTextIsCommitted() throws IOException {
        editor("cp \"$1\" seen; printf 'feat: open\\n\\nBecause.\\n# no more\\n' > \"$1\"");

        var run = save("--edit");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(message()).isEqualTo("feat: open\n\nBecause.\n\n");
        assertThat(studio.ann.resolve("seen")).content().contains("# 1 file, everything that was changed");
    }

    @Test
    void aMessageThatIsGivenIsWhereTheEditorBegins() throws IOException {
        editor("cp \"$1\" ../seen; printf ' indeed' > ../more; sed -i '1s/$/ wide/' \"$1\"");

        assertThat(save("--edit", "feat: open").exit()).isEqualTo(Exit.OK);
        assertThat(message()).isEqualTo("feat: open wide\n\n");
    }

    @Test
    void anEmptyMessageCommitsNothing() throws IOException {
        editor("printf '\\n# nothing\\n' > \"$1\"");
        var before = studio.snapshot(studio.ann);

        var run = save("--edit");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("the message is empty");
        assertThat(studio.snapshot(studio.ann)).isEqualTo(before);
    }

    @Test
    void aMessageThatIsRefusedIsKeptAndComesBack() throws IOException {
        editor("echo 'faet: open' > \"$1\"");
        assertThat(save("--edit").exit()).isEqualTo(Exit.USAGE);

        editor("grep -q 'faet: open' \"$1\" && echo 'feat: open' > \"$1\"");
        assertThat(save("--edit").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void anEditorThatFailsStopsTheSave() throws IOException {
        editor("exit 3");

        var run = save("--edit");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("the editor ended with 3", "message.txt");
    }

    @Test
    void withoutAnEditorOneIsAskedFor() {
        var run = studio.in(studio.ann).with("GIT_EDITOR", "").with("EDITOR", "").call("save", "--edit");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("GIT_EDITOR");
    }

    @Test
    void aFixupHasItsOwnMessage() {
        assertThat(save("--edit", "--fixup", "HEAD").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void theTemplateIsWhatAMessageBeginsWith() throws IOException {
        template("feat: \n\n# why?\nReviewed-by: \n");
        var drafts = new ArrayList<String>();

        studio.in(studio.ann).call(new SaveCommand((_, wanted) -> {
            drafts.add(wanted.draft());
            return new Reply.NoTerminal();
        }));
        editor("cp \"$1\" seen; sed -i '1s/$/open/' \"$1\"");
        assertThat(save("--edit").exit()).isEqualTo(Exit.OK);

        assertThat(drafts).containsExactly("feat:\n\nReviewed-by:\n");
        assertThat(studio.ann.resolve("seen")).content().startsWith("feat: \n\n# why?\nReviewed-by: \n");
        assertThat(message()).isEqualTo("feat: open\n\nReviewed-by:\n\n");
    }

    @Test
    void aTemplateThatNobodyEditedCommitsNothing() throws IOException {
        template("feat: open\n");
        editor(":");

        var run = save("--edit");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("the template was not edited");
    }

    @Test
    void aTemplateThatIsGoneIsSaid() throws IOException {
        studio.git.git(studio.ann, "config", "commit.template", "nowhere.txt");
        editor("echo 'feat: open' > \"$1\"");

        var run = save("--edit");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("commit.template cannot be read: nowhere.txt");
    }

    private void template(String text) throws IOException {
        Files.writeString(studio.ann.resolve(".git/template.txt"), text);
        studio.git.git(studio.ann, "config", "commit.template", ".git/template.txt");
    }

    private void editor(String script) throws IOException {
        var file = studio.ann.resolve(".git/editor");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        studio.git.git(studio.ann, "config", "core.editor", file.toString());
    }

    private Aw.Result save(String... words) {
        var all = new ArrayList<>(List.of("save"));
        all.addAll(List.of(words));
        return studio.in(studio.ann).call(all.toArray(String[]::new));
    }

    private String message() {
        return studio.git.git(studio.ann, "log", "-1", "--format=%B");
    }
}
