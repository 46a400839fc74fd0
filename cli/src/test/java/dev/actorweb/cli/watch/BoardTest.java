package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.MachineReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTest {
    static final String DOOR = """
            machine: door
            initial: closed
            states:
              closed: { on: { OPEN: open } }
              open: { on: { CLOSE: closed } }
            """;

    private final Board board = new Board(RuleSettings.DEFAULT);

    static Happening.Stepped step(String actor, String event, String from, String to, long number) {
        return new Happening.Stepped(number * 1_000, actor, "door", event,
                from.isEmpty() ? List.of() : List.of(from), List.of(to), List.of(), Optional.empty(),
                Optional.empty(), number, "");
    }

    static ActorState door(String path, String state, long step, long processed) {
        return new ActorState(path, true, true, processed, 0, 0, 0, Optional.of(new ActorState.Machine("door",
                List.of(state), Map.of(), List.of("OPEN"), Map.of(), true, step)));
    }

    private void knowsTheSpec(String path) {
        board.spec(path, MachineReader.read("door.yaml", DOOR).machine().orElseThrow(), DOOR);
    }

    @Test
    void actorsAreWhereTheyWereSeenLast() {
        board.update(List.of(door("door", "closed", 1, 0)), 0);
        knowsTheSpec("door");
        board.add(step("door", "OPEN", "closed", "open", 2));

        var actor = board.find("door").orElseThrow();
        assertThat(actor.active()).containsExactly("open");
        assertThat(actor.accepts()).containsExactly("CLOSE");
        assertThat(board.conformance().findings()).isEmpty();
    }

    @Test
    void stepsThatWereInTheFirstAnswerAlreadyDoNotCountTwice() {
        board.update(List.of(door("door", "open", 2, 0)), 0);
        knowsTheSpec("door");
        board.add(step("door", "OPEN", "closed", "open", 2));
        board.add(step("door", "CLOSE", "open", "closed", 3));

        assertThat(board.conformance().findings()).isEmpty();
        assertThat(board.find("door").orElseThrow().active()).containsExactly("closed");
    }

    @Test
    void aDeviationIsAFindingOfItsActor() {
        board.update(List.of(door("door", "closed", 1, 0)), 0);
        knowsTheSpec("door");
        board.add(step("door", "OPEN", "closed", "open", 2));
        var entry = board.add(step("door", "OPEN", "open", "open", 3));

        assertThat(entry.finding()).map(Finding::rule).contains("SC401");
        assertThat(board.find("door").orElseThrow().findings()).isEqualTo(1);
    }

    @Test
    void startValuesThatTheSystemGivesAreNoDeviation() {
        board.update(List.of(door("door", "closed", 0, 0)), 0);
        board.spec("door",
                MachineReader.read("door.yaml", "context: { me: '' }\n" + DOOR).machine().orElseThrow(),
                DOOR);
        board.add(with("xstate.init", "", "closed", 1, "guest"));
        board.add(with("OPEN", "closed", "open", 2, "guest"));
        assertThat(board.conformance().findings()).isEmpty();

        board.add(with("CLOSE", "open", "closed", 3, "somebody else"));
        assertThat(board.conformance().findings()).hasSize(1);
    }

    private static Happening.Stepped with(String event, String from, String to, long number, String me) {
        var step = step("door", event, from, to, number);
        return new Happening.Stepped(step.at(), "door", "door", event, step.from(), step.to(), List.of(),
                Optional.empty(), Optional.of(Map.of("me", me)), number, "");
    }

    @Test
    void afterEventsWereMissedNothingIsHeldAgainstAnybody() {
        board.update(List.of(door("door", "closed", 1, 0)), 0);
        knowsTheSpec("door");
        board.add(new Happening.Missed(0, 5));
        board.add(step("door", "CLOSE", "open", "closed", 9));

        assertThat(board.conformance().findings()).isEmpty();
        assertThat(board.missed()).isEqualTo(5);
    }

    @Test
    void aStepThatIsMissingInTheNumbersIsAGap() {
        board.update(List.of(door("door", "closed", 1, 0)), 0);
        knowsTheSpec("door");
        board.add(step("door", "OPEN", "closed", "open", 2));
        board.add(step("door", "OPEN", "closed", "open", 4));
        assertThat(board.conformance().findings()).isEmpty();

        board.add(step("door", "OPEN", "open", "open", 5));
        assertThat(board.conformance().findings()).hasSize(1);
    }

    @Test
    void ratesComeFromTwoAnswers() {
        board.update(List.of(door("door", "closed", 1, 10)), 0);
        board.update(List.of(door("door", "closed", 1, 30)), 2);

        assertThat(board.find("door").orElseThrow().rate()).isEqualTo(10);
    }

    @Test
    void actorsThatEndedAreForgotten() {
        board.update(List.of(door("a", "closed", 1, 0), door("b", "closed", 1, 0)), 0);
        board.add(new Happening.Lived(1, "a", "terminated", "requested"));
        board.update(List.of(), 1);

        assertThat(board.actors()).isEmpty();
    }

    @Test
    void theLogAndTheActorsAreBounded() {
        for (int i = 0; i < 12_000; i++) {
            board.add(step("actor" + i, "OPEN", "closed", "open", 2));
        }

        assertThat(board.log().entries()).hasSize(Log.MOST);
        assertThat(board.actors()).hasSize(10_000);
    }

    @Test
    void actorsOfOneSpecShareItsCoverage() {
        board.update(List.of(door("a", "closed", 1, 0), door("b", "closed", 1, 0)), 0);
        knowsTheSpec("a");
        knowsTheSpec("b");
        board.add(step("a", "OPEN", "closed", "open", 2));

        var spec = board.find("b").orElseThrow().spec().orElseThrow();
        assertThat(board.conformance().coverage(spec).states().covered()).isEqualTo(2);
    }
}
