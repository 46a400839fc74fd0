package {{package}};

import dev.actorweb.machine.actor.Answer;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Outcome;
import java.time.Duration;
import java.util.List;

/// Lets a visitor through the turnstile and asks the tally.
public final class Main {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        try (var system = ActorSystem.create("{{name}}")) {
            ActorRef<Tally.Message> tally = system.spawn("tally", _ -> new Tally());
            var turnstile = Statechart.start(system, "turnstile", Turnstile.machine(),
                    Turnstile.bindings(tally), null);

            for (var event : List.of(Turnstile.PUSH, Turnstile.COIN, Turnstile.COIN, Turnstile.PUSH)) {
                IO.println(event.type() + ": " + inWords(turnstile.send(event, DEADLINE)));
            }
            IO.println("visitors: " + visitors(system, tally));
        }
    }

    private static String inWords(Answer answer) {
        return switch (answer) {
            case Answer.Reached(var snapshot) -> "now " + snapshot;
            case Answer.Rejected rejected -> rejected.reason();
            case Answer.Ended(var reason) -> reason;
        };
    }

    private static int visitors(ActorSystem system, ActorRef<Tally.Message> tally)
            throws InterruptedException {
        Outcome<Integer> count = system.<Tally.Message, Integer>ask(tally, Tally.Message.Count::new, DEADLINE)
                .await();
        return switch (count) {
            case Outcome.Success<Integer>(var visitors) -> visitors;
            case Outcome.Failure<Integer>(var cause) -> throw new IllegalStateException(cause);
        };
    }
}
