package dev.actorweb.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.workflow.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowInitTest {
    private Studio studio;
    private Path ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        studio = new Studio(folder);
        ann = studio.ann;
    }

    private String head(Path repository) {
        return studio.git.git(repository, "symbolic-ref", "HEAD");
    }

    private void refused(Path folder, Exit exit, String message, String... args) {
        var before = studio.snapshot(ann);
        var run = studio.aw(folder, args);

        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(studio.snapshot(ann)).isEqualTo(before);
    }

    @Test
    void theIntegrationBranchAndTheRemoteAreFoundAndWrittenDown() {
        var out = studio.ok(ann, "init");

        assertThat(out).isEqualTo("wrote aw.yaml: work is integrated into main at origin\n");
        assertThat(studio.git.read(ann, "aw.yaml")).contains("  integration: main\n", "  remote: origin\n");
        assertThat(studio.ok(ann, "config", "list", "--origin")).contains("workflow.integration");
        assertThat(head(ann)).isEqualTo("refs/heads/feat/door\n");
    }

    @Test
    void runAgainItChangesNothing() {
        studio.ok(ann, "init", "--agents", "2");
        var before = studio.snapshot(ann) + studio.git.read(ann, "aw.yaml");

        var again = studio.aw(ann, "init", "--agents", "2");

        assertThat(again.err()).isEqualTo("everything is set up already\n");
        assertThat(again.out()).isEqualTo("""
                keeping aw.yaml: work is integrated into main at origin
                keeping ../ann-agent-1 for agent agent-1 on branch agent/1
                keeping ../ann-agent-2 for agent agent-2 on branch agent/2
                """);
        assertThat(studio.snapshot(ann) + studio.git.read(ann, "aw.yaml")).isEqualTo(before);
    }

    @Test
    void agentsGetWorkTreesBesideTheRepositoryFromIntegration() {
        studio.git.commit(ann, "own", "own", "feat: not integrated");
        var globals = studio.git.read(studio.git.home(), ".gitconfig");

        var out = studio.ok(ann, "init", "--agents", "2", "--agent", "docs");

        assertThat(out).isEqualTo("""
                wrote aw.yaml: work is integrated into main at origin
                made ../ann-agent-1 for agent agent-1 on the new branch agent/1
                made ../ann-agent-2 for agent agent-2 on the new branch agent/2
                made ../ann-docs for agent docs on the new branch agent/docs
                """);
        var docs = ann.resolveSibling("ann-docs");
        assertThat(head(docs)).isEqualTo("refs/heads/agent/docs\n");
        assertThat(studio.git.tip(docs, "HEAD")).isEqualTo(studio.git.tip(ann, "origin/main"));
        assertThat(studio.git.git(docs, "status", "--porcelain")).isEmpty();
        assertThat(head(ann)).isEqualTo("refs/heads/feat/door\n");
        assertThat(studio.git.read(studio.git.home(), ".gitconfig")).isEqualTo(globals);
    }

    @Test
    void aDryRunShowsThePlanAndTheFileAndChangesNothing() {
        var before = studio.snapshot(ann);

        var out = studio.ok(ann, "init", "--agents", "1", "--dry-run");

        assertThat(out)
                .startsWith("would write aw.yaml: work is integrated into main at origin\n  + # How aw works")
                .contains("  + workflow:\n  +   integration: main\n")
                .endsWith("would make ../ann-agent-1 for agent agent-1 on the new branch agent/1\n");
        assertThat(studio.snapshot(ann)).isEqualTo(before);
        assertThat(ann.resolveSibling("ann-agent-1")).doesNotExist();
    }

    @Test
    void agentsAreAddedToAFileThatIsThereAndEveryOtherLineStays() {
        studio.config(ann, """
                # ours
                agents:
                - { name: docs, branch: agent/docs, path: ../ann-docs } # the writer

                # how we judge
                analyze: { fail-on: warning }
                """);

        studio.ok(ann, "init", "--agents", "1");

        assertThat(studio.git.read(ann, "aw.yaml")).isEqualTo("""
                # ours
                agents:
                - { name: docs, branch: agent/docs, path: ../ann-docs } # the writer
                - { name: agent-1, branch: agent/1, path: ../ann-agent-1 }

                # how we judge
                analyze: { fail-on: warning }
                """);
        assertThat(ann.resolveSibling("ann-docs").resolve("README")).exists();
        assertThat(ann.resolveSibling("ann-agent-1").resolve("README")).exists();
    }

    @Test
    void anAgentListInAFormThatIsNotEditedIsLeftAloneAndTheLinesAreShown() {
        studio.config(ann, "agents: [ { name: docs, branch: agent/docs, path: ../ann-docs } ]\n");

        refused(ann, Exit.PRECONDITION, "- { name: agent-1, branch: agent/1, path: ../ann-agent-1 }", "init",
                "--agents", "1");
    }

    @Test
    void whereTheRemoteSaysNothingTheUsualNamesAndThenTheCurrentBranchDecide() {
        var lone = studio.git.repository("lone");
        studio.git.commit(lone, "a", "a", "feat: a");
        studio.git.git(lone, "branch", "-m", "work");

        var run = studio.aw(lone, "init");

        assertThat(run.out()).isEqualTo("wrote aw.yaml: work is integrated into work at origin\n");
        assertThat(run.err()).contains("there is no remote origin yet").contains("git remote add origin URL");
    }

    @Test
    void aRemoteThatCannotBeReachedIsNoReasonToStop() {
        var lone = studio.git.repository("lone");
        studio.git.commit(lone, "a", "a", "feat: a");
        studio.git.git(lone, "remote", "add", "origin", studio.git.home().resolve("nowhere.git").toString());

        var run = studio.aw(lone, "init");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.err()).contains("aw: warning:").contains("going by what is known here");
        assertThat(run.out()).isEqualTo("wrote aw.yaml: work is integrated into main at origin\n");
    }

    @Test
    void theOnlyRemoteIsTakenAndOfSeveralOneMustBeNamed() {
        studio.git.git(ann, "remote", "rename", "origin", "hub");
        assertThat(studio.ok(ann, "init", "--dry-run")).contains("into main at hub\n");

        studio.git.git(ann, "remote", "add", "backup", studio.git.remote().toString());
        refused(ann, Exit.USAGE, "name it with --remote: one of ", "init");
        refused(ann, Exit.PRECONDITION, "there is no remote hob", "init", "--remote", "hob");
        assertThat(studio.ok(ann, "init", "--remote", "backup")).contains("into main at backup\n");
    }

    @Test
    void anUnbornBranchIsSetUpButAgentsNeedACommit() {
        var lone = studio.git.repository("lone");

        refused(lone, Exit.PRECONDITION, "no commit yet for the agents' branches", "init", "--agents", "1");
        assertThat(lone.resolve("aw.yaml")).doesNotExist();
        assertThat(studio.ok(lone, "init")).contains("into main at origin");
    }

    @Test
    void whatIsNoRepositoryIsRefused() {
        refused(studio.git.folder("plain"), Exit.PRECONDITION, "git init", "init");
        refused(ann, Exit.PRECONDITION, "no such folder", "init", "nowhere");
    }

    @Test
    void wrongNumbersNamesAndBranchesAreUsageErrors() {
        refused(ann, Exit.USAGE, "not a number from 0 to 99: three", "init", "--agents", "three");
        refused(ann, Exit.USAGE, "not a number from 0 to 99: -1", "init", "--agents=-1");
        refused(ann, Exit.USAGE, "not a name for a branch and a folder: ../x", "init", "--agent", "../x");
        refused(ann, Exit.USAGE, "not a branch name: a..b", "init", "--integration", "a..b");
        refused(ann, Exit.PRECONDITION, "there is no branch nix here or at origin", "init", "--integration",
                "nix");
    }

    @Test
    void anAgentsPathThatIsNotBesideTheRepositoryIsRefused() {
        studio.config(ann, "agents: [ { name: docs, branch: agent/docs, path: ../../elsewhere } ]\n");

        refused(ann, Exit.USAGE, "not beside the repository", "init");
    }

    @Test
    void aFolderThatIsInUseStopsEverythingBeforeAnythingIsDone() throws IOException {
        Files.createDirectory(ann.resolveSibling("ann-agent-2"));
        Files.writeString(ann.resolveSibling("ann-agent-2").resolve("precious"), "p");

        refused(ann, Exit.PRECONDITION, "the folder of agent agent-2 is in use", "init", "--agents", "2");
        assertThat(ann.resolveSibling("ann-agent-1")).doesNotExist();
        assertThat(ann.resolve("aw.yaml")).doesNotExist();
    }

    @Test
    void aBranchThatIsCheckedOutElsewhereStopsEverything() {
        studio.git.git(ann, "worktree", "add", "--quiet", "-b", "agent/1",
                ann.resolveSibling("other").toString());

        refused(ann, Exit.PRECONDITION, "has agent/1", "init", "--agents", "1");
    }

    @Test
    void aBranchThatExistsIsCheckedOutAsItIs() {
        studio.git.git(ann, "branch", "agent/1");
        var tip = studio.git.tip(ann, "agent/1");

        assertThat(studio.ok(ann, "init", "--agents", "1"))
                .contains("made ../ann-agent-1 for agent agent-1 on branch agent/1\n");
        assertThat(studio.git.tip(ann.resolveSibling("ann-agent-1"), "HEAD")).isEqualTo(tip);
    }

    @Test
    void whenAStepFailsThoseBeforeItAreTakenBack() {
        studio.git.git(ann, "branch", "agent"); // refs/heads/agent/1 cannot be made beside it

        refused(ann, Exit.REFUSED, "agent", "init", "--agents", "2");
        assertThat(ann.resolveSibling("ann-agent-1")).doesNotExist();
        assertThat(ann.resolve("aw.yaml")).doesNotExist();
    }

    @Test
    void fromAnAgentsWorkTreeTheOthersAreStillBesideTheRepository() {
        studio.ok(ann, "init", "--agents", "1");

        assertThat(studio.ok(ann.resolveSibling("ann-agent-1"), "init", "--agents", "2", "--dry-run"))
                .contains("would make ../ann-agent-2 for agent agent-2");
    }

    @Test
    void theReportForProgramsHasEveryChange() {
        assertThat(studio.ok(ann, "init", "--agents", "1", "--json")).isEqualTo("""
                {
                  "schema": "aw/init/1",
                  "dryRun": false,
                  "changed": true,
                  "root": "%1$s",
                  "config": {
                    "file": "%1$s/aw.yaml",
                    "change": "created"
                  },
                  "integration": "main",
                  "remote": "origin",
                  "remoteExists": true,
                  "agents": [
                    {
                      "name": "agent-1",
                      "branch": "agent/1",
                      "path": "%1$s-agent-1",
                      "change": "worktree-and-branch"
                    }
                  ]
                }
                """.formatted(ann));
    }
}
