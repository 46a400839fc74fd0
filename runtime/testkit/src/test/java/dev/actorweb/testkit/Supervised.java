package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.testkit.Scripted.Act;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Actors of a system whose supervisors restart them at once, unless a test says otherwise.
abstract class Supervised {
    static final Supervision AT_ONCE = Supervision.defaults().backoff(Backoff.none());
    static final SpawnOptions NO_RETRY = SpawnOptions.defaults().redeliveryLimit(0);

    final List<String> journal = new ArrayList<>();
    TestSystem test = TestSystem.builder().supervision(AT_ONCE).create();

    @AfterEach
    void close() {
        test.close();
    }

    ActorRef<Act> spawn(String name, SpawnOptions options) {
        return test.spawn(name, named(name, journal), options);
    }

    void superviseBy(Supervision supervision) {
        test.close();
        test = TestSystem.builder().supervision(supervision).create();
    }

    /// Has an actor of unknown message type fail.
    @SuppressWarnings("unchecked")
    static void crash(ActorRef<?> child) {
        ((ActorRef<Act>) child).tell(CRASH);
    }
}
