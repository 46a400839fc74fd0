package dev.actorweb.analyzer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeringTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void nothingOverlapsAndEveryWireRunsFromTopToBottom(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<Box> boxes = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(14); i++) {
                boxes.add(new Box(20 + random.nextInt(150), 20 + random.nextInt(90)));
            }
            List<Wire> wires = new ArrayList<>();
            for (int i = 0; i < random.nextInt(30) && boxes.size() > 1; i++) {
                int from = random.nextInt(boxes.size());
                int to = random.nextInt(boxes.size());
                if (from != to) {
                    wires.add(new Wire(from, to, new Box(2 + random.nextInt(120), random.nextInt(40)),
                            List.of("x")));
                }
            }

            Layering.place(boxes, wires);

            assertThat(overlapping(boxes, wires)).as("seed %d, round %d", seed, round).isEmpty();
            for (Wire wire : wires) {
                for (int i = 1; i < wire.way.size(); i++) {
                    assertThat(wire.way.get(i).top()).isGreaterThan(wire.way.get(i - 1).bottom());
                }
                assertThat(wire.way.getFirst()).isSameAs(boxes.get(wire.upwards ? wire.to : wire.from));
                assertThat(wire.way.getLast()).isSameAs(boxes.get(wire.upwards ? wire.from : wire.to));
                assertThat(wire.way).contains(wire.label);
            }
        }
    }

    @Test
    void aChainIsAStraightLine() {
        List<Box> boxes = List.of(new Box(40, 20), new Box(90, 20), new Box(60, 20));
        List<Wire> wires = List.of(new Wire(0, 1, new Box(30, 10), List.of("x")),
                new Wire(1, 2, new Box(50, 10), List.of("x")));

        Layering.place(boxes, wires);

        assertThat(boxes).extracting(box -> box.x).containsOnly(45.0);
    }

    @Test
    void onlyWhatClosesACycleRunsUpwards() {
        List<Box> boxes = List.of(new Box(40, 20), new Box(40, 20), new Box(40, 20));
        List<Wire> wires = List.of(wire(0, 1), wire(1, 2), wire(2, 0), wire(0, 2));

        Layering.place(boxes, wires);

        assertThat(wires).extracting(wire -> wire.upwards).containsExactly(false, false, true, false);
    }

    private static Wire wire(int from, int to) {
        return new Wire(from, to, new Box(30, 10), List.of("x"));
    }

    private static List<String> overlapping(List<Box> boxes, List<Wire> wires) {
        Set<Box> all = new HashSet<>(boxes);
        for (Wire wire : wires) {
            all.addAll(wire.way);
        }
        List<Box> list = List.copyOf(all);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            for (int j = i + 1; j < list.size(); j++) {
                Box one = list.get(i);
                Box other = list.get(j);
                if (one.left() < other.right() - 0.001 && other.left() < one.right() - 0.001
                        && one.top() < other.bottom() && other.top() < one.bottom()) {
                    found.add(one.x + "," + one.y + " and " + other.x + "," + other.y);
                }
            }
        }
        return found;
    }
}
