package dev.actorweb.cli.git.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.actor.BranchRequest.CommitChanges;
import dev.actorweb.machine.Trigger;
import dev.actorweb.testkit.TestSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitActorTest {
    private static final CommitChanges COMMIT = new CommitChanges(CommitRequest.everything("feat: a"));
    private static final CommitResult DONE = new CommitResult.Committed(new CommitId("ab".repeat(20)), "");
    private static final GitProblem LOCKED = new GitProblem.Locked("index.lock");

    private final FakeRepository repository = new FakeRepository();
    private TestSystem test;
    private GitActor git;

    @BeforeEach
    void start() {
        test = TestSystem.create();
        git = GitActor.start(test.system(), Path.of("").toAbsolutePath(), _ -> repository.repository());
    }

    @AfterEach
    void stop() {
        git.close();
        test.close();
    }

    private static CommitResult locked() {
        throw new GitException(LOCKED);
    }

    @Test
    void aRequestYieldsItsResult() throws Exception {
        repository.then(() -> DONE);

        assertThat(git.ask(COMMIT)).isEqualTo(new GitOutcome.Done<>(DONE));
    }

    @Test
    void aFailureIsToldAndARetryRunsTheSameRequestAgain() throws Exception {
        repository.then(GitActorTest::locked).then(GitActorTest::locked).then(() -> DONE);

        assertThat(git.ask(COMMIT)).isEqualTo(new GitOutcome.Failed<>(LOCKED, GitException.Invocation.NONE));
        assertThat(git.retry(COMMIT))
                .isEqualTo(new GitOutcome.Failed<>(LOCKED, GitException.Invocation.NONE));
        assertThat(git.retry(COMMIT)).isEqualTo(new GitOutcome.Done<>(DONE));
        assertThat(repository.asked).containsExactly(COMMIT.request(), COMMIT.request(), COMMIT.request());
    }

    @Test
    void whatFailedNeedNotBeRetried() throws Exception {
        repository.then(GitActorTest::locked).then(() -> DONE);
        git.ask(COMMIT);

        assertThat(git.ask(COMMIT)).isEqualTo(new GitOutcome.Done<>(DONE));
    }

    @Test
    void aRetryWithoutAFailureIsNotAccepted() throws Exception {
        repository.then(() -> DONE);
        git.ask(COMMIT);

        assertThat(git.retry(COMMIT)).isInstanceOf(GitOutcome.NotAccepted.class);
        assertThat(repository.asked).hasSize(1);
    }

    @Test
    void anOperationThatTakesTooLongTimesOutAndItsLateResultIsForgotten() throws Exception {
        repository.then(() -> {
            test.advance(Duration.ofMinutes(31));
            return DONE;
        }).then(() -> DONE);

        assertThat(git.ask(COMMIT)).isEqualTo(new GitOutcome.TimedOut<>("COMMIT_CHANGES"));
        assertThat(git.retry(COMMIT)).isEqualTo(new GitOutcome.Done<>(DONE));
    }

    @Test
    void aRequestThatComesWhileAnotherRunsIsNotAcceptedAndItsSenderIsTold() throws Exception {
        var refused = new ArrayList<GitOutcome<?>>();
        repository.then(() -> {
            try {
                refused.add(git.ask(new FilesRequest.CheckStatus()));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return DONE;
        });

        assertThat(git.ask(COMMIT)).isEqualTo(new GitOutcome.Done<>(DONE));
        assertThat(refused).singleElement().isInstanceOfSatisfying(GitOutcome.NotAccepted.class, outcome -> {
            assertThat(outcome.event()).isEqualTo("CHECK_STATUS");
            assertThat(outcome.accepted().toString()).isEqualTo("[CANCEL]");
        });
    }

    @Test
    void cancellingEndsTheOperation() throws Exception {
        repository.then(() -> {
            git.cancel();
            test.runUntilIdle();
            return DONE;
        });

        assertThat(git.ask(COMMIT)).isEqualTo(new GitOutcome.Cancelled<>("COMMIT_CHANGES"));
    }

    @Test
    void aBugInAnEngineIsNoAnswerAndTheActorGoesOn() throws Exception {
        repository.then(() -> {
            throw new IllegalArgumentException("a bug");
        }).then(() -> DONE);

        assertThatThrownBy(() -> git.ask(COMMIT)).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
        assertThat(git.ask(COMMIT)).isEqualTo(new GitOutcome.Done<>(DONE));
    }

    @Test
    void closingClosesTheRepository() throws Exception {
        repository.then(() -> DONE);
        git.ask(COMMIT);

        git.close();

        assertThat(repository.closed).isTrue();
    }

    @Test
    void theMachineHasNoFindings() {
        assertThat(Analysis.of("git-actor.yaml", GitMachine.text()).run())
                .isInstanceOfSatisfying(Report.Analyzed.class,
                        report -> assertThat(report.findings()).isEmpty());
    }

    @Test
    void everyOperationIsTakenWhereverTheMachineWaits() {
        var machine = GitMachine.COMPILED.machine();
        var operations = new ArrayList<String>();
        machine.events().forEach(event -> operations.add(event.name()));
        operations.removeAll(List.of("RETRY", "CANCEL"));

        assertThat(machine.find("waiting").orElseThrow().on())
                .extracting(transition -> transition.trigger() instanceof Trigger.OnEvent on
                        ? on.descriptor()
                        : "")
                .containsExactlyElementsOf(operations);
    }

    /// Every command of the workflow reads it at its start; anchors would call for the complete
    /// reader of YAML.
    @Test
    void theMachineIsWrittenPlainly() {
        assertThat(GitMachine.text().lines().filter(line -> !line.startsWith("#")))
                .noneMatch(line -> line.matches(".*[&*][a-z].*"));
    }
}
