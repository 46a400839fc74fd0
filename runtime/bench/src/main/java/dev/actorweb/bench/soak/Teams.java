package dev.actorweb.bench.soak;

import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Supervision.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/// Siblings that are restarted together, with a strategy of each kind: no message is lost or
/// doubled by somebody else's failure.
final class Teams implements Traffic {
    private static final int MEMBERS = 3;
    private static final int NUMBERS = 6_000;

    private record Passed(int member, int number) {}

    @Override
    public void run(ActorSystem system, SplittableRandom random, Faults faults) throws InterruptedException {
        var over = new CountDownLatch(MEMBERS * Strategy.values().length);
        List<ActorRef<Integer>> teams = new ArrayList<>();
        for (var strategy : Strategy.values()) {
            int[] last = new int[MEMBERS];
            ActorRef<Passed> referee = system.spawn(_ -> passed -> {
                int before = last[passed.member];
                faults.check(passed.number == before + 1,
                        strategy + ": " + passed + " after " + before);
                last[passed.member] = passed.number;
                if (passed.number == NUMBERS) {
                    over.countDown();
                }
            });
            teams.add(system.spawn("team-" + strategy.name(),
                    context -> team(context, referee, Faults.split(random), faults)::forEach,
                    Faults.STUBBORN.supervision(Faults.PATIENT.strategy(strategy))));
        }
        for (int number = 1; number <= NUMBERS; number++) {
            for (var team : teams) {
                team.tell(number);
            }
        }
        faults.await(over, "teams");
        for (var team : teams) {
            faults.check(system.stop(team, Faults.LONG).complete(), team + ": not stopped");
        }
    }

    private static Team team(ActorContext<Integer> context, ActorRef<Passed> referee, SplittableRandom random,
            Faults faults) {
        List<ActorRef<Integer>> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            int member = i;
            members.add(context.spawn("member-" + i, _ -> {
                var own = Faults.split(random);
                return number -> {
                    faults.maybeFail(own);
                    referee.tell(new Passed(member, number));
                };
            }, Faults.STUBBORN));
        }
        return new Team(members);
    }

    private record Team(List<ActorRef<Integer>> members) {
        void forEach(int number) {
            members.forEach(member -> member.tell(number));
        }
    }
}
