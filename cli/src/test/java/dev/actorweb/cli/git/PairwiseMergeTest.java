package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.git.engine.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Leaving out the merges that cannot conflict changes no prediction.
class PairwiseMergeTest {
    private static final int ROUNDS = 12;
    private static final int LINES = 6;
    private static final List<String> FILES = List.of("top", "a/one", "a/two", "a/in/three", "b/one",
            "b/two");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private GitSandbox sandbox() {
        return new GitSandbox(folder);
    }

    @Test
    void everyPairThatConflictsIsFoundAndNoOther() {
        var sandbox = sandbox();
        var options = EngineOptions.unattended().with(sandbox.environment()).with(Engine.INSTALLED_GIT);
        int conflicts = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long seed = 4_200L + round;
            Path repository = sandbox.repository("repo" + round);
            var tips = build(sandbox, repository, new Random(seed));
            try (var git = Engines.open(repository, options)) {
                var expected = oneByOne(git, tips);
                assertThat(git.collisions(tips)).as("seed %d", seed).isEqualTo(expected);
                conflicts += expected.size();
                var last = tips.getLast();
                var merged = new HashSet<CommitId>();
                tips.stream().filter(tip -> git.isAncestor(tip, last)).forEach(merged::add);
                assertThat(git.merged(tips, last)).as("seed %d", seed).isEqualTo(merged);
            }
        }
        assertThat(conflicts).as("rounds worth the name").isBetween(ROUNDS, ROUNDS * LINES * 2);
    }

    @Test
    void unrelatedHistoriesAreMergedToo() {
        var sandbox = sandbox();
        var repository = sandbox.repository("repo");
        sandbox.commit(repository, "file", "one\n", "feat: one");
        var one = sandbox.tip(repository, "HEAD");
        sandbox.git(repository, "checkout", "--quiet", "--orphan", "other");
        sandbox.commit(repository, "file", "two\n", "feat: two");
        var two = sandbox.tip(repository, "HEAD");
        try (var git = Engines.open(repository,
                EngineOptions.unattended().with(sandbox.environment()).with(Engine.INSTALLED_GIT))) {
            assertThat(git.collisions(List.of(one, two))).singleElement().satisfies(
                    collision -> assertThat(collision.files()).extracting(FileConflict::path)
                            .containsExactly("file"));
            assertThat(git.collisions(List.of(one, one))).isEmpty();
            assertThat(git.collisions(List.of(one))).isEmpty();
        }
    }

    private static List<Collision> oneByOne(Repository git, List<CommitId> tips) {
        var collisions = new ArrayList<Collision>();
        for (int i = 0; i < tips.size(); i++) {
            for (int j = i + 1; j < tips.size(); j++) {
                var files = git.conflicts(tips.get(i), tips.get(j));
                if (!files.isEmpty()) {
                    collisions.add(new Collision(i, j, files));
                }
            }
        }
        return collisions;
    }

    /// Branches that begin at each other, merge each other where they can, edit, delete, rename
    /// files and folders, and put files where others have folders.
    private static List<CommitId> build(GitSandbox sandbox, Path repository, Random random) {
        for (String file : FILES) {
            sandbox.write(repository, file, text(file, 0));
        }
        sandbox.git(repository, "add", "--all");
        sandbox.git(repository, "commit", "--quiet", "-m", "chore: base");
        var tips = new ArrayList<CommitId>();
        for (int line = 0; line < LINES; line++) {
            var start = line == 0 || random.nextInt(3) == 0 ? "main" : "line" + random.nextInt(line);
            sandbox.git(repository, "checkout", "--quiet", "-b", "line" + line, start);
            if (line > 1 && random.nextInt(3) == 0) {
                sandbox.git(repository, "merge", "--quiet", "--no-edit", "-s", "ours",
                        "line" + random.nextInt(line));
            }
            for (int i = random.nextInt(3); i >= 0; i--) {
                change(sandbox, repository, random);
                sandbox.git(repository, "add", "--all");
                sandbox.git(repository, "commit", "--quiet", "--allow-empty", "-m", "feat: " + line + i);
            }
            tips.add(sandbox.tip(repository, "HEAD"));
        }
        return tips;
    }

    private static void change(GitSandbox sandbox, Path repository, Random random) {
        var file = FILES.get(random.nextInt(FILES.size()));
        switch (random.nextInt(6)) {
            case 0 -> sandbox.git(repository, "rm", "--quiet", "--ignore-unmatch", "--", file);
            case 1 -> {
                if (Files.isDirectory(repository.resolve("a"))) {
                    sandbox.git(repository, "mv", "a", "moved" + random.nextInt(2));
                }
            }
            case 2 -> add(sandbox, repository, "a/new" + random.nextInt(3), random);
            case 3 -> {
                delete(repository.resolve("b"));
                sandbox.write(repository, "b", "no folder\n");
            }
            default -> add(sandbox, repository, file, random);
        }
    }

    private static void add(GitSandbox sandbox, Path repository, String path, Random random) {
        var parent = repository.resolve(path).getParent();
        if (!Files.isRegularFile(parent) && !Files.isDirectory(repository.resolve(path))) {
            sandbox.write(repository, path, text(path, random.nextInt(5)));
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(String name, int salt) {
        var text = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            text.append(name).append(' ').append(salt > 0 && i == salt * 2 ? "changed " + salt : i)
                    .append('\n');
        }
        return text.toString();
    }
}
