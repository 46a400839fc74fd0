package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commits, refs and configuration.
interface HistoryContract extends EngineContract {
    @Test
    default void revisionsResolveToCommits() {
        Path repository = sandbox().seededClone("ann");
        CommitId first = sandbox().tip(repository, "HEAD");
        CommitId second = sandbox().commit(repository, "f", "1", "feat: f");
        sandbox().git(repository, "tag", "-a", "-m", "one", "v1");
        Repository opened = open(repository);

        assertThat(opened.resolve("HEAD")).contains(second);
        assertThat(opened.resolve("HEAD~1")).contains(first);
        assertThat(opened.resolve("origin/main")).contains(first);
        assertThat(opened.resolve("v1")).contains(second);
        assertThat(opened.resolve(second.hex().substring(0, 12))).contains(second);
        assertThat(opened.resolve(RefName.branch("main"))).contains(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-such-branch", "-x", "--all", "HEAD~99", "main\nHEAD", "HEAD:README", "@{",
            "main..HEAD", "ffffffffffffffffffffffffffffffffffffffff", "HEAD^{tree}", "\u001b[31m"})
    default void whatIsNoCommitResolvesToNothing(String revision) {
        assertThat(open(sandbox().seededClone("ann")).resolve(revision)).isEmpty();
    }

    @Test
    default void aFullRefNameIsTakenExactly() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "branch", "refs/heads/odd");

        assertThat(open(repository).resolve(new RefName("refs/heads/odd"))).isEmpty();
        assertThat(open(repository).resolve(new RefName("refs/heads/refs/heads/odd"))).isPresent();
    }

    @Test
    default void refsComeOrderedWithTheirUpstreams() {
        Path repository = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(repository, "HEAD");
        sandbox().git(repository, "branch", "ünï/code");
        sandbox().git(repository, "branch", "agent/a");
        sandbox().git(repository, "branch", "agent/b");
        sandbox().git(repository, "update-ref", "refs/heads/-x", tip.hex());
        Repository opened = open(repository);

        assertThat(opened.refs("refs/heads/")).extracting(ref -> ref.name().shortName())
                .containsExactly("-x", "agent/a", "agent/b", "main", "ünï/code");
        assertThat(opened.refs("refs/heads/m")).containsExactly(new Ref(RefName.branch("main"), tip,
                Optional.of(RefName.tracking("origin", "main"))));
        assertThat(opened.refs("refs/heads/agent/")).hasSize(2);
        assertThat(opened.resolve(new RefName("refs/heads/-x"))).contains(tip);
    }

    @Test
    default void aRepositoryWithoutCommitsHasNoRefs() {
        assertThat(open(sandbox().repository("ann")).refs("refs/")).isEmpty();
    }

    @Test
    default void packedRefsAreFound() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "branch", "longer/main");
        sandbox().git(repository, "tag", "-a", "-m", "one", "v1");
        CommitId packed = sandbox().tip(repository, "HEAD");
        sandbox().git(repository, "pack-refs", "--all");
        Repository opened = open(repository);

        assertThat(opened.resolve(RefName.branch("main"))).contains(packed);
        assertThat(opened.resolve(RefName.branch("longer/main"))).contains(packed);
        assertThat(opened.resolve(RefName.branch("ain"))).isEmpty();
        assertThat(opened.resolve(RefName.branch("longer"))).isEmpty();

        CommitId moved = sandbox().commit(repository, "f", "1", "feat: f");

        assertThat(opened.resolve(RefName.branch("main"))).contains(moved);
        assertThat(opened.resolve(RefName.branch("longer/main"))).contains(packed);
    }

    @Test
    default void aSymbolicBranchLeadsToACommit() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "symbolic-ref", "refs/heads/alias", "refs/heads/main");

        assertThat(open(repository).resolve(RefName.branch("alias")))
                .contains(sandbox().tip(repository, "main"));
    }

    @Test
    default void theNotedHeadOfARemoteIsFoundAndMissed() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "remote", "set-head", "origin", "main");
        Repository opened = open(repository);

        assertThat(opened.notedRemoteHead("origin")).contains(RefName.branch("main"));
        sandbox().git(repository, "remote", "set-head", "origin", "--delete");
        assertThat(opened.notedRemoteHead("origin")).isEmpty();
        assertThat(opened.notedRemoteHead("nowhere")).isEmpty();
    }

    @Test
    default void distanceIsCountedBothWays() {
        Path repository = Conflicts.twoSides(sandbox());
        CommitId main = sandbox().commit(repository, "f", "1", "feat: f");
        CommitId side = sandbox().tip(repository, "side");
        Repository opened = open(repository);

        assertThat(opened.aheadBehind(main, side)).isEqualTo(new AheadBehind(2, 1));
        assertThat(opened.aheadBehind(side, side)).isEqualTo(new AheadBehind(0, 0));
    }

    @Test
    default void ancestryAndMergeBaseAgree() {
        Path repository = Conflicts.twoSides(sandbox());
        CommitId main = sandbox().tip(repository, "main");
        CommitId side = sandbox().tip(repository, "side");
        CommitId base = sandbox().tip(repository, "main~1");
        Repository opened = open(repository);

        assertThat(opened.mergeBase(main, side)).contains(base);
        assertThat(opened.isAncestor(base, side)).isTrue();
        assertThat(opened.isAncestor(side, side)).isTrue();
        assertThat(opened.isAncestor(main, side)).isFalse();
    }

    @Test
    default void unrelatedHistoriesHaveNoMergeBase() {
        Path repository = sandbox().seededClone("ann");
        CommitId main = sandbox().tip(repository, "HEAD");
        sandbox().git(repository, "checkout", "--quiet", "--orphan", "other");
        CommitId other = sandbox().commit(repository, "o", "1", "feat: other");

        assertThat(open(repository).mergeBase(main, other)).isEmpty();
    }

    @Test
    default void theLogTellsCommitsAsTheyAre() {
        Path repository = sandbox().seededClone("ann");
        CommitId base = sandbox().tip(repository, "HEAD");
        sandbox().git(repository, "config", "user.name", "Ann Ünï");
        sandbox().git(repository, "config", "log.showSignature", "true");
        sandbox().git(repository, "-c", "user.name=Ann Ünï", "commit", "--quiet", "--allow-empty", "--date",
                "2026-03-04T05:06:07+05:30", "-m", "feat: \u001b[31m日本\n\nbody\nCloses: #1");
        CommitId tip = sandbox().tip(repository, "HEAD");

        List<Commit> log = open(repository).log(tip, List.of(base), 10);

        Commit commit = log.getFirst();
        assertThat(log).hasSize(1);
        assertThat(commit.id()).isEqualTo(tip);
        assertThat(commit.parents()).containsExactly(base);
        assertThat(commit.author()).isEqualTo(
                new Person("Ann Ünï", "ann@example.org", OffsetDateTime.parse("2026-03-04T05:06:07+05:30")));
        assertThat(commit.message()).isEqualTo("feat: \u001b[31m日本\n\nbody\nCloses: #1\n");
        assertThat(commit.subject()).isEqualTo("feat: \u001b[31m日本");
    }

    @Test
    default void theLogIsNewestFirstAndLimited() {
        Path repository = sandbox().seededClone("ann");
        sandbox().commit(repository, "f", "1", "feat: one");
        sandbox().commit(repository, "f", "2", "feat: two");
        CommitId tip = sandbox().commit(repository, "f", "3", "feat: three");

        assertThat(open(repository).log(tip, List.of(), 2)).extracting(Commit::subject)
                .containsExactly("feat: three", "feat: two");
    }

    @Test
    default void aCommitInALegacyEncodingIsReadAsText() {
        Path repository = sandbox().seededClone("ann");
        sandbox().git(repository, "-c", "i18n.commitEncoding=UTF-8", "commit", "--quiet", "--allow-empty",
                "-m", "x");
        CommitId tip = LegacyCommits.latin1(sandbox(), repository, "fix: für später\n");

        assertThat(open(repository).log(tip, List.of(), 1)).extracting(Commit::message)
                .containsExactly("fix: für später\n");
    }

    @Test
    default void changedPathsCountARenameTwice() {
        Path repository = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(repository, "HEAD");
        sandbox().git(repository, "mv", "README", "line\nbreak");
        CommitId after = sandbox().commit(repository, "new/-x", "1", "feat: move");

        assertThat(open(repository).changedPaths(before, after)).containsExactlyInAnyOrder("README",
                "line\nbreak",
                "new/-x");
    }

    @Test
    default void conflictsArePredictedWithoutTouchingAnything() {
        Path repository = Conflicts.twoSides(sandbox());
        CommitId main = sandbox().tip(repository, "main");
        CommitId side = sandbox().tip(repository, "side");
        CommitId base = sandbox().tip(repository, "main~1");
        Repository opened = open(repository);

        assertThat(opened.mergeConflicts(main, side)).containsExactly("README");
        assertThat(opened.mergeConflicts(main, base)).isEmpty();
        assertThat(opened.status().isClean()).isTrue();
    }

    @Test
    default void aCommitThatIsMissingIsDamage() throws IOException {
        Path repository = sandbox().seededClone("ann");
        CommitId lost = sandbox().commit(repository, "f", "1", "feat: f");
        CommitId tip = sandbox().commit(repository, "f", "2", "feat: g");
        Files.delete(repository
                .resolve(".git/objects/" + lost.hex().substring(0, 2) + "/" + lost.hex().substring(2)));

        assertThat(problemOf(() -> open(repository).log(tip, List.of(), 10)))
                .isInstanceOf(GitProblem.Damaged.class);
    }

    @Test
    default void configurationIsReadAsGitReadsIt() throws IOException {
        Path repository = sandbox().repository("ann");
        Path file = repository.resolve(".git/config");
        Files.writeString(file, Files.readString(file) + """
                [aw]
                    alone
                    Empty =
                    no = off
                    many = 1
                    many = 2
                    quoted = "two words ; no comment"
                [remote "Ori.gin"]
                    url = /somewhere
                    pushurl = /elsewhere
                """);

        GitConfig config = open(repository).config();

        assertThat(config.get("user.name")).contains("ann");
        assertThat(config.get("AW.Many")).contains("2");
        assertThat(config.all("aw.many")).containsExactly("1", "2");
        assertThat(config.isTrue("aw.alone")).isTrue();
        assertThat(config.isTrue("aw.empty")).isFalse();
        assertThat(config.isTrue("aw.no")).isFalse();
        assertThat(config.isTrue("aw.many")).isTrue();
        assertThat(config.get("aw.quoted")).contains("two words ; no comment");
        assertThat(config.get("aw.missing")).isEmpty();
        assertThat(open(repository).remotes())
                .containsExactly(new Remote("Ori.gin", "/somewhere", "/elsewhere"));
    }

    @Test
    default void configurationThatCannotBeParsedIsDamage() {
        Path repository = sandbox().repository("ann");
        sandbox().write(repository, ".git/config", "[core\nnonsense");

        assertThat(problemOf(() -> open(repository).config())).isInstanceOf(GitProblem.Damaged.class);
    }
}
