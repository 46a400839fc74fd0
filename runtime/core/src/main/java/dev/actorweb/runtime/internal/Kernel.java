package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorStatistics;
import dev.actorweb.runtime.Ask;
import dev.actorweb.runtime.DeadLetters;
import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Observation;
import dev.actorweb.runtime.RuntimeObserver;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Termination;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One running system.
public interface Kernel {
    String name();

    <M> ActorRef<M> spawn(String name, ActorFactory<M> factory, SpawnOptions options);

    void stop(ActorRef<?> actor);

    <M, R> Ask<R> ask(ActorRef<M> target, Function<ActorRef<R>, M> question, Duration deadline);

    Optional<ActorRef<?>> lookup(String path);

    List<ActorRef<?>> actors();

    ActorStatistics statistics(ActorRef<?> actor);

    DeadLetters deadLetters();

    Observation observe(Interest interest, RuntimeObserver observer);

    boolean observed();

    Dispatcher dispatcher();

    Termination stop(Duration deadline) throws InterruptedException;

    void close();
}
