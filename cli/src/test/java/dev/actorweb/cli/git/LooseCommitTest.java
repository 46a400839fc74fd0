package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A single commit is the same whether it is read from its own file or shown by git.
class LooseCommitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private GitSandbox sandbox;

    @BeforeEach
    void makeSandbox() {
        sandbox = new GitSandbox(folder);
    }

    private Commit read(Path repository, CommitId id) {
        var options = EngineOptions.unattended().with(Engine.INSTALLED_GIT).with(sandbox.environment());
        try (var opened = Engines.open(repository, options)) {
            return opened.log(id, List.of(), 1).getFirst();
        }
    }

    /// Reads it loose, and again when only git can.
    private void isReadAlike(Path repository, CommitId id) {
        assertThat(
                repository.resolve(".git/objects/" + id.hex().substring(0, 2) + "/" + id.hex().substring(2)))
                .exists();
        var loose = read(repository, id);
        sandbox.git(repository, "repack", "-adq");
        assertThat(loose).isEqualTo(read(repository, id));
    }

    @Test
    void anOrdinaryCommit() {
        sandbox.with(Map.of("GIT_AUTHOR_NAME", "Émile „Zoë“ <", "GIT_AUTHOR_EMAIL", "e@example.org",
                "GIT_AUTHOR_DATE",
                "1700000000 -0330", "GIT_COMMITTER_DATE", "1700000001 +1345"));
        var repository = sandbox.seededClone("ann");

        isReadAlike(repository, sandbox.commit(repository, "f", "1", "feat: größer\n\nbody\n\n\nRefs: #1"));
    }

    @Test
    void aMergeAndACommitWithAnEncodingOfItsOwn() {
        var repository = sandbox.seededClone("ann");
        sandbox.commit(repository, "f", "1", "feat: f");
        sandbox.git(repository, "switch", "--quiet", "--create", "side", "HEAD~1");
        sandbox.commit(repository, "g", "1", "feat: g");
        sandbox.git(repository, "merge", "--quiet", "--no-ff", "-m", "merge: both", "main");
        isReadAlike(repository, sandbox.tip(repository, "HEAD"));
        sandbox.git(repository, "-c", "i18n.commitEncoding=ISO-8859-1", "commit", "--quiet", "--allow-empty",
                "-m",
                "feat: \u00e9");
        isReadAlike(repository, sandbox.tip(repository, "HEAD"));
    }

    @Test
    void aCommitInAForeignEncoding() {
        var repository = sandbox.seededClone("ann");
        isReadAlike(repository, LegacyCommits.latin1(sandbox, repository, "feat: größer\n"));
    }

    @Test
    void aReplacedCommitIsTheReplacement() {
        var repository = sandbox.seededClone("ann");
        var old = sandbox.commit(repository, "f", "1", "feat: old");
        sandbox.git(repository, "commit", "--quiet", "--amend", "-m", "feat: new");
        sandbox.git(repository, "replace", old.hex(), "HEAD");

        assertThat(read(repository, old).subject()).isEqualTo("feat: new");
    }

    @Test
    void aDamagedFileIsLeftToGit() throws IOException {
        var repository = sandbox.seededClone("ann");
        var id = sandbox.commit(repository, "f", "1", "feat: f");
        sandbox.git(repository, "repack", "-aq");
        var file = repository
                .resolve(".git/objects/" + id.hex().substring(0, 2) + "/" + id.hex().substring(2));
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.writeString(file, "not an object");

        assertThat(read(repository, id).subject()).isEqualTo("feat: f");
    }
}
