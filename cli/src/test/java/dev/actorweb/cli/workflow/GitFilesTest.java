package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files come into a commit as git is configured: filters, line endings, names, modes, links.
class GitFilesTest extends GitFeatures {
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
}
