package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.engine.Engines;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both engines replay random branches to the same files, and disagree about none.
class ReplayAgreementTest {
    private static final int ROUNDS = 10;
    private static final List<String> FILES = List.of("a", "b", "d/a", "d/b", "d/e/a", "d.x", "d/e.x",
            "f/g/h/i");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void enginesAgreeOnRandomBranches() {
        var sandbox = new GitSandbox(folder);
        var options = EngineOptions.unattended().with(sandbox.environment());
        for (int round = 0; round < ROUNDS; round++) {
            long seed = 7_000L + round;
            Path repository = sandbox.repository("repo" + round);
            build(sandbox, repository, new Random(seed));
            CommitId side = sandbox.tip(repository, "side");
            CommitId main = sandbox.tip(repository, "main");
            try (var git = Engines.open(repository, options.with(Engine.INSTALLED_GIT));
                    var jgit = Engines.open(repository, options.with(Engine.JGIT))) {
                var plan = ReplayPlan.rebase(side, main);
                assertThat(outcome(sandbox, repository, jgit.replay(plan))).as("seed %d", seed)
                        .isEqualTo(outcome(sandbox, repository, git.replay(plan)));
                assertThat(jgit.mergeConflicts(main, side)).as("seed %d", seed)
                        .isEqualTo(git.mergeConflicts(main, side));
            }
        }
    }

    /// A base with every file, then two branches that edit, delete and add, rarely the same file.
    private static void build(GitSandbox sandbox, Path repository, Random random) {
        for (String file : FILES) {
            sandbox.write(repository, file, lines(file, random.nextInt()));
        }
        sandbox.git(repository, "add", "--all");
        sandbox.git(repository, "commit", "--quiet", "-m", "chore: base");
        sandbox.git(repository, "branch", "side");
        for (String branch : List.of("main", "side")) {
            sandbox.git(repository, "checkout", "--quiet", branch);
            for (int i = 0; i < 4; i++) {
                change(sandbox, repository, branch, i, random);
                sandbox.git(repository, "add", "--all");
                sandbox.git(repository, "commit", "--quiet", "--allow-empty", "-m", "feat: " + branch + i);
            }
        }
    }

    private static void change(GitSandbox sandbox, Path repository, String branch, int step, Random random) {
        String file = FILES.get(random.nextInt(FILES.size()));
        switch (random.nextInt(4)) {
            case 0 -> sandbox.write(repository, "new/" + branch + step, lines(branch, random.nextInt()));
            case 1 -> sandbox.git(repository, "rm", "--quiet", "--ignore-unmatch", "--", file);
            default -> sandbox.write(repository, file, lines(file, random.nextInt()));
        }
    }

    private static String lines(String name, int salt) {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(name).append(' ').append(i == Math.floorMod(salt, 12) ? salt : i).append('\n');
        }
        return text.toString();
    }

    private static String outcome(GitSandbox sandbox, Path repository, ReplayResult result) {
        return switch (result) {
            case ReplayResult.Replayed(var tip, var rewritten) ->
                sandbox.git(repository, "rev-parse", tip + "^{tree}") + rewritten.stream()
                        .map(it -> it.from() + " " + it.to().isPresent()).toList();
            case ReplayResult.Conflict(var commit, var paths) -> "conflict at " + commit + " in " + paths;
            case ReplayResult.MergeInRange _,ReplayResult.NotFastForward _,ReplayResult.Unrelated _ ->
                result.toString();
        };
    }
}
