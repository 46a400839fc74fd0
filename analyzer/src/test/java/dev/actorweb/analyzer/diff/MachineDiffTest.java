package dev.actorweb.analyzer.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MachineDiffTest {
    private static final String DOOR = """
            machine: door
            context: { n: 0 }
            initial: shut
            states:
              shut: { on: { OPEN: open, LOCK: locked } }
              open: { on: { SHUT: shut }, after: { 30s: { target: shut, actions: slam } } }
              locked:
                on: { KEY: { target: shut, if: event.fits }, FORCE: { target: broken, guard: isStrong } }
              broken: { type: final }
            """;

    private static Exploration explore(String yaml) {
        return Explorer.explore(
                CompiledMachine.of(MachineReader.read("door.yaml", yaml).machine().orElseThrow()),
                Patient.BOUNDS, Given.NOTHING);
    }

    private static MachineDiff diff(String before, String after) {
        return MachineDiff.of(explore(before), explore(after), Given.NOTHING);
    }

    @Test
    void anotherDeferralIsAChange() {
        String before = "{ machine: m, initial: a, states: { a: { on: { GO: b } }, b: { on: { X: a } } } }";

        assertThat(changes(diff(before, before.replace("on: { GO", "defer: X, on: { GO"))).toString())
                .contains("what `a` defers: [X], and was []");
    }

    @Test
    void whatIsDeferredNowIsAddedAndWhatIsNoMoreBreaks() {
        String without = "{ machine: m, initial: a, states: { a: { on: { GO: b } }, b: { on: { X: a } } } }";
        String with = without.replace("on: { GO", "defer: X, on: { GO");

        assertThat(texts(diff(without, with))).containsExactly("ADDED [X] in `a`, `X` is deferred now");
        assertThat(texts(diff(with, without)))
                .containsExactly("REFUSED [X] in `a`, `X` is not deferred any more");
        assertThat(diff(with, without).isBreaking()).isTrue();
        assertThat(diff(with, with).isEmpty()).isTrue();
    }

    @Test
    void whatIsDeferredInsteadOfTakenIsChanged() {
        String takes = "{ machine: m, initial: a, states: { a: { on: { GO: b, X: c } }, b: { on: { X: a } }, c: {} } }";
        String defers = takes.replace("{ on: { GO: b, X: c }", "{ defer: X, on: { GO: b }");

        assertThat(texts(diff(takes, defers)))
                .contains("CHANGED [X] in `a`, `X` is deferred now, and led to `c`");
        assertThat(texts(diff(defers, takes)))
                .contains("CHANGED [X] in `a`, `X` leads to `c` now, and was deferred");
    }

    private static List<String> texts(MachineDiff diff) {
        return diff.differences().stream()
                .map(d -> d.kind() + (d.confirmed() ? "" : "?") + " " + d.inputs() + " " + d.message())
                .toList();
    }

    private static List<String> changes(MachineDiff diff) {
        return diff.changes().stream().map(c -> c.kind() + " " + c.position() + " " + c.what()).toList();
    }

    @Test
    void aMachineDoesNotDifferFromItself() {
        var diff = diff(DOOR, "# moved down\n" + DOOR);

        assertThat(diff.isEmpty()).describedAs(texts(diff) + " " + changes(diff)).isTrue();
        assertThat(diff.complete()).isTrue();
    }

    @Test
    void whatIsNotTakenAnyMoreBreaks() {
        var diff = diff(DOOR, DOOR.replace("on: { SHUT: shut }, after", "after"));

        assertThat(texts(diff)).containsExactly(
                "REFUSED [OPEN, SHUT] in `open`, `SHUT` is not taken any more; it led to `shut`");
        assertThat(changes(diff)).containsExactly("REMOVED 6:23 transition `open SHUT`",
                "REMOVED 6:17 event `SHUT`");
        assertThat(diff.isBreaking()).isTrue();
        assertThat(diff.differences().getFirst().position()).hasToString("6:3");
    }

    @Test
    void whatIsTakenNowIsAdded() {
        var diff = diff(DOOR.replace("OPEN: open, LOCK: locked", "OPEN: open"), DOOR);

        assertThat(texts(diff)).containsExactly(
                "ADDED [LOCK] in `shut`, `LOCK` is taken now; it leads to `locked`");
        assertThat(diff.isBreaking()).isFalse();
    }

    @Test
    void anotherGuardBreaksWhereItDoesNotHold() {
        assertThat(texts(diff(DOOR, DOOR.replace("SHUT: shut", "SHUT: { target: shut, guard: isLight }"))))
                .containsExactly(
                        "REFUSED [OPEN, SHUT (isLight = false)] in `open`, `SHUT` is not taken any more; "
                                + "it led to `shut`");
        assertThat(texts(diff(DOOR, DOOR.replace("if: event.fits", "if: event.fits && event.turns"))))
                .containsExactly(
                        "REFUSED [LOCK, KEY] in `locked`, `KEY` is not taken any more; it led to `shut`",
                        "ADDED? [LOCK, KEY] in `locked`, `KEY` is taken now; it leads to `shut`");
    }

    @Test
    void otherActionsStatesAndEndsAreChanges() {
        assertThat(texts(diff(DOOR, DOOR.replace("actions: slam", "actions: creak"))))
                .containsExactly(
                        "CHANGED [OPEN, after 30s] in `open`, `after 30s` does `creak`, and did `slam`");
        assertThat(texts(diff(DOOR, DOOR.replace("SHUT: shut", "SHUT: locked")))).containsExactly(
                "REFUSED [OPEN, SHUT, OPEN] in `locked` (where the old version is in `shut`), `OPEN` is not "
                        + "taken any more; it led to `open`",
                "REFUSED [OPEN, SHUT, LOCK] in `locked` (where the old version is in `shut`), `LOCK` is not "
                        + "taken any more; it led to `locked`",
                "CHANGED [OPEN, SHUT] in `open`, `SHUT` leads to `locked`, and led to `shut`",
                "ADDED [OPEN, SHUT, KEY] in `locked` (where the old version is in `shut`), `KEY` is taken now; "
                        + "it leads to `shut`",
                "ADDED [OPEN, SHUT, FORCE (isStrong = true)] in `locked` (where the old version is in `shut`), "
                        + "`FORCE` is taken now; it leads to `broken`");
        assertThat(texts(diff(DOOR, DOOR.replace("broken: { type: final }", "broken: {}")))).containsExactly(
                "CHANGED [LOCK, FORCE (isStrong = true)] in `locked`, `FORCE` does not end the machine, and did");
    }

    @Test
    void anotherDelayIsAChangeOfWhatIsWritten() {
        var diff = diff(DOOR, DOOR.replace("30s", "40s"));

        assertThat(texts(diff)).isEmpty();
        assertThat(changes(diff)).containsExactly("ADDED 6:45 transition `open after 40s`",
                "REMOVED 6:45 transition `open after 30s`");
    }

    @Test
    void aRenamedStateIsNoOtherBehaviour() {
        var diff = diff(DOOR, DOOR.replace("locked", "barred"));

        assertThat(diff.count(Kind.REFUSED)).isZero();
        assertThat(diff.count(Kind.ADDED)).isZero();
        assertThat(texts(diff))
                .containsExactly("CHANGED [LOCK] in `shut`, `LOCK` leads to `barred`, and led to "
                        + "`locked`");
    }

    @Test
    void aWildcardTakesWhatWasNamed() {
        var wild = "machine: m\ninitial: a\nstates: { a: { on: { '*': b } }, b: {} }\n";
        var named = "machine: m\ninitial: a\nstates: { a: { on: { GO: b } }, b: {} }\n";

        assertThat(texts(diff(named, wild))).containsExactly(
                "ADDED [(any other event)] in `a`, `(any other event)` is taken now; it leads to `b`");
        assertThat(texts(diff(wild, named))).containsExactly(
                "REFUSED [(any other event)] in `a`, `(any other event)` is not taken any more; it led to `b`");
    }

    @Test
    void scenariosShowTheDifference() {
        var after = DOOR.replace("SHUT: shut", "SHUT: { target: shut, guard: isLight }");
        var diff = diff(DOOR, after);
        var scenario = diff.differences().getFirst().scenario().orElseThrow();

        assertThat(Player.play(scenario, diff.before()).passed()).isTrue();
        assertThat(Player.play(scenario, diff.after()).passed()).isFalse();
    }

    /// Takes transitions out of random machines, and puts them in.
    @Test
    void whatIsTakenOutIsRefusedIfItCanBeReached() {
        for (int seed = 0; seed < 80; seed++) {
            var random = new Random(seed);
            var states = 2 + random.nextInt(4);
            var lines = new java.util.ArrayList<String>();
            for (int s = 0; s < states; s++) {
                for (char event = 'A'; event < 'D'; event++) {
                    if (random.nextInt(3) > 0) {
                        lines.add("s" + s + " " + event + " s" + random.nextInt(states));
                    }
                }
            }
            if (lines.isEmpty()) {
                continue;
            }
            var gone = lines.get(random.nextInt(lines.size()));
            var less = new java.util.ArrayList<>(lines);
            less.remove(gone);
            var whole = explore(machine(states, lines));
            var diff = MachineDiff.of(whole, explore(machine(states, less)), Given.NOTHING);
            boolean reachable = whole.wayToState(
                    whole.machine().machine().find(gone.substring(0, 2)).orElseThrow().index()).isPresent();

            assertThat(diff.isBreaking()).describedAs("seed " + seed + ": " + gone + "\n" + lines)
                    .isEqualTo(reachable);
            for (var difference : diff.differences()) {
                assertThat(difference.confirmed()).isTrue();
            }
            var back = MachineDiff.of(explore(machine(states, less)), whole, Given.NOTHING);
            assertThat(back.isBreaking()).isFalse();
            assertThat(back.count(Kind.ADDED) > 0).isEqualTo(reachable);
        }
    }

    private static String machine(int states, List<String> lines) {
        var yaml = new StringBuilder("machine: m\nevents: { A: {}, B: {}, C: {} }\ninitial: s0\nstates:\n");
        for (int s = 0; s < states; s++) {
            yaml.append("  s").append(s).append(":\n    on:\n      Z: s").append(s).append('\n');
            for (var line : lines) {
                var parts = line.split(" ", -1);
                if (parts[0].equals("s" + s)) {
                    yaml.append("      ").append(parts[1]).append(": ").append(parts[2]).append('\n');
                }
            }
        }
        return yaml.toString();
    }
}
