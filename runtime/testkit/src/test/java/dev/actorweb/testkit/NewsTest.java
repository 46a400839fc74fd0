package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// When an actor hears of the end of one that it watches: after the messages that wait by then, in
/// every kind of mailbox, and whatever becomes of them.
class NewsTest {
    private static final Duration MOMENT = Duration.ofMillis(10);

    private final List<String> journal = new ArrayList<>();
    private final TestSystem test = TestSystem.create();
    private final ActorRef<Act> victim = test.spawn("victim", named("victim", new ArrayList<>()));

    @AfterEach
    void close() {
        test.close();
    }

    static Stream<Mailbox> mailboxes() {
        return Stream.concat(Stream.of(Mailbox.unbounded()),
                Stream.of(Overflow.values()).map(overflow -> Mailbox.bounded(9, overflow)))
                .flatMap(base -> Stream.of(base, base.prioritized(Act.class, _ -> 1),
                        base.timeToLive(Duration.ofHours(1)), base.prioritized(Act.class, _ -> -1)
                                .timeToLive(Duration.ofHours(1))));
    }

    /// An actor that hears of the victim's end as soon as it comes to its first message.
    private ActorRef<Act> watcher(Mailbox mailbox) {
        test.system().stop(victim);
        ActorRef<Act> watcher = test.spawn("watcher", named("watcher", journal),
                SpawnOptions.defaults().mailbox(mailbox));
        test.runUntilIdle();
        journal.clear();
        watcher.tell(context -> context.watch(victim));
        return watcher;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mailboxes")
    void itComesAfterTheMessagesThatWaitAndBeforeLaterOnes(Mailbox mailbox) {
        var watcher = watcher(mailbox);
        watcher.tell(context -> {
            journal.add("first");
            context.self().tell(note(journal, "third"));
        });
        watcher.tell(note(journal, "second"));
        test.runUntilIdle();

        assertThat(journal).containsExactly("first", "second", "watcher: victim terminated", "third");
    }

    @Test
    void itComesAtOnceWhereNothingWaits() {
        var watcher = watcher(Mailbox.unbounded());
        test.runUntilIdle();
        watcher.tell(note(journal, "later"));
        test.runUntilIdle();

        assertThat(journal).containsExactly("watcher: victim terminated", "later");
    }

    @Test
    void messagesThatExpireDoNotKeepItBackForEver() {
        var watcher = watcher(Mailbox.unbounded().timeToLive(MOMENT));
        watcher.tell(note(journal, "expired"));
        watcher.tell(note(journal, "expired, too"));
        test.step();
        test.pass(MOMENT.multipliedBy(2));
        test.runUntilIdle();

        assertThat(journal).containsExactly("watcher: victim terminated");
        assertThat(test.deadLetters()).hasSize(2);
    }

    @Test
    void messagesThatAreDiscardedDoNotKeepItBackForEver() {
        var watcher = watcher(Mailbox.bounded(2, Overflow.DROP_OLDEST));
        test.step();
        watcher.tell(note(journal, "first"));
        watcher.tell(note(journal, "dropped"));
        test.step(); // from now on it is kept back until there was room for "dropped"
        watcher.tell(note(journal, "second"));
        watcher.tell(note(journal, "third"));
        test.runUntilIdle();

        assertThat(journal).containsExactly("first", "second", "watcher: victim terminated", "third");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mailboxes")
    void unstashedMessagesComeBeforeIt(Mailbox mailbox) {
        var watcher = watcher(mailbox);
        test.runUntilIdle();
        journal.clear();
        var stashed = new ArrayList<String>();
        for (var name : List.of("one", "two")) {
            watcher.tell(context -> {
                if (stashed.size() < 2) {
                    stashed.add(name);
                    context.stash();
                } else {
                    journal.add(name);
                }
            });
        }
        test.runUntilIdle();
        watcher.tell(context -> {
            context.unstashAll();
            context.watch(victim);
        });
        test.runUntilIdle();

        assertThat(journal).containsExactly("one", "two", "watcher: victim terminated");
    }

    @Test
    void whoLosesInterestMeanwhileHearsNothing() {
        var watcher = watcher(Mailbox.unbounded());
        watcher.tell(context -> context.unwatch(victim));
        test.runUntilIdle();

        assertThat(journal).isEmpty();
    }

    @Test
    void aRestartMeanwhileForgetsIt() {
        var watcher = watcher(Mailbox.unbounded());
        watcher.tell(CRASH);
        watcher.tell(note(journal, "goes on"));
        test.advance(Duration.ofMinutes(1));

        assertThat(journal).endsWith("watcher: start 4", "goes on")
                .doesNotContain("watcher: victim terminated");
    }

    @Test
    void theMessageInHandAfterARestartComesBeforeIt() {
        test.system().stop(victim);
        ActorRef<String> watcher = test.spawn("watcher", context -> new Actor<String>() {
            @Override
            public void started() {
                context.watch(victim);
            }

            @Override
            public void receive(String message) {
                if (context.restarts() == 0) {
                    throw new Scripted.Crash("crash");
                }
                journal.add(message);
            }

            @Override
            public void signal(Signal signal) {
                journal.add("the end in " + context.restarts());
            }
        });
        test.runUntilIdle();
        watcher.tell("again");
        test.advance(Duration.ofMinutes(1));

        assertThat(journal).containsExactly("the end in 0", "again", "the end in 1");
    }

    @Test
    void ofSeveralEndsItHearsInTheirOrder() {
        var second = test.spawn("second", named("second", new ArrayList<>()));
        test.system().stop(second);
        var watcher = watcher(Mailbox.unbounded());
        watcher.tell(context -> context.watch(second));
        watcher.tell(note(journal, "before"));
        test.runUntilIdle();

        assertThat(journal).containsExactly("before", "watcher: victim terminated",
                "watcher: second terminated");
    }
}
