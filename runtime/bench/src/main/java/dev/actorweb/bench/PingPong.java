package dev.actorweb.bench;

import dev.actorweb.bench.peer.Peer;
import dev.actorweb.bench.peer.Peer.Behaviour;
import dev.actorweb.bench.peer.Peer.Self;
import dev.actorweb.bench.peer.Peer.Target;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// Messages to and fro.
public class PingPong extends Workload {
    private static final int MESSAGES = 100_000;
    private static final int PAIRS = 64;

    private final Finish finish = new Finish();
    private final Target[] serving = new Target[PAIRS];
    private final Target[] returning = new Target[PAIRS];

    /// Hits each ball back.
    private final class Player implements Behaviour {
        @Override
        public void receive(Object message, Self self) {
            if (message instanceof Rally rally) {
                if (rally.left-- == 0) {
                    finish.arrive();
                } else {
                    var next = rally.back ? rally.first : rally.second;
                    rally.back = !rally.back;
                    next.tell(rally);
                }
            }
        }
    }

    /// The one message of a pair.
    private static final class Rally {
        private final Target first;
        private final Target second;
        private int left;
        private boolean back;

        Rally(Target first, Target second, int left) {
            this.first = first;
            this.second = second;
            this.left = left;
        }
    }

    @Override
    void prepare(Peer actors) {
        for (int i = 0; i < PAIRS; i++) {
            serving[i] = actors.spawn(new Player());
            returning[i] = actors.spawn(new Player());
        }
    }

    private void play(int pairs) throws InterruptedException {
        finish.expect(pairs);
        for (int i = 0; i < pairs; i++) {
            serving[i].tell(new Rally(serving[i], returning[i], MESSAGES / pairs));
        }
        finish.await();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void onePair() throws InterruptedException {
        play(1);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void pairs64() throws InterruptedException {
        play(PAIRS);
    }
}
