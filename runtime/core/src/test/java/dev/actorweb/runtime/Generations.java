package dev.actorweb.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Many generations of actors, one after another, in a process with little memory: each has a name,
/// a child, a watcher, timers, a question, a subscription and an entry in the directory, and one in
/// four fails. Ends with 0 when the last has ended and nothing is listed any more.
final class Generations implements Actor<ActorRef<?>> {
    private static final ServiceKey<String> KEY = ServiceKey.of(String.class);
    private static final int AT_ONCE = 8;

    private final ActorContext<ActorRef<?>> context;
    private final Topic<String> news;
    private final CountDownLatch over;
    private final AtomicInteger answers;
    private final int number;
    private int left;
    private int living;

    private Generations(ActorContext<ActorRef<?>> context, int number, CountDownLatch over,
            AtomicInteger answers) {
        this.context = context;
        this.number = number;
        left = number;
        this.over = over;
        this.answers = answers;
        news = context.system().topic(String.class, "news");
    }

    /// Lets them follow each other.
    ///
    /// @param arguments
    ///            how many generations
    public static void main(String[] arguments) throws InterruptedException {
        int number = Integer.parseInt(arguments[0]);
        var over = new CountDownLatch(1);
        var answers = new AtomicInteger();
        try (var system = ActorSystem.builder("generations").logger(new Silence()).create()) {
            system.<ActorRef<?>>spawn("founder", context -> new Generations(context, number, over, answers));
            over.await();
            boolean clean = system.actors().size() == 1 && system.directory().find(KEY).isEmpty()
                    && system.topic(String.class, "news").subscribers().isEmpty();
            if (!clean || answers.get() != number) {
                System.err.println(system.tree() + ", " + answers + " answers");
                System.exit(1);
            }
        }
    }

    @Override
    public void started() {
        for (int i = 0; i < AT_ONCE; i++) {
            spawn();
        }
    }

    private void spawn() {
        boolean fails = left-- % 4 == 0;
        living++;
        ActorRef<String> next = context.spawn("generation-" + left,
                self -> new Generation(self, fails),
                SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
        context.watch(next);
        news.subscribe(next);
        context.system().directory().register(KEY, next);
        // nobody answers it: it ends with its target, long before its time
        context.<String, String>ask(next, _ -> "live", Duration.ofHours(1), _ -> context.self());
    }

    @Override
    public void receive(ActorRef<?> answer) {
        answers.incrementAndGet();
        end();
    }

    @Override
    public void signal(Signal signal) {
        if (signal instanceof Signal.Terminated) {
            living--;
            if (left > 0) {
                spawn();
            }
            end();
        }
    }

    private void end() {
        if (living == 0 && left == 0 && answers.get() == number) {
            over.countDown();
        }
    }

    private record Generation(ActorContext<String> context, boolean fails) implements Actor<String> {
        @Override
        public void started() {
            context.<String>spawn("child", _ -> _ -> {}).tell("hello");
            context.schedule(Duration.ofHours(1), "never");
            context.scheduleAtFixedRate(Duration.ofHours(1), "never");
        }

        @Override
        public void receive(String message) {
            context.stash();
            if (fails) {
                throw new IllegalStateException("on purpose");
            }
            context.stopSelf();
        }
    }
}
