package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.machine.MachineReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpperHalfTest {
    private final Board board = new Board(RuleSettings.DEFAULT);
    private final Look look = new Look();

    private String text(int columns, int room) {
        look.settle(board);
        var rows = new ArrayList<Strip>();
        look.turns = new UpperHalf(board, look).add(rows, columns, room);
        assertThat(rows).hasSizeLessThan(room);
        var text = new StringBuilder();
        for (var row : rows) {
            assertThat(Cells.width(row.toString())).isLessThanOrEqualTo(columns);
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private void add(String actor, String state, String spec) {
        board.update(List.of(BoardTest.door(actor, state, 1, 0)), 0);
        board.spec(actor, MachineReader.read(actor + ".yaml", spec).machine().orElseThrow(), spec);
    }

    private void start(String... actors) {
        for (var actor : actors) {
            board.add(new Happening.Lived(0, actor, "started", ""));
        }
    }

    @Test
    void aSingleActorHasTheWholeWidth() {
        add("door", "closed", BoardTest.DOOR);

        assertThat(text(80, 16)).isEqualTo("""
                ─ door ─ queue 0  0/s ─────────────── ███───────── states 1/2  transitions 0/2 ─
                ● ├─▶ closed   OPEN → open
                  └─○ open     CLOSE → closed




                """);
    }

    @Test
    void onANarrowScreenTheChartIsBelowTheActors() {
        add("door", "closed", BoardTest.DOOR);
        start("lamp");

        assertThat(text(40, 20)).isEqualTo("""
                ─ actors 2 ─────────────────────────────
                  actor  state           queue    /s rst
                ▸ door   closed              0     0   0
                  lamp   –                   0     0   0
                ─ door ──  states 1/2  transitions 0/2 ─
                ● ├─▶ closed   OPEN → open
                  └─○ open     CLOSE → closed




                """);
    }

    @Test
    void onALowScreenOneRowSaysWhereTheActorIs() {
        add("door", "closed", BoardTest.DOOR);
        start("lamp");

        assertThat(text(60, 8)).isEqualTo("▸ door  ● closed  OPEN\n");
        assertThat(text(60, 2)).isEmpty();
    }

    private static final String FORK = """
            machine: fork
            initial: here
            states:
              here: { on: { FIRST: first, SECOND: second, THIRD: third, FOURTH: first } }
              first: { initial: deep, states: { deep: { on: { BACK: '#fork.here', ON: '#fork.second', OVER: '#fork.third' } } } }
              second: {}
              third: {}
            """;

    @Test
    void waysThatNeedMoreThanOneRowGoOnBelow() {
        add("fork", "here", FORK);

        assertThat(text(64, 24)).contains("""
                ● ├─▶ here      FIRST → first   SECOND → second   THIRD → third
                  │             FOURTH → first
                  ├─○ first
                  │  └─▶ deep   BACK → here   ON → second   OVER → third
                  ├─○ second
                  └─○ third
                """);
    }

    @Test
    void whereTheyHaveNoRoomThoseComeFirstThatWereTaken() {
        add("fork", "here", FORK);
        board.add(new Happening.Stepped(1, "fork", "fork", "THIRD", List.of("here"), List.of("third"),
                List.of(2),
                Optional.empty(), Optional.empty(), 2, ""));

        assertThat(text(40, 12)).contains("▶ here    » THIRD → third   FIRST →");
        assertThat(text(64, 24)).contains("FIRST → first   SECOND → second » THIRD → third");
    }

    @Test
    void whatIsAcceptedAndLeadsNowhereElseIsShownToo() {
        add("desk", "busy",
                "machine: desk\ninitial: busy\nstates: { busy: { on: { ORDER: { actions: [ log ] }, FREE: done } }, done: {} }\n");
        board.add(new Happening.Stepped(1, "desk", "desk", "ORDER", List.of("busy"), List.of("busy"),
                List.of(0),
                Optional.empty(), Optional.empty(), 2, ""));

        assertThat(text(80, 20)).contains("● ├─▶ busy » ORDER ↻   FREE → done");
    }

    @Test
    void onlyTheInnermostStatesAreMarked() {
        add("fork", "first.deep", FORK);

        assertThat(text(64, 24)).contains("  ├─○ first\n", "● │  └─▶ deep");
    }

    @Test
    void statesThatAreDeepInOthersStandCloser() {
        var spec = new StringBuilder("machine: deep\ninitial: a0\nstates:\n");
        var name = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            var indent = "  ".repeat(2 * i + 1);
            spec.append(indent).append('a').append(i).append(":\n");
            if (i < 19) {
                spec.append(indent).append("  initial: a").append(i + 1).append('\n').append(indent)
                        .append("  states:\n");
            }
            name.append(i == 0 ? "" : ".").append('a').append(i);
        }
        add("deep", name.toString(), spec.toString());

        assertThat(text(80, 60)).contains("└▶ a0\n").contains("\n●                    └▶ a19\n")
                .doesNotContain("● └▶ a0");
        assertThat(text(34, 40)).contains("● …").contains("▶ a19");
        start("another");
        assertThat(text(80, 60)).contains("▶ a19").contains("…6.a17.a18.a19");
    }

    @Test
    void largeChartsShowWhereTheMachineIs() {
        var spec = new StringBuilder("machine: long\ninitial: s0\nstates:\n");
        for (int i = 0; i < 200; i++) {
            spec.append("  s").append(i).append(": { on: { NEXT: s").append((i + 1) % 200).append(" } }\n");
        }
        add("long", "s150", spec.toString());

        assertThat(text(80, 20)).containsPattern("● ├─○ s150").contains("… 146 more states", "more states",
                "─ long ─ ● s150  queue 0");
    }

    /// Twelve regions of sixteen states each.
    private void plant() {
        var spec = new StringBuilder("machine: plant\ntype: parallel\nstates:\n");
        var here = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            spec.append("  r").append(i).append(":\n    initial: s0\n    states:\n");
            for (int j = 0; j < 16; j++) {
                spec.append("      s").append(j).append(": { on: { GO").append(i).append(": s")
                        .append((j + 1) % 16)
                        .append(" } }\n");
            }
            here.add("r" + i + ".s" + i);
        }
        var machine = MachineReader.read("plant.yaml", spec.toString()).machine().orElseThrow();
        board.update(List.of(new ActorState("plant", true, true, 1, 0, 0, 0, Optional
                .of(new ActorState.Machine("plant", here, Map.of(), List.of(), Map.of(), true, 0)))), 0);
        board.spec("plant", machine, spec.toString());
    }

    @Test
    void ofRegionsEachKeepsItsRow() {
        plant();

        var text = text(80, 22);

        for (int i = 0; i < 12; i++) {
            assertThat(text).containsPattern("● .─▶ r" + i + " › s" + i + " +GO" + i + " → s" + (i + 1) % 16);
        }
        assertThat(text).doesNotContain("more states");
        assertThat(look.turns).isEqualTo(new Folds.Turns(Folds.ANYWHERE, 0, true));
    }

    @Test
    void theKeyUnfoldsOneRegionAndSaysWhereTheOthersAre() {
        plant();
        text(80, 22);
        look.chart = look.turns.on();
        for (int i = 0; i < 2; i++) {
            text(80, 22);
            look.chart = look.turns.on();
        }
        var second = text(80, 22);
        look.chart = look.turns.on();

        assertThat(second).contains("● ├─▶ r0 › s0", "  ├─▶ r1\n", "● │  ├─○ s1 ", "  ● r2 › s2  ● r3 › s3");
        assertThat(text(80, 22)).contains("more states  ● r0 › s0  ● r1 › s1\n", "  │  └─○ s15 ",
                "● ├─▶ r2 › s2 ");
        look.chart = look.turns.back();
        assertThat(text(80, 22)).isEqualTo(second);
    }

    @Test
    void whatWasTakenInAFoldedRegionIsLit() {
        plant();
        board.add(new Happening.Stepped(1, "plant", "plant", "GO3", List.of("r3.s3"),
                List.of("r0.s0", "r3.s4", "r5.s5"), List.of(3 * 16 + 3), Optional.empty(), Optional.empty(),
                1, ""));

        assertThat(text(80, 22)).containsPattern("● .─▶ r3 › s4 +» GO3 → s4   GO3 → s5")
                .containsPattern("  .─▶ r1 \\+16\n");
    }

    @Test
    void theHeightIsTheSameWhereverTheMachineIs() {
        add("fork", "here", FORK);
        long rows = text(50, 24).lines().count();
        for (var state : new String[]{"first.deep", "second", "third"}) {
            board.add(BoardTest.step("fork", "E", "here", state, 2));

            assertThat(text(50, 24).lines()).hasSize((int) rows);
        }
    }

    @Test
    void manyActorsScrollAroundTheSelectedOne() {
        for (int i = 0; i < 200; i++) {
            start("actor[" + i + "]");
        }
        look.selected = "actor[150]";

        assertThat(text(80, 21)).contains("▸ actor[150]", "… 146 more", "… 45 more", "  actor[149]")
                .doesNotContain("actor[199]");
    }

    @Test
    void namesTakeTheRoomThatTheyNeed() {
        board.update(List.of(BoardTest.door("client[0]", "deciding", 1, 0)), 0);
        start("a");

        assertThat(text(80, 20)).contains("▸ client[0]", "deciding ");
    }

    /// The ends of names tell them apart; restarts that never happened give way.
    @Test
    void namesThatAreTooLongLoseTheirMiddle() {
        for (int i = 0; i < 3; i++) {
            board.add(BoardTest.step("a-very-long-name-of-an-actor[" + i + "]", "E", "",
                    "waitingForTheRightFork", i));
        }

        assertThat(text(80, 20)).contains("a-very…tor[0]", "a-very…tor[1]", "wait…ork", "queue    /s │")
                .doesNotContain("rst");
    }

    @Test
    void childrenAreBelowTheirParentsAndNumbersInTheirOrder() {
        var paths = List.of("a", "a/b", "a/b/c", "a/c[2]", "a/c[10]", "a-b", "a1", "a01", "a2", "a10", "a[1]",
                "b");
        var shuffled = new ArrayList<>(paths);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.sort(PathOrder.NATURAL);

        assertThat(shuffled).containsSubsequence("a", "a/b", "a/b/c", "a/c[2]", "a/c[10]", "a-b")
                .containsSubsequence("a1", "a2", "a10").containsSubsequence("a[1]", "b");
        assertThat(PathOrder.NATURAL.compare("a1", "a01")).isNotZero();
    }

    /// Whatever the paths: an order, in which equal ones only are equal.
    @Test
    void theOrderOfPathsIsOne() {
        var random = new Random(11);
        var signs = "ab/0129[]é";
        var paths = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            var path = new StringBuilder();
            for (int j = random.nextInt(7); j >= 0; j--) {
                path.append(signs.charAt(random.nextInt(signs.length())));
            }
            paths.add(path.toString());
        }
        for (var a : paths) {
            for (var b : paths) {
                int order = PathOrder.NATURAL.compare(a, b);
                assertThat(Integer.signum(order)).isEqualTo(-Integer.signum(PathOrder.NATURAL.compare(b, a)));
                assertThat(order == 0).isEqualTo(a.equals(b));
                for (var c : paths) {
                    if (order < 0 && PathOrder.NATURAL.compare(b, c) < 0) {
                        assertThat(PathOrder.NATURAL.compare(a, c)).as("%s %s %s", a, b, c).isNegative();
                    }
                }
            }
        }
    }
}
