package dev.actorweb.cli.oplog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Operation operation(int number, String command, String worktree, Optional<Integer> of,
            Outcome outcome) {
        return new Operation(number, Instant.EPOCH,
                new Heading(command, List.of(), worktree, Optional.empty(), of), List.of(), Map.of(),
                Optional.of(outcome), "");
    }

    /// Random commands, undos and redos against two plain stacks.
    @Test
    void undoAndRedoAreTwoStacks() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var log = new ArrayList<Operation>();
            var done = new ArrayDeque<Integer>();
            var undone = new ArrayDeque<Integer>();
            for (int number = 1; number < 40; number++) {
                var timeline = new Timeline(log, "");
                int what = random.nextInt(3);
                if (what == 1 && !done.isEmpty()) {
                    log.add(operation(number, "undo", "", timeline.last().map(Operation::number),
                            Outcome.DONE));
                    undone.push(root(log, done.pop()));
                } else if (what == 2 && !undone.isEmpty()) {
                    log.add(operation(number, "redo", "", timeline.lastUndo().map(Operation::number),
                            Outcome.DONE));
                    undone.pop();
                    done.push(number);
                } else {
                    log.add(operation(number, "save", "", Optional.empty(), Outcome.DONE));
                    undone.clear();
                    done.push(number);
                }
                var after = new Timeline(log, "");
                assertThat(after.last().map(Operation::number)).as("seed %s", seed)
                        .isEqualTo(Optional.ofNullable(done.peek()));
                assertThat(after.lastUndo().isPresent()).isEqualTo(!undone.isEmpty());
            }
        }
    }

    private static int root(List<Operation> log, int number) {
        return log.size() + number;
    }

    @Test
    void otherWorkTreesAndWhatCameToNothingDoNotCount() {
        var log = List.of(operation(1, "save", "", Optional.empty(), Outcome.DONE),
                operation(2, "save", "worktrees/x", Optional.empty(), Outcome.DONE),
                operation(3, "ship", "", Optional.empty(), Outcome.NOTHING),
                operation(4, "ship", "", Optional.empty(), Outcome.TAKEN_BACK));

        assertThat(new Timeline(log, "").last().map(Operation::number)).contains(1);
        assertThat(new Timeline(log, "worktrees/x").last().map(Operation::number)).contains(2);
        assertThat(new Timeline(log, "worktrees/y").last()).isEmpty();
    }
}
