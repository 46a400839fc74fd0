package {{package}};

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.testkit.TestSystem;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void countsVisitors() {
        try (var test = TestSystem.create()) {
            var probe = test.<Integer>probe("probe");
            ActorRef<Tally.Message> tally = test.spawn("tally", _ -> new Tally());

            tally.tell(new Tally.Message.Admitted());
            tally.tell(new Tally.Message.Admitted());
            tally.tell(new Tally.Message.Count(probe.ref()));

            probe.expectMessage(2);
        }
    }

    @Test
    void countsVisitorsWhoeverComesFirst() {
        TestSystem.forEachSeed(100, test -> {
            var probe = test.<Integer>probe("probe");
            ActorRef<Tally.Message> tally = test.spawn("tally", _ -> new Tally());
            ActorRef<Tally.Message> front = test.spawn("front", _ -> tally::tell);
            ActorRef<Tally.Message> back = test.spawn("back", _ -> tally::tell);

            front.tell(new Tally.Message.Admitted());
            back.tell(new Tally.Message.Admitted());
            test.runUntilIdle();
            tally.tell(new Tally.Message.Count(probe.ref()));

            probe.expectMessage(2);
        });
    }
}
