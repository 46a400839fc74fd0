package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.PushResult.Outcome;
import dev.actorweb.cli.git.PushResult.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Fetching and pushing.
interface RemoteContract extends EngineContract {
    RefName MAIN = RefName.branch("main");
    RefName TOPIC = RefName.branch("topic");

    @Test
    default void fetchingFollowsTheConfiguration() {
        Path ann = sandbox().seededClone("ann");
        CommitId theirs = pushedByBob("theirs");

        open(ann).fetch("origin", List.of());

        assertThat(sandbox().tip(ann, "refs/remotes/origin/main")).isEqualTo(theirs);
    }

    @Test
    default void fetchingOneBranchUpdatesItsTrackingBranch() {
        Path ann = sandbox().seededClone("ann");
        sandbox().git(ann, "config", "--unset", "remote.origin.fetch");
        CommitId theirs = pushedByBob("theirs");

        open(ann).fetch("origin", List.of(Refspec.tracking("origin", "main")));

        assertThat(open(ann).resolve(RefName.tracking("origin", "main"))).contains(theirs);
        assertThat(ann.resolve(".git/FETCH_HEAD")).doesNotExist();
    }

    @Test
    default void fetchingABranchTheRemoteLacksSaysSo() {
        Path ann = sandbox().seededClone("ann");

        assertThat(problemOf(() -> open(ann).fetch("origin", List.of(Refspec.tracking("origin", "nowhere")))))
                .isEqualTo(new GitProblem.NoSuchRemoteRef("origin", "refs/heads/nowhere"));
    }

    @Test
    default void aDeadAddressCannotBeReachedAndKeepsItsCredentials() {
        Path ann = sandbox().seededClone("ann");
        for (String credentials : List.of("ann:secret", "secret", "secret:x-oauth-basic")) {
            sandbox().git(ann, "remote", "set-url", "origin",
                    "https://" + credentials + "@localhost:1/x.git");

            assertThat(problemOf(() -> open(ann).fetch("origin", List.of())))
                    .isInstanceOfSatisfying(GitProblem.Unreachable.class,
                            it -> assertThat(it.message()).doesNotContain("secret"));
        }
    }

    @Test
    default void aRemoteThatIsNotConfiguredIsRefused() {
        Path ann = sandbox().seededClone("ann");

        assertThat(problemOf(() -> open(ann).fetch("upstream", List.of())))
                .isEqualTo(new GitProblem.NoSuchRemote("upstream", List.of("origin")));
        assertThat(problemOf(() -> open(ann).fetch("--upload-pack=touch owned", List.of())))
                .isInstanceOf(GitProblem.NoSuchRemote.class);
        assertThat(problemOf(() -> open(ann).push(sandbox().remote().toString(), List.of())))
                .isInstanceOf(GitProblem.NoSuchRemote.class);
    }

    @Test
    default void aRemoteThatIsGoneCannotBeReached() {
        Path ann = sandbox().seededClone("ann");
        sandbox().git(ann, "remote", "set-url", "origin", sandbox().home().resolve("nowhere.git").toString());
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");

        assertThat(problemOf(() -> open(ann).fetch("origin", List.of())))
                .isInstanceOf(GitProblem.Unreachable.class);
        assertThat(problemOf(() -> open(ann).push("origin", List.of(PushUpdate.create(TOPIC, tip)))))
                .isInstanceOf(GitProblem.Unreachable.class);
    }

    @Test
    default void theRemoteTellsItsDefaultBranchAndRefs() {
        Path ann = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(ann, "HEAD");
        Repository opened = open(ann);

        assertThat(opened.askRemoteHead("origin")).contains(MAIN);
        assertThat(opened.notedRemoteHead("origin")).contains(MAIN);
        assertThat(opened.remoteRefs("origin", List.of(MAIN, TOPIC))).isEqualTo(Map.of(MAIN, tip));
        assertThat(opened.remoteRefs("origin", List.of())).isEmpty();
    }

    @Test
    default void aRemoteHeadThatWasNeverNotedIsUnknown() {
        Path ann = sandbox().seededClone("ann");
        sandbox().git(ann, "remote", "set-head", "origin", "--delete");

        assertThat(open(ann).notedRemoteHead("origin")).isEmpty();
        assertThat(open(ann).notedRemoteHead("../../secret")).isEmpty();
    }

    @Test
    default void aPushMovesAllRefsAndTheirTrackingBranches() {
        Path ann = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(ann, "HEAD");
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");

        PushResult result = open(ann).push("origin",
                List.of(PushUpdate.move(MAIN, before, tip), PushUpdate.create(TOPIC, tip)));

        assertThat(result).isInstanceOf(PushResult.Pushed.class);
        assertThat(sandbox().tip(sandbox().remote(), "main")).isEqualTo(tip);
        assertThat(sandbox().tip(sandbox().remote(), "topic")).isEqualTo(tip);
        assertThat(sandbox().tip(ann, "refs/remotes/origin/main")).isEqualTo(tip);
        assertThat(sandbox().tip(ann, "refs/remotes/origin/topic")).isEqualTo(tip);
    }

    @Test
    default void aPushTakesNoTagsAlong() {
        Path ann = sandbox().seededClone("ann");
        sandbox().git(ann, "config", "push.followTags", "true");
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");
        sandbox().git(ann, "tag", "-a", "-m", "one", "v1");

        open(ann).push("origin", List.of(PushUpdate.create(TOPIC, tip)));

        assertThat(sandbox().git(sandbox().remote(), "tag")).isEmpty();
    }

    @Test
    default void aLeaseAllowsRewritingAndDeleting() {
        Path ann = sandbox().seededClone("ann");
        CommitId first = sandbox().commit(ann, "f", "1", "feat: f");
        Repository opened = open(ann);
        opened.push("origin", List.of(PushUpdate.create(TOPIC, first)));
        sandbox().git(ann, "commit", "--quiet", "--amend", "-m", "feat: g");
        CommitId second = sandbox().tip(ann, "HEAD");

        assertThat(opened.push("origin", List.of(PushUpdate.move(TOPIC, first, second))))
                .isInstanceOf(PushResult.Pushed.class);
        assertThat(sandbox().tip(sandbox().remote(), "topic")).isEqualTo(second);
        assertThat(opened.push("origin", List.of(PushUpdate.delete(TOPIC, second))))
                .isInstanceOf(PushResult.Pushed.class);
        assertThat(opened.remoteRefs("origin", List.of(TOPIC))).isEmpty();
        assertThat(opened.resolve(RefName.tracking("origin", "topic"))).isEmpty();
    }

    @Test
    default void aStaleLeaseStopsTheWholePush() {
        Path ann = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(ann, "HEAD");
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");
        CommitId theirs = pushedByBob("theirs");

        PushResult result = open(ann).push("origin",
                List.of(PushUpdate.create(TOPIC, tip), PushUpdate.move(MAIN, before, tip)));

        assertThat(result).isInstanceOf(PushResult.Rejected.class);
        var rejected = (PushResult.Rejected) result;
        assertThat(rejected.outcomes()).containsExactly(new Outcome(TOPIC, new Reason.NotAttempted()),
                new Outcome(MAIN, new Reason.Stale()));
        assertThat(rejected.isRace()).isTrue();
        assertThat(sandbox().tip(sandbox().remote(), "main")).isEqualTo(theirs);
        assertThat(open(ann).remoteRefs("origin", List.of(TOPIC))).isEmpty();
    }

    @Test
    default void aRefThatShouldNotExistIsALeaseToo() {
        Path ann = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(ann, "HEAD");
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");

        assertThat(open(ann).push("origin", List.of(PushUpdate.create(MAIN, tip))))
                .isInstanceOfSatisfying(PushResult.Rejected.class, it -> assertThat(it.isRace()).isTrue());
        assertThat(sandbox().tip(sandbox().remote(), "main")).isEqualTo(before);
    }

    @Test
    default void deletingWhatIsGoneIsStale() {
        Path ann = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(ann, "HEAD");

        assertThat(open(ann).push("origin", List.of(PushUpdate.delete(TOPIC, tip))))
                .isInstanceOfSatisfying(PushResult.Rejected.class, it -> assertThat(it.isRace()).isTrue());
    }

    @Test
    default void aRaceDuringThePushIsLostCleanly() {
        Path ann = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(ann, "HEAD");
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");
        CommitId theirs = sandbox().commit(ann, "g", "1", "feat: g");
        sandbox().git(ann, "push", "--quiet", "origin", theirs + ":refs/heads/other");
        sandbox().hook(sandbox().remote(), "pre-receive",
                "unset GIT_QUARANTINE_PATH\nexec git update-ref refs/heads/main " + theirs + "\n");

        PushResult result = open(ann).push("origin",
                List.of(PushUpdate.move(MAIN, before, tip), PushUpdate.create(TOPIC, tip)));

        assertThat(result).isInstanceOfSatisfying(PushResult.Rejected.class,
                it -> assertThat(it.isRace()).isTrue());
        assertThat(sandbox().tip(sandbox().remote(), "main")).isEqualTo(theirs);
        assertThat(open(ann).remoteRefs("origin", List.of(TOPIC))).isEmpty();
    }

    @Test
    default void aHookOfTheRemoteRefusesWithItsWords() {
        Path ann = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(ann, "HEAD");
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");
        sandbox().hook(sandbox().remote(), "pre-receive", "echo 'policy \033[31msays no' >&2\nexit 1\n");

        PushResult result = open(ann).push("origin",
                List.of(PushUpdate.move(MAIN, before, tip), PushUpdate.create(TOPIC, tip)));

        assertThat(result).isInstanceOfSatisfying(PushResult.Rejected.class, it -> {
            assertThat(it.outcomes()).extracting(Outcome::reason)
                    .allSatisfy(reason -> assertThat(reason).isInstanceOf(Reason.RefusedByRemote.class));
            assertThat(it.isRace()).isFalse();
            assertThat(it.remoteText()).contains("policy \u001b[31msays no");
        });
        assertThat(sandbox().tip(sandbox().remote(), "main")).isEqualTo(before);
    }

    @Test
    default void aHookThatRefusesOneRefStopsAll() {
        Path ann = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(ann, "HEAD");
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");
        sandbox().hook(sandbox().remote(), "update", "test \"$1\" != refs/heads/main\n");

        PushResult result = open(ann).push("origin",
                List.of(PushUpdate.create(TOPIC, tip), PushUpdate.move(MAIN, before, tip)));

        assertThat(result).isInstanceOfSatisfying(PushResult.Rejected.class, it -> {
            assertThat(it.outcomes().getFirst().reason()).isEqualTo(new Reason.NotAttempted());
            assertThat(it.outcomes().getLast().reason()).isInstanceOf(Reason.RefusedByRemote.class);
        });
        assertThat(open(ann).remoteRefs("origin", List.of(TOPIC, MAIN))).isEqualTo(Map.of(MAIN, before));
    }

    @Test
    default void aLocalPrePushHookCanRefuse() {
        Path ann = sandbox().seededClone("ann");
        CommitId before = sandbox().tip(ann, "HEAD");
        CommitId tip = sandbox().commit(ann, "f", "1", "feat: f");
        sandbox().hook(ann, "pre-push", "cat > pushed\necho 'not today' >&2\nexit 1\n");

        assertThat(open(ann).push("origin", List.of(PushUpdate.move(MAIN, before, tip))))
                .isInstanceOfSatisfying(PushResult.RejectedByHook.class,
                        it -> assertThat(it.output()).contains("not today"));
        assertThat(sandbox().read(ann, "pushed")).contains("refs/heads/main " + before);
        assertThat(sandbox().tip(sandbox().remote(), "main")).isEqualTo(before);
    }

    @Test
    default void pushingNothingNewIsFine() {
        Path ann = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(ann, "HEAD");

        assertThat(open(ann).push("origin", List.of(PushUpdate.move(MAIN, tip, tip))))
                .isInstanceOf(PushResult.Pushed.class);
    }

    @Test
    default void aNonAsciiBranchTravels() {
        Path ann = sandbox().seededClone("ann");
        CommitId tip = sandbox().tip(ann, "HEAD");
        RefName branch = RefName.branch("größe/日本");
        Repository opened = open(ann);

        opened.push("origin", List.of(PushUpdate.create(branch, tip)));
        opened.updateRefs(List.of(RefUpdate.delete(RefName.tracking("origin", branch.shortName()), tip)),
                "forget it");
        opened.fetch("origin", List.of(Refspec.tracking("origin", branch.shortName())));

        assertThat(opened.resolve(RefName.tracking("origin", branch.shortName())))
                .isEqualTo(Optional.of(tip));
    }

    /// A second developer pushes a commit to `main`.
    private CommitId pushedByBob(String file) {
        Path bob = sandbox().clone("bob");
        CommitId tip = sandbox().commit(bob, file, "1", "feat: theirs");
        sandbox().git(bob, "push", "--quiet", "origin", "main");
        return tip;
    }
}
