package {{package}};

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Ask;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The four actors, wired up:
///
///     heartbeat ──► worker ──► logger
///                    │  ▲
///                    ▼  │
///                  generator
///
/// Any of them may fail at any message: its supervisor starts a fresh one after a short pause, which
/// finds the message still there, and its [dev.actorweb.runtime.Snapshot] as it was before.
final class Pipeline {
    /// A message that has failed so often is a poison message: it becomes a dead letter.
    private static final int REDELIVERIES = 5;

    private static final int CAPACITY = 64;
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final ActorSystem system;
    private final ActorRef<Generator.Message> generator;
    private final ActorRef<Logger.Message> logger;
    private final ActorRef<Worker.Message> worker;
    private final ActorRef<Heartbeat.Message> heartbeat;
    private final Duration deadline;

    private Pipeline(ActorSystem system, Options options, Consumer<String> output) {
        var faults = options.faults();
        var how = SpawnOptions.defaults().redeliveryLimit(REDELIVERIES)
                .mailbox(Mailbox.bounded(CAPACITY, Overflow.BLOCK));
        this.system = system;
        generator = system.spawn("generator", _ -> new Generator(faults), how);
        logger = system.spawn("logger", context -> new Logger(context, output, faults), how);
        worker = system.spawn("worker", context -> new Worker(context, generator, logger, faults), how);
        heartbeat = system.spawn("heartbeat",
                context -> new Heartbeat(context, worker, options.rate(), options.beats(), faults), how);
        deadline = options.rate().multipliedBy(options.beats()).plus(GRACE);
    }

    static Pipeline start(ActorSystem system, Options options, Consumer<String> output) {
        return new Pipeline(system, options, output);
    }

    /// Comes when the last value has been written.
    Ask<Tally> end() {
        return system.ask(logger, Logger.Message.WhenDone::new, deadline);
    }

    /// Ends after the beats there were so far; what is on its way is still written.
    void finish() {
        heartbeat.tell(Heartbeat.Message.FINISH);
    }

    /// How often each actor was restarted.
    Map<String, Integer> restarts() {
        var restarts = new LinkedHashMap<String, Integer>();
        for (ActorRef<?> actor : List.<ActorRef<?>>of(heartbeat, generator, worker, logger)) {
            restarts.put(actor.path().name(), system.statistics(actor).restarts());
        }
        return restarts;
    }
}
