package dev.actorweb.testkit;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.testkit.Counter.Message.Add;
import dev.actorweb.testkit.Counter.Message.Read;
import java.time.Duration;

/// Two actors in each other's way, for the guide to find them out.
final class Races {
    private Races() {}

    // snippet: race
    static final class Doubler implements Actor<Outcome<Integer>> {
        private final ActorRef<Counter.Message> counter;

        Doubler(ActorContext<Outcome<Integer>> context, ActorRef<Counter.Message> counter) {
            this.counter = counter;
            context.<Counter.Message, Integer>ask(counter, Read::new, Duration.ofSeconds(1), total -> total);
        }

        @Override
        public void receive(Outcome<Integer> total) {
            if (total instanceof Outcome.Success<Integer>(var now)) {
                counter.tell(new Add(now)); // and if somebody else has added meanwhile?
            }
        }
    }

    static void twoDoublers(TestSystem test) {
        var probe = test.<Integer>probe("probe");
        ActorRef<Counter.Message> counter = test.spawn("counter", _ -> new Counter());
        counter.tell(new Add(1));
        test.runUntilIdle();
        test.<Outcome<Integer>>spawn("one", context -> new Doubler(context, counter));
        test.<Outcome<Integer>>spawn("two", context -> new Doubler(context, counter));
        test.runUntilIdle();
        counter.tell(new Read(probe.ref()));
        probe.expectMessage(4);
    }
    // end
}
