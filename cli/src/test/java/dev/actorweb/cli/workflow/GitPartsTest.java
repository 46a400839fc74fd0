package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of a tree, and trees of several parts: paths, work trees, submodules, sparse checkouts.
class GitPartsTest extends GitFeatures {
    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void namedPathsAreCommittedAndWhatElseIsStagedStaysSo(String engine) {
        studio.git.commit(ann, "both", "1\n2\n3\n", "feat: both");
        studio.git.write(ann, "both", "one\n2\n3\n");
        studio.git.git(ann, "add", "both");
        studio.git.write(ann, "both", "one\n2\nthree\n");
        studio.git.write(ann, "wanted", "1");

        saved(engine, ann, "feat: wanted", "wanted");

        assertThat(show("HEAD")).contains("A\twanted").doesNotContain("both");
        assertThat(blob(":both")).isEqualTo("one\n2\n3\n");
        assertThat(studio.git.read(ann, "both")).isEqualTo("one\n2\nthree\n");
        saved(engine, ann, "feat: one", "--staged");
        assertThat(blob("HEAD:both")).isEqualTo("one\n2\n3\n");
        assertThat(studio.git.read(ann, "both")).isEqualTo("one\n2\nthree\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void aLinkedWorkTreeCommitsToItsOwnBranch(String engine) {
        studio.git.git(ann, "worktree", "add", "--quiet", "-b", "side", "../side");
        var side = folder.resolve("side");
        studio.git.write(side, "new", "1");
        var main = studio.git.tip(ann, "HEAD");

        saved(engine, side, "feat: new");

        assertThat(studio.git.git(ann, "log", "-1", "--format=%s", "side")).isEqualTo("feat: new\n");
        assertThat(studio.git.tip(ann, "HEAD")).isEqualTo(main);
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void withinASubmoduleAndBesideOneAnythingIsSaved(String engine) {
        var inside = submodule();
        studio.git.write(inside, "f", "2");
        studio.git.write(ann, "new", "1");

        saved(engine, inside, "fix: f");
        saved(engine, ann, "feat: new", "new");

        assertThat(studio.git.git(inside, "log", "-1", "--format=%s")).isEqualTo("fix: f\n");
        assertThat(show("HEAD")).contains("A\tnew").doesNotContain("lib");
    }

    @Test
    void aSubmoduleThatMovedIsCommittedAndJGitRefuses() {
        var inside = submodule();
        var moved = studio.git.commit(inside, "f", "2", "fix: f");

        refusedByJGit(ann, "submodule lib", "build: take the better library");
        refusedByJGit(ann, "submodule lib", "build: take the better library", "lib");
        saved("git", ann, "build: take the better library");

        assertThat(studio.git.git(ann, "ls-tree", "HEAD", "lib")).startsWith("160000 commit " + moved);
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEmpty();
    }

    @Test
    void whatIsChangedWithinASubmoduleIsItsOwnAffair() {
        var inside = submodule();
        studio.git.write(inside, "f", "2");
        studio.git.write(inside, "new", "1");

        assertThat(studio.ok(ann, "status")).contains("changes      none\n")
                .contains("submodule    lib, with changes of its own\n").contains("aw ship");
        assertThat(studio.ok(ann, "status", "--json")).contains("\"submodules\": [\n    \"lib\"");
        var save = studio.aw(ann, "save", "fix: f");
        assertThat(save.out()).isEqualTo("nothing to commit\n");
        assertThat(save.err()).contains("the submodule lib has changes of its own; they are saved within it");
        assertThat(studio.ok(ann, "ship")).startsWith("shipped 1 commit");
        studio.ok(ann, "undo");
        assertThat(studio.git.git(inside, "status", "--porcelain")).isEqualTo(" M f\n?? new\n");
    }

    @Test
    void aNewSubmoduleWithChangesOfItsOwnIsSavedAsItStands() {
        var library = studio.git.repository("library");
        var commit = studio.git.commit(library, "f", "1", "feat: f");
        studio.git.git(ann, "submodule", "--quiet", "add", library.toString(), "lib");
        studio.git.write(ann.resolve("lib"), "f", "2");

        saved("git", ann, "build: take the library");

        assertThat(studio.git.git(ann, "ls-tree", "HEAD", "lib")).startsWith("160000 commit " + commit);
        assertThat(studio.ok(ann, "status")).contains("changes      none\n");
    }

    private Path submodule() {
        var library = studio.git.repository("library");
        studio.git.commit(library, "f", "1", "feat: f");
        studio.git.git(ann, "submodule", "--quiet", "add", library.toString(), "lib");
        studio.git.git(ann, "commit", "--quiet", "-m", "build: take the library");
        var inside = ann.resolve("lib");
        studio.git.git(inside, "config", "user.name", "ann");
        studio.git.git(inside, "config", "user.email", "ann@example.org");
        studio.git.git(inside, "switch", "--quiet", "--create", "better");
        return inside;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--cone", "--no-cone"})
    void aSparseCheckoutLosesNothingAndJGitRefuses(String kind) {
        studio.git.commit(ann, "in/f", "1", "feat: in");
        studio.git.commit(ann, "out/f", "1", "feat: out");
        studio.git.git(ann, "sparse-checkout", "set", kind, kind.equals("--cone") ? "in" : "/in/");
        assertThat(ann.resolve("out/f")).doesNotExist();
        studio.git.write(ann, "in/f", "2");

        refusedByJGit(ann, "configuration of a single work tree", "feat: more");
        configure("extensions.worktreeConfig", "false");
        configure("core.sparseCheckout", "true");
        refusedByJGit(ann, "sparse checkout", "feat: more");
        saved("git", ann, "feat: more");

        assertThat(show("HEAD")).contains("M\tin/f").doesNotContain("out");
        assertThat(studio.git.git(ann, "ls-tree", "-r", "--name-only", "HEAD")).contains("out/f");
        assertThat(ann.resolve("out/f")).doesNotExist();
        assertThat(Files.exists(ann.resolve("in/f"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void aFileOutsideTheSparseCheckoutIsNamedAndNothingIsCommitted() {
        studio.git.commit(ann, "in/f", "1", "feat: in");
        studio.git.git(ann, "sparse-checkout", "set", "--cone", "in");
        studio.git.write(ann, "out/new", "1");
        var before = studio.snapshot(ann);

        var run = save("git", ann, "feat: out", "out/new");

        assertThat(run.exit()).as(run.err()).isNotEqualTo(Exit.OK);
        assertThat(run.err()).contains("out/new").contains("rejected-message.txt");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }
}
