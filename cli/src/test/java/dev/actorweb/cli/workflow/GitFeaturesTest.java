package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `aw save` heeds what people configure git to do, with either engine; or it refuses before
/// anything has changed.
class GitFeaturesTest extends InStudio {
    private Aw.Result save(String engine, Path where, String... words) {
        var all = new String[words.length + 1];
        all[0] = "save";
        System.arraycopy(words, 0, all, 1, words.length);
        return aw(engine, where, all);
    }

    private void saved(String engine, Path where, String... words) {
        var run = save(engine, where, words);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
    }

    /// Refused by JGit alone, with the advice to install git, and nothing is different afterwards.
    private void refusedByJGit(Path where, String feature, String... words) {
        var before = studio.snapshot(where);
        var run = save("jgit", where, words);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains(feature).contains("install git");
        assertThat(studio.snapshot(where)).isEqualTo(before);
    }

    private String show(String what) {
        return studio.git.git(ann, "show", "--format=%B", "--name-status", "--no-renames", what);
    }

    private String blob(String what) {
        return studio.git.git(ann, "cat-file", "blob", what);
    }

    private Path executable(Path where, String name, String script) throws IOException {
        var file = studio.git.write(where, name, "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    // --- hooks

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void thePrepareCommitMsgHookMayChangeTheMessage(String engine) {
        studio.git.hook(ann, "prepare-commit-msg", "echo 'Ticket: 7' >> \"$1\"\n");
        studio.git.write(ann, "new", "1");

        saved(engine, ann, "feat: new\n\nBecause.\n");

        assertThat(show("HEAD")).startsWith("feat: new\n\nBecause.\nTicket: 7\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void theCommitMsgHookMayRefuseAndTheMessageIsKept(String engine) {
        studio.git.hook(ann, "commit-msg", "grep -q Ticket \"$1\" || { echo 'no ticket' >&2; exit 1; }\n");
        studio.git.write(ann, "new", "1");
        var before = studio.snapshot(ann);

        var run = save(engine, ann, "feat: new");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("commit-msg").contains("no ticket").contains("rejected-message.txt");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        saved(engine, ann, "feat: new\n\nTicket: 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void thePreCommitHookMayRefuseOrAddToTheCommit(String engine) {
        studio.git.hook(ann, "pre-commit", "test -f allowed || exit 1\necho 1 > made\ngit add made\n");
        studio.git.write(ann, "new", "1");
        var before = studio.snapshot(ann);

        assertThat(save(engine, ann, "feat: new").exit()).isEqualTo(Exit.REFUSED);
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        studio.git.write(ann, "allowed", "1");
        saved(engine, ann, "feat: new");
        assertThat(show("HEAD")).contains("A\tallowed", "A\tmade", "A\tnew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void thePostCommitHookRunsAndItsFailureChangesNothing(String engine) {
        studio.git.hook(ann, "post-commit",
                "git log -1 --format=%s > \"$(git rev-parse --git-dir)/seen\"\nexit 1\n");
        studio.git.write(ann, "new", "1");

        saved(engine, ann, "feat: new");

        assertThat(studio.git.read(ann, ".git/seen")).isEqualTo("feat: new\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void coreHooksPathIsWhereHooksAreFoundRelativeOrAbsolute(String engine) throws IOException {
        studio.git.hook(ann, "commit-msg", "exit 1\n");
        executable(ann, ".hooks/commit-msg", "echo relative > \"$(git rev-parse --git-dir)/seen\"\n");
        var shared = executable(studio.git.home(), "shared hooks/commit-msg",
                "echo absolute > \"$(git rev-parse --git-dir)/seen\"\n");
        configure("core.hooksPath", ".hooks");

        saved(engine, ann, "feat: one");
        assertThat(studio.git.read(ann, ".git/seen")).isEqualTo("relative\n");
        configure("core.hooksPath", shared.resolveSibling("").toString());
        studio.git.write(ann, "new", "1");
        saved(engine, ann, "feat: two");
        assertThat(studio.git.read(ann, ".git/seen")).isEqualTo("absolute\n");
    }

    // --- signatures

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
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
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

    // --- attributes

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void filtersOfGitattributesCleanWhatIsCommitted(String engine) {
        configure("filter.shout.clean", "tr a-z A-Z");
        configure("filter.shout.smudge", "tr A-Z a-z");
        configure("filter.shout.required", "true");
        studio.git.write(ann, ".gitattributes", "*.loud filter=shout\n");
        studio.git.write(ann, "a.loud", "quiet\n");

        saved(engine, ann, "feat: shout");

        assertThat(blob("HEAD:a.loud")).isEqualTo("QUIET\n");
        assertThat(studio.git.read(ann, "a.loud")).isEqualTo("quiet\n");
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void aRequiredFilterThatFailsStopsTheCommit(String engine) {
        configure("filter.broken.clean", "false");
        configure("filter.broken.required", "true");
        studio.git.write(ann, ".gitattributes", "*.x filter=broken\n");
        studio.git.write(ann, "a.x", "1\n");
        var before = studio.git.tip(ann, "HEAD");

        var run = save(engine, ann, "feat: x");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("rejected-message.txt");
        assertThat(studio.git.tip(ann, "HEAD")).isEqualTo(before);
        assertThat(studio.git.git(ann, "diff", "--cached", "--name-only")).isEmpty();
    }

    /// What git-lfs does at a commit: its filter puts a pointer in the file's place, its hooks run.
    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void largeFilesGoThroughGitLfs(String engine) throws IOException {
        var bin = studio.git.folder("bin");
        executable(bin, "git-lfs", "echo \"$1\" >> \"" + folder + "/lfs-calls\"\n"
                + "case $1 in clean) sum=$(sha256sum | cut -c1-64);"
                + " printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:%s\\nsize 5\\n' \"$sum\" ;;\n"
                + "smudge) cat ;; esac\n");
        studio.git.with(Map.of("PATH", bin + ":" + System.getenv("PATH")));
        configure("filter.lfs.clean", bin + "/git-lfs clean -- %f"); // JGit's filters see this
                                                                     // process's own PATH
        configure("filter.lfs.smudge", bin + "/git-lfs smudge -- %f");
        configure("filter.lfs.required", "true");
        studio.git.hook(ann, "post-commit", "git-lfs post-commit\n");
        studio.git.write(ann, ".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
        studio.git.write(ann, "large.bin", "large");

        saved(engine, ann, "feat: large");

        assertThat(blob("HEAD:large.bin"))
                .startsWith("version https://git-lfs.github.com/spec/v1\noid sha256:");
        assertThat(studio.git.read(ann, "large.bin")).isEqualTo("large");
        assertThat(studio.git.read(folder, "lfs-calls")).contains("clean\n").endsWith("post-commit\n");
    }

    // --- line endings, names, modes, links

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void autocrlfTrueCommitsLineFeedsAndLeavesTheFileAlone(String engine) {
        configure("core.autocrlf", "true");
        studio.git.write(ann, "dos.txt", "one\r\ntwo\r\n");

        saved(engine, ann, "feat: dos");

        assertThat(blob("HEAD:dos.txt")).isEqualTo("one\ntwo\n");
        assertThat(studio.git.read(ann, "dos.txt")).isEqualTo("one\r\ntwo\r\n");
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void autocrlfInputCommitsLineFeeds(String engine) {
        configure("core.autocrlf", "input");
        studio.git.write(ann, "dos.txt", "one\r\ntwo\r\n");
        studio.git.write(ann, "image", "\0\r\n");

        saved(engine, ann, "feat: dos");

        assertThat(blob("HEAD:dos.txt")).isEqualTo("one\ntwo\n");
        assertThat(blob("HEAD:image")).isEqualTo("\0\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void aRenameByCaseIsOneWhereNamesIgnoreIt(String engine) {
        configure("core.ignoreCase", "true");
        studio.git.git(ann, "mv", "README", "Readme");

        saved(engine, ann, "docs: rename");

        assertThat(studio.git.git(ann, "ls-tree", "--name-only", "HEAD")).isEqualTo("Readme\n");
        assertThat(studio.git.git(ann, "status", "--porcelain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void aSymbolicLinkIsCommittedAsOneAndNeverFollowed(String engine) throws IOException {
        var outside = studio.git.write(studio.git.home(), "secret", "s");
        Files.createSymbolicLink(ann.resolve("link"), outside);
        Files.createSymbolicLink(ann.resolve("dangling"), Path.of("nowhere"));

        saved(engine, ann, "feat: links");

        assertThat(studio.git.git(ann, "ls-tree", "HEAD", "link", "dangling")).contains("120000 blob")
                .doesNotContain("100644");
        assertThat(blob("HEAD:link")).isEqualTo(outside.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void whereLinksAreFilesTheyStayLinksInTheCommit(String engine) throws IOException {
        Files.createSymbolicLink(ann.resolve("link"), Path.of("README"));
        studio.git.git(ann, "add", "link");
        studio.git.git(ann, "commit", "--quiet", "-m", "feat: link");
        configure("core.symlinks", "false");
        Files.delete(ann.resolve("link"));
        studio.git.write(ann, "link", "elsewhere");

        saved(engine, ann, "feat: lead elsewhere");

        assertThat(studio.git.git(ann, "ls-tree", "HEAD", "link")).startsWith("120000 blob");
        assertThat(blob("HEAD:link")).isEqualTo("elsewhere");
        assertThat(Files.isSymbolicLink(ann.resolve("link"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "jgit"})
    void theExecutableBitIsCommittedUnlessFileModesAreIgnored(String engine) throws IOException {
        executable(ann, "run", "true\n");
        saved(engine, ann, "feat: run");
        assertThat(studio.git.git(ann, "ls-tree", "HEAD", "run")).startsWith("100755 blob");

        configure("core.fileMode", "false");
        Files.setPosixFilePermissions(ann.resolve("run"), PosixFilePermissions.fromString("rw-r--r--"));
        studio.git.write(ann, "run", "#!/bin/sh\nfalse\n");
        saved(engine, ann, "fix: run");
        assertThat(studio.git.git(ann, "ls-tree", "HEAD", "run")).startsWith("100755 blob");
    }

    // --- parts of the tree

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
