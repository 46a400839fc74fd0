package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.process.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveCommandTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    private String message() {
        return studio.git.git(ann, "log", "-1", "--format=%B");
    }

    private String files() {
        return studio.git.git(ann, "show", "--format=", "--name-status", "-z", "HEAD").replace('\0', ' ');
    }

    private Path kept() {
        return ann.resolve(".git/aw/rejected-message.txt");
    }

    @Test
    void everythingThatChangedIsSavedWhenNothingIsStaged() {
        studio.git.write(ann, "README", "changed\n");
        studio.git.write(ann, "new", "new\n");

        var out = studio.ok(ann, "save", "feat: open the door");

        var tip = studio.git.tip(ann, "HEAD").abbreviated();
        assertThat(out).isEqualTo("""
                [feat/door %s] feat: open the door
                  2 files, everything that was changed
                """.formatted(tip));
        assertThat(files()).isEqualTo("M README A new ");
    }

    @Test
    void whatIsStagedIsSavedAloneWhenSomethingIs() {
        studio.git.write(ann, "README", "changed\n");
        studio.git.write(ann, "new", "new\n");
        studio.git.git(ann, "add", "new");

        assertThat(studio.ok(ann, "save", "feat: new"))
                .contains("1 file, what was staged; 1 change stays here");
        assertThat(files()).isEqualTo("A new ");
    }

    @Test
    void allOverridesWhatIsStaged() {
        studio.git.write(ann, "README", "changed\n");
        studio.git.write(ann, "new", "new\n");
        studio.git.git(ann, "add", "new");

        studio.ok(ann, "save", "--all", "feat: both");

        assertThat(files()).isEqualTo("M README A new ");
    }

    @Test
    void aMessageWithoutQuotesIsUnderstoodAsSuch() {
        studio.git.write(ann, "new", "new\n");

        var run = studio.in(ann).call("save", "feat:", "greet", "people");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).endsWith("""
                aw: error: the commit message is not accepted
                hint: a message is one argument, put it into quotes: aw save "feat: greet people"
                """);
        assertThat(kept()).doesNotExist();
        assertThat(studio.in(ann).call("save", "feat:", "pay", "$5").err())
                .endsWith("put it into quotes\n");
        assertThat(studio.in(ann).call("save", "feat:", "new").err()).contains("the message is kept");
    }

    @Test
    void exactlyTheNamedPathsAreSaved() {
        studio.git.write(ann, "-x", "dash");
        var odd = "a b\n" + (Invocation.canPass("ü") ? "ü" : "u"); // no ü where the locale is C
        studio.git.write(ann, odd + "*", "odd");
        studio.git.write(ann, odd + "z", "would match the star");
        studio.git.write(ann, "other", "other");

        studio.ok(ann, "save", "feat: odd", "--", "-x", odd + "*");

        assertThat(files()).isEqualTo("A -x A " + odd + "* ");
    }

    @Test
    void pathsAreSeenFromTheFolderOneIsIn() {
        studio.git.write(ann, "sub/a", "a");
        studio.git.write(ann, "a", "a");

        studio.ok(ann.resolve("sub"), "save", "feat: a", "a");

        assertThat(files()).isEqualTo("A sub/a ");
    }

    @Test
    void aPathOutsideTheWorkTreeIsRefused() {
        var run = studio.aw(ann, "save", "feat: a", "../elsewhere");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("not in the work tree");
    }

    @Test
    void aPathThatDoesNotExistIsNamed() {
        var run = studio.aw(ann, "save", "feat: a", "nowhere");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("no such files: nowhere");
    }

    @Test
    void nothingToCommitIsSaidAndIsNoError() {
        assertThat(studio.ok(ann, "save", "feat: nothing")).isEqualTo("nothing to commit\n");
        assertThat(studio.ok(ann, "save")).isEqualTo("nothing to commit\n");
    }

    @Test
    void partsAreMadeIntoAMessage() {
        studio.git.write(ann, "new", "new\n");

        studio.ok(ann, "save", "open by key", "--type", "feat", "--scope", "door", "--breaking", "--body",
                "Keys are better.", "--body", "Much better.", "--footer", "Closes: #7");

        assertThat(message()).isEqualTo("""
                feat(door)!: open by key

                Keys are better.

                Much better.

                Closes: #7

                """);
    }

    @Test
    void aScopeCompletesAMessageThatHasAType() {
        studio.git.write(ann, "new", "new\n");

        studio.ok(ann, "save", "fix: read long lines", "--scope", "reader");

        assertThat(message()).startsWith("fix(reader): read long lines\n");
    }

    @Test
    void aTypeGivenTwiceIsAUsageError() {
        studio.git.write(ann, "new", "new\n");

        var run = studio.aw(ann, "save", "fix: read long lines", "--type", "feat");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aRejectedMessageIsKeptAndCanBeUsedAgain() throws Exception {
        studio.git.write(ann, "new", "new\n");
        var before = studio.git.tip(ann, "HEAD");

        var run = studio.aw(ann, "save", "did something");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("message:1:").contains("aw save --file '" + kept() + "'");
        assertThat(studio.git.tip(ann, "HEAD")).isEqualTo(before);
        assertThat(kept()).hasContent("did something\n");

        Files.writeString(kept(), "feat: " + Files.readString(kept()));
        studio.ok(ann, "save", "--file", kept().toString());

        assertThat(message()).startsWith("feat: did something\n");
        assertThat(kept()).doesNotExist();
    }

    @Test
    void aMessageThatAHookRejectsIsKept() {
        studio.git.hook(ann, "commit-msg", "echo \"no \033[31mticket\" >&2; exit 1\n");
        studio.git.write(ann, "new", "new\n");
        var before = studio.snapshot(ann);

        var run = studio.aw(ann, "save", "feat: something\n\nA long story.");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("commit-msg hook rejected").contains("no ticket")
                .doesNotContain("\u001b");
        assertThat(kept()).hasContent("feat: something\n\nA long story.\n");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void hooksAreSkippedOnDemand() {
        studio.git.hook(ann, "pre-commit", "exit 1\n");
        studio.git.write(ann, "new", "new\n");

        studio.ok(ann, "save", "--no-verify", "feat: something");
    }

    @Test
    void theMessageMayComeFromTheInput() {
        studio.git.write(ann, "new", "new\n");

        var run = studio.in(ann).input("docs: from the input\r\n").call("save", "-F", "-");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(message()).startsWith("docs: from the input\n");
    }

    @Test
    void withoutATerminalAMissingMessageIsAUsageError() {
        studio.git.write(ann, "new", "new\n");

        var run = studio.aw(ann, "save");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("MESSAGE is missing");
    }

    @Test
    void aMessageMayBeginWithAnAtSign() {
        studio.git.write(ann, "new", "new\n");

        var run = studio.aw(ann, "save", "@nobody");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(kept()).hasContent("@nobody\n");
    }

    @Test
    void aDryRunShowsTheCommitAndChangesNothing() {
        studio.git.write(ann, "new", "new\n");
        var before = studio.snapshot(ann);

        var out = studio.ok(ann, "save", "--dry-run", "feat: something");

        assertThat(out).isEqualTo("""
                would commit on feat/door: 1 file, everything that was changed
                  new

                    feat: something
                """);
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void theFirstCommitOfARepositoryCanBeSaved() {
        var fresh = studio.git.repository("fresh");
        studio.git.write(fresh, "a", "a");

        assertThat(studio.ok(fresh, "save", "feat: begin")).contains("[main ");
    }

    @Test
    void aDetachedHeadIsRefusedBecauseTheCommitWouldGetLost() {
        studio.git.git(ann, "switch", "--quiet", "--detach");
        studio.git.write(ann, "new", "new\n");

        var run = studio.aw(ann, "save", "feat: something");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("git switch -c NAME");
    }

    @Test
    void anUnfinishedMergeIsRefused() {
        studio.git.commit(ann, "README", "ours\n", "fix: ours");
        studio.git.git(ann, "switch", "--quiet", "--create", "other", "main");
        studio.git.commit(ann, "README", "theirs\n", "fix: theirs");
        studio.git.git(ann, "-c", "alias.try=!git merge --quiet feat/door || true", "try");

        var run = studio.aw(ann, "save", "--all", "feat: something");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("merge is in progress");
        assertThat(studio.git.read(ann, "README")).contains("<<<<<<<");
    }

    @Test
    void aLockThatStaysIsSaidAndTheMessageKept() {
        studio.git.write(ann, "new", "new\n");
        studio.git.write(ann, ".git/index.lock", "");

        var run = studio.aw(ann, "save", "feat: something");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("another git process holds").contains("the message is kept");
        assertThat(ann.resolve(".git/index.lock")).exists();
    }

    @Test
    void anUnknownAuthorIsSaid() {
        studio.git.git(ann, "config", "--unset", "user.name");
        studio.git.git(ann, "config", "--unset", "user.email");
        studio.git.git(ann, "config", "user.useConfigOnly", "true");
        studio.git.write(ann, "new", "new\n");

        var run = studio.aw(ann, "save", "feat: something");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("does not know your name");
    }

    @Test
    void programsGetADocument() {
        studio.git.write(ann, "new", "new\n");

        var out = studio.ok(ann, "save", "--json", "feat: something");

        assertThat(out).contains("\"schema\": \"aw/save/1\"").contains("\"committed\": true")
                .contains("\"commit\": \"" + studio.git.tip(ann, "HEAD").hex() + "\"");
        assertThat(studio.ok(ann, "save", "--json", "feat: nothing")).contains("\"committed\": false");
    }

    @Test
    void escapeSequencesInAMessageAreRefused() {
        studio.git.write(ann, "new", "new\n");

        var run = studio.aw(ann, "save", "feat: \u001b[31mred");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).doesNotContain("\u001b");
    }
}
