package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.diagram.Outline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the tree of states, and whichever of them are active.
class FoldsTest {
    private final Random random = new Random(23);
    private final List<Outline.Line> lines = new ArrayList<>();
    private final BitSet active = new BitSet();
    private final BitSet here = new BitSet();

    private void grow(String indent, int depth, boolean on) {
        int children = 1 + random.nextInt(depth == 0 ? 14 : 6);
        int one = random.nextInt(children);
        boolean parallel = random.nextInt(3) == 0;
        for (int i = 0; i < children; i++) {
            int state = lines.size() + 1;
            boolean last = i == children - 1;
            lines.add(new Outline.Line(indent + (last ? "└─" : "├─"), "s" + state, "", List.of(), state,
                    List.of()));
            boolean entered = on && (parallel || i == one);
            active.set(state, entered);
            if (depth < 3 && random.nextInt(3) > 0) {
                grow(indent + (last ? "   " : "│  "), depth + 1, entered);
            } else {
                here.set(state, entered);
            }
        }
    }

    private void grow() {
        lines.clear();
        active.clear();
        here.clear();
        grow("", 0, true);
    }

    @Test
    void rowsStandForAllStatesAndThereAreNoMoreThanThereIsRoomFor() {
        for (int i = 0; i < 2_000; i++) {
            grow();
            int room = 1 + random.nextInt(30);
            int place = random.nextInt(lines.size() + 3) - 1;

            var folds = Folds.of(lines, active, here, room, place);

            int next = 0;
            for (var row : folds.rows()) {
                assertThat(row.line()).isEqualTo(next);
                next = row.end();
            }
            assertThat(next).isEqualTo(lines.size());
            int cuts = room < Folds.LEAST
                    ? 0
                    : (folds.from() > 0 ? 1 : 0) + (folds.to() < folds.rows().size() ? 1 : 0);
            assertThat(folds.to() - folds.from() + cuts).isPositive()
                    .isEqualTo(Math.min(room, folds.rows().size()));
            if (place >= 0 && place < lines.size()) {
                assertThat(folds.rows().subList(folds.from(), folds.to()))
                        .anyMatch(row -> row.line() == place);
            }
        }
    }

    @Test
    void theKeysLeadToEveryStateAndBack() {
        for (int i = 0; i < 500; i++) {
            grow();
            int room = 3 + random.nextInt(20);
            var seen = new BitSet();
            var folds = Folds.of(lines, active, here, room, Folds.ANYWHERE);
            int place = Folds.ANYWHERE;
            for (int back = folds.turns().back(); back != Folds.ANYWHERE; back = folds.turns().back()) {
                assertThat(place == Folds.ANYWHERE || back < place).isTrue();
                place = back;
                folds = Folds.of(lines, active, here, room, place);
            }
            see(folds, seen);
            if (folds.turns().hidden()) {
                folds = Folds.of(lines, active, here, room, 0);
                place = 0;
                see(folds, seen);
            }
            while (folds.turns().hidden() && folds.turns().on() != place) {
                assertThat(folds.turns().on()).isGreaterThan(place);
                place = folds.turns().on();
                folds = Folds.of(lines, active, here, room, place);
                see(folds, seen);
            }
            assertThat(seen.cardinality()).isEqualTo(lines.size());
        }
    }

    private static void see(Folds folds, BitSet seen) {
        for (var row : folds.rows().subList(folds.from(), folds.to())) {
            seen.set(row.line());
        }
    }

    @Test
    void whereThereIsRoomForAllNothingIsHidden() {
        for (int i = 0; i < 200; i++) {
            grow();

            var folds = Folds.of(lines, active, here, lines.size(), Folds.ANYWHERE);

            assertThat(folds.turns()).isEqualTo(Folds.Turns.NONE);
            assertThat(folds.rows()).hasSize(lines.size());
        }
    }

    @Test
    void theOneActiveStateIsAlwaysShown() {
        for (int i = 0; i < 500; i++) {
            grow();
            if (here.cardinality() == 1) {
                var folds = Folds.of(lines, active, here, 6, Folds.ANYWHERE);

                assertThat(folds.rows().subList(folds.from(), folds.to()))
                        .anyMatch(row -> here.get(lines.get(row.line()).state()));
            }
        }
    }
}
