package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One actor that stashes, fails, refuses and is sent messages while its turns go on, with all
/// sizes of turns, against a plain list.
class TurnsModelTest {
    private static final int RUNS = 300;
    private static final int MESSAGES = 200;

    /// What a message makes the actor do when it comes for the first time; after that it is
    /// just handled.
    private enum Deed {
        HANDLE, STASH, UNSTASH, STASH_AND_UNSTASH, FAIL, STASH_AND_FAIL, UNSTASH_AND_FAIL, REFUSE, START_CHILD
    }

    /// Runs turns when it is told to.
    private static final class Turns implements Timeless {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private final int batch;

        Turns(int batch) {
            this.batch = batch;
        }

        boolean step() {
            var next = waiting.pollFirst();
            if (next != null) {
                next.run();
            }
            return next != null;
        }

        @Override
        public void execute(Runnable turn) {
            waiting.addLast(turn);
        }

        @Override
        public int batch() {
            return batch;
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            if (delay.isZero()) {
                waiting.addLast(task);
            }
            return () -> false;
        }

        @Override
        public Cancellable fork(String name, Runnable work) {
            return () -> false;
        }

        @Override
        public void help(BooleanSupplier done, Duration limit) {
            while (!done.getAsBoolean() && step()) {
            }
        }
    }

    /// What should happen.
    private static final class Model {
        private final Deque<Integer> waiting = new ArrayDeque<>();
        private final Deque<Integer> stash = new ArrayDeque<>();
        private final Set<Integer> known = new HashSet<>();
        private final List<Integer> handled = new ArrayList<>();
        private int refused;

        private void unstash() {
            while (!stash.isEmpty()) {
                waiting.addFirst(stash.removeLast());
            }
        }

        void run(List<Deed> deeds) {
            while (!waiting.isEmpty()) {
                int message = waiting.removeFirst();
                if (!known.add(message)) {
                    handled.add(message);
                    continue;
                }
                switch (deeds.get(message)) {
                    case HANDLE, START_CHILD -> handled.add(message);
                    case STASH -> stash.addLast(message);
                    case UNSTASH -> {
                        unstash();
                        handled.add(message);
                    }
                    case STASH_AND_UNSTASH -> {
                        stash.addLast(message);
                        unstash();
                    }
                    case FAIL, STASH_AND_FAIL, UNSTASH_AND_FAIL -> {
                        unstash();
                        waiting.addFirst(message);
                    }
                    case REFUSE -> refused++;
                }
            }
        }
    }

    private static final class Subject implements Actor<Integer> {
        private final ActorContext<Integer> context;
        private final List<Deed> deeds;
        private final Set<Integer> known;
        private final List<Integer> handled;

        Subject(ActorContext<Integer> context, List<Deed> deeds, Set<Integer> known, List<Integer> handled) {
            this.context = context;
            this.deeds = deeds;
            this.known = known;
            this.handled = handled;
        }

        @Override
        public void receive(Integer message) {
            if (!known.add(message)) {
                handled.add(message);
                return;
            }
            switch (deeds.get(message)) {
                case HANDLE -> handled.add(message);
                case START_CHILD -> {
                    context.<String>spawn(_ -> _ -> {}).tell("hello");
                    handled.add(message);
                }
                case STASH -> context.stash();
                case UNSTASH -> {
                    context.unstashAll();
                    handled.add(message);
                }
                case STASH_AND_UNSTASH -> {
                    context.stash();
                    context.unstashAll();
                }
                case FAIL -> throw new IllegalStateException("fail");
                case STASH_AND_FAIL -> {
                    context.stash();
                    throw new IllegalStateException("stash and fail");
                }
                case UNSTASH_AND_FAIL -> {
                    context.unstashAll();
                    throw new IllegalStateException("unstash and fail");
                }
                case REFUSE -> context.unhandled();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "7, 8", "64, 100", "256, 200"})
    void itHandlesWhatAListWould(int batch, int together) {
        for (int seed = 0; seed < RUNS; seed++) {
            try {
                play(new SplittableRandom(seed), batch, together);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void play(SplittableRandom random, int batch, int together) {
        var all = Deed.values();
        var deeds = new ArrayList<Deed>();
        int plain = random.nextInt(1, 30); // of so many messages one is not just handled
        for (int i = 0; i < MESSAGES; i++) {
            deeds.add(random.nextInt(plain) == 0 ? all[random.nextInt(all.length)] : Deed.HANDLE);
        }
        var turns = new Turns(batch);
        var known = new HashSet<Integer>();
        var handled = new ArrayList<Integer>();
        var supervision = Supervision.defaults().backoff(Backoff.none()).limit(1_000_000,
                Duration.ofMinutes(1));
        var model = new Model();
        try (var system = ActorSystem.builder("model").dispatcher(turns).supervision(supervision)
                .logger(new Silence()).create()) {
            ActorRef<Integer> actor = system.spawn("subject",
                    context -> new Subject(context, deeds, known, handled),
                    SpawnOptions.defaults().redeliveryLimit(1_000_000));
            int sent = 0;
            while (sent < MESSAGES) {
                for (int i = random.nextInt(together) + 1; i > 0 && sent < MESSAGES; i--) {
                    actor.tell(sent);
                    model.waiting.addLast(sent++);
                }
                for (int i = random.nextInt(4); i > 0; i--) {
                    turns.step();
                }
                assertThat(system.statistics(actor).sent()).isEqualTo(sent);
                assertThat(system.statistics(actor).processed()).isEqualTo(handled.size());
            }
            while (turns.step()) {
            }
            model.run(deeds);

            assertThat(handled).isEqualTo(model.handled);
            var accounts = system.statistics(actor);
            assertThat(accounts.dead()).isEqualTo(model.refused);
            assertThat(accounts.queued()).isEqualTo(model.stash.size());
        }
    }
}
