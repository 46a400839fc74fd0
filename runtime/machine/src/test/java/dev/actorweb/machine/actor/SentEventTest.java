package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.ActorSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Events that are sent to an actor: what is accepted, what is answered, and the values they carry.
class SentEventTest extends StatechartActors {
    @Test
    void anEventThatIsNotAcceptedIsAnsweredAndShown() {
        var ref = git(_ -> null);
        var answers = test.<Answer>probe("answers");

        ref.tell(new Message.Ask(Event.of("RETRY"), answers.ref()));

        var rejected = answers.expectMessage(Answer.Rejected.class);
        assertThat(rejected.reason()).isEqualTo("`RETRY` is not accepted in idle");
        assertThat(rejected.snapshot().configuration()).containsExactly("idle");
        assertThat(notices.getLast()).isInstanceOf(Notice.Rejected.class);
    }

    @Test
    void anEventWithTheWrongDataIsRejected() {
        var ref = git(_ -> null);
        var answers = test.<Answer>probe("answers");

        ref.tell(new Message.Ask(Event.of("COMMIT"), answers.ref()));
        ref.tell(new Message.Ask(Event.of("COMMIT", "message", 3L), answers.ref()));
        ref.tell(new Message.Ask(new Event("COMMIT", Map.of("message", "m", "mesage", "m")), answers.ref()));

        assertThat(answers.expectMessage(Answer.Rejected.class).reason())
                .isEqualTo("`COMMIT` needs `message`");
        assertThat(answers.expectMessage(Answer.Rejected.class).reason())
                .isEqualTo("`message` of `COMMIT` must be of type string, not int");
        assertThat(answers.expectMessage(Answer.Rejected.class).reason())
                .isEqualTo("`COMMIT` has no field `mesage`");
    }

    @Test
    void javasOwnNumbersAreNumbers() {
        var machine = machine("""
                context: { n: 0, m: 0.5, given: 0, list: [] }
                events: { ADD: { n: int, m: double, list: list } }
                initial: a
                states:
                  a:
                    entry: { assign: { given: event.input.n + 1 } }
                    invoke: { src: count, onDone: { actions: { assign: { n: n + event.output.n } } } }
                    on: { ADD: { actions: { assign: { n: n + event.n, m: m + event.m, list: event.list } } } }
                """);
        var ref = test.spawn("m", StatechartActor.factory(machine,
                Bindings.builder().service("count", _ -> Map.of("n", 40)).build(), Map.of("n", 1)));
        test.runUntilIdle();
        ref.tell(new Message.Send(
                Event.of("ADD",
                        Map.of("n", 2, "m", 1.5f, "list", List.of((short) 3, Map.of("b", (byte) 4))))));

        assertThat(snapshot(ref).context().toMap()).isEqualTo(Map.of("n", 42L, "m", 2.0, "given", 2L, "list",
                List.of(3L, Map.of("b", 4L))));
    }

    @Test
    void anEventThatIsNoneIsToldWithWhatWasMeant() {
        var ref = git(_ -> null);
        var answers = test.<Answer>probe("answers");

        ref.tell(new Message.Ask(Event.of("COMIT"), answers.ref()));

        assertThat(answers.expectMessage(Answer.Rejected.class).reason())
                .isEqualTo("`COMIT` is no event of git; did you mean `COMMIT`?");
    }

    @Test
    void callersSendAndWait() throws Exception {
        try (var system = ActorSystem.create("real")) {
            var chart = Statechart.start(system, "git", GIT, bindings(_ -> Map.of("hash", "abc")), null);

            assertThat(chart.snapshot(Duration.ofMinutes(2)).configuration()).containsExactly("idle");
            assertThat(chart.send(Event.of("RETRY"), StatechartActors::isDone, Duration.ofMinutes(2)))
                    .isInstanceOf(Answer.Rejected.class);
            assertThat(chart.send(commit("feat: x"), StatechartActors::isDone, Duration.ofMinutes(2)))
                    .isInstanceOfSatisfying(Answer.Reached.class,
                            reached -> assertThat(reached.snapshot().output())
                                    .isEqualTo(Map.of("tries", 1L)));
            assertThat(chart.send(Event.of("RETRY"), Duration.ofMinutes(2)))
                    .isInstanceOf(Answer.Ended.class);
        }
    }

    @Test
    void opaqueObjectsPassThrough() {
        var opaque = new Object();
        var ref = spawn(machine(
                "{ context: { handle: null }, on: { TAKE: { actions: [ { assign: { handle: event.handle } } ] } } }"),
                Bindings.NONE);

        ref.tell(new Message.Send(Event.of("TAKE", "handle", opaque)));
        test.runUntilIdle();

        assertThat(snapshot(ref).context().get("handle")).isSameAs(opaque);
    }
}
