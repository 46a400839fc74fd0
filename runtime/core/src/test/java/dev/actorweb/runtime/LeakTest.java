package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nothing is kept of what is over: of questions, timers, work, subscriptions and incarnations, in
/// a system and in actors that live on.
@Timeout(300)
class LeakTest {
    private static final Duration HOURS = Duration.ofHours(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MANY = 5_000;

    /// Of so many answered questions the system may know until it looks through them.
    private static final int TOLERATED = 1_500;

    private final ActorSystem system = ActorSystem.builder("leaks").logger(new Silence())
            .supervision(
                    Supervision.defaults().backoff(Backoff.none()).limit(100_000, Duration.ofMinutes(1)))
            .create();

    /// What must not be kept, one for each piece of work.
    private final Collection<WeakReference<Object>> traces = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        system.close();
    }

    private <T> T trace(T object) {
        traces.add(new WeakReference<>(object));
        return object;
    }

    private record Question(Object payload, ActorRef<String> replyTo) {}

    private interface Act {
        void in(ActorContext<Act> context) throws Exception;
    }

    private ActorRef<Act> spawn() {
        return system.spawn(context -> act -> act.in(context), SpawnOptions.defaults().redeliveryLimit(0));
    }

    private static Act holding(Object payload) {
        return _ -> assertThat(payload).isNotNull();
    }

    /// Lets an actor do something, and all that follows from it.
    private static void let(ActorRef<Act> actor, Act act) throws InterruptedException {
        var done = new CountDownLatch(1);
        actor.tell(context -> {
            act.in(context);
            context.self().tell(_ -> done.countDown());
        });
        assertThat(done.await(120, TimeUnit.SECONDS)).isTrue();
    }

    @SuppressWarnings("SystemGc") // what can be collected is the question
    private void assertKeptAtMost(int tolerated) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long kept;
        do { // a thread that was stopped on the way out may hold one for as long as that lasts
            System.gc();
            kept = traces.stream().filter(each -> !each.refersTo(null)).count();
        } while (kept > tolerated && System.nanoTime() < end);
        assertThat(kept).isLessThanOrEqualTo(tolerated);
    }

    @Test
    void ofQuestionsThatWereAnsweredOrCannotBeNothingIsKept() throws Exception {
        for (int i = 0; i < MANY; i++) {
            ActorRef<Question> shortLived = system.spawn(context -> question -> {
                question.replyTo().tell("yes");
                context.stopSelf();
            });
            for (int more = 0; more < 2; more++) {
                system.<Question, String>ask(shortLived, to -> new Question("?", trace(to)), HOURS).await();
            }
        }
        assertThat(traces).hasSize(2 * MANY);
        assertKeptAtMost(TOLERATED);
    }

    @Test
    void ofQuestionsThatNobodyWaitsForAnyMoreNothingIsKept() throws Exception {
        ActorRef<Question> silent = system.spawn(_ -> _ -> {});
        for (int i = 0; i < MANY; i++) {
            system.<Question, String>ask(silent, to -> new Question("?", trace(to)), HOURS).future()
                    .cancel(false);
        }
        assertKeptAtMost(TOLERATED);
    }

    @Test
    void anActorKeepsNothingOfItsQuestions() throws Exception {
        ActorRef<Question> silent = system.spawn(_ -> question -> question.replyTo().tell("yes"));
        ActorRef<Question> dead = system.spawn(_ -> _ -> {});
        system.stop(dead, PATIENCE);
        let(spawn(), context -> {
            for (int i = 0; i < MANY; i++) {
                var payload = trace(new Object());
                context.<Question, String>ask(i % 2 == 0 ? silent : dead, to -> new Question(payload, to),
                        HOURS, _ -> holding(payload));
            }
        });
        assertKeptAtMost(TOLERATED);
    }

    @Test
    void anActorKeepsNothingOfAQuestionThatCouldNotBeMade() throws Exception {
        ActorRef<Question> silent = system.spawn(_ -> _ -> {});
        let(spawn(), context -> {
            for (int i = 0; i < MANY; i++) {
                var payload = trace(new Object());
                try {
                    context.<Question, String>ask(silent, _ -> {
                        throw new IllegalStateException("no question");
                    }, HOURS, _ -> holding(payload));
                } catch (IllegalStateException e) {
                    // and goes on
                }
            }
        });
        assertKeptAtMost(0);
    }

    @Test
    void anActorKeepsNothingOfItsTimersAndItsWork() throws Exception {
        var left = new CountDownLatch(MANY + 100);
        let(spawn(), context -> {
            for (int i = 0; i < MANY; i++) {
                var payload = trace(new Object());
                context.schedule(HOURS, holding(payload)).cancel();
                context.schedule(Duration.ZERO, _ -> count(left, payload));
            }
            for (int i = 0; i < 100; i++) {
                var payload = trace(new Object());
                context.pipeToSelf(() -> payload, _ -> _ -> count(left, payload));
            }
        });
        assertThat(left.await(120, TimeUnit.SECONDS)).isTrue();
        assertKeptAtMost(10);
    }

    private static void count(CountDownLatch left, Object payload) {
        assertThat(payload).isNotNull();
        left.countDown();
    }

    @Test
    void nothingIsKeptOfFormerIncarnations() throws Exception {
        ActorRef<String> other = system.spawn(_ -> _ -> {});
        var topic = system.topic(String.class, "news");
        ActorRef<String> actor = system.spawn(context -> {
            var incarnation = trace(new Object());
            context.schedule(HOURS, "late");
            context.receiveTimeout(HOURS);
            context.watch(other);
            context.<String, String>ask(other, _ -> "?", HOURS, _ -> "answer");
            context.<Act>spawn(_ -> _ -> holding(incarnation));
            topic.subscribe(context.self());
            return _ -> {
                throw new IllegalStateException("crash of " + incarnation);
            };
        }, SpawnOptions.defaults().redeliveryLimit(0));
        for (int i = 0; i < 2_000; i++) {
            actor.tell("crash");
        }
        Until.holds(() -> system.statistics(actor).queued() == 0 && traces.size() >= 2_001);
        // the latest dead letters hold their causes, and the last incarnation lives
        assertKeptAtMost(TOLERATED / 5);
    }

    @Test
    void anInstanceThatFailedIsNotKeptUntilTheNextOneIsMade() throws Exception {
        var ended = new CountDownLatch(1);
        ActorRef<Act> parent = system.spawn(context -> {
            context.<String>spawn("child", _ -> trace(new Actor<String>() {
                @Override
                public void receive(String message) {
                    throw new IllegalStateException(message);
                }

                @Override
                public void stopped() {
                    ended.countDown();
                }
            })).tell("crash");
            return act -> act.in(context);
        }, SpawnOptions.defaults().supervision(Supervision.defaults().backoff(new Backoff(HOURS, HOURS, 0))));
        assertThat(ended.await(120, TimeUnit.SECONDS)).isTrue();

        assertKeptAtMost(0);
        Until.holds(() -> system.tree().getFirst().children().getFirst()
                .status() == ActorNode.Status.RESTARTING);
        assertThat(parent.isAlive()).isTrue();
    }

    @Test
    void aTopicKeepsNothingOfThoseWhoHaveLeft() throws Exception {
        for (int i = 0; i < MANY; i++) {
            var topic = system.topic(String.class, "news" + i % 10);
            ActorRef<String> leaves = trace(system.<String>spawn(_ -> _ -> {}));
            var subscription = topic.subscribe(leaves);
            if (i % 2 == 0) {
                subscription.cancel();
            }
            system.stop(leaves);
        }
        Until.holds(() -> system.actors().isEmpty());
        assertKeptAtMost(10);
    }
}
