package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.Repository;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.ServiceCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The services that `git-actor.yaml` names. All of them perform the request they are given; one at
/// a time, also while an earlier one is still being ended.
final class GitServices {
    private final Session session;
    private final ReentrantLock busy = new ReentrantLock();
    private volatile @Nullable Begun<?> begun;
    private volatile @Nullable FutureTask<Optional<Begun<?>>> beside;

    /// A question that git was asked before the machine could be.
    private record Begun<T>(GitRequest<T> request, FutureTask<T> answer) {}

    GitServices(Session session) {
        this.session = session;
    }

    /// Binds every service of the machine.
    Bindings.Builder bind(Machine machine) {
        var builder = Bindings.builder();
        bindTo(builder, machine);
        return builder;
    }

    void bindTo(Bindings.Builder builder, Machine machine) {
        var bound = new HashSet<String>();
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                if (bound.add(invoke.src())) {
                    builder.service(invoke.src(), this::perform);
                }
            }
        }
    }

    /// Begins to answer a question that is sure to be asked first, so that git runs while the
    /// machine is being read. Its service then waits for this answer instead of asking git again.
    <T> void anticipate(GitRequest<T> request) {
        var answer = new FutureTask<T>(() -> request.perform(session));
        begun = new Begun<>(request, answer);
        var thread = new Thread(() -> runAlone(answer), "aw-git");
        thread.setDaemon(true);
        thread.start();
    }

    /// Begins to answer the question that is sure to be asked second, beside the first, in a
    /// session of its own. It must change nothing; if it fails here, it is asked again.
    ///
    /// @param question
    ///            finds out what the question will be; empty if nothing is gained by asking it now
    void anticipateBeside(Function<Repository, Optional<GitRequest<?>>> question) {
        var own = session.another();
        var task = new FutureTask<Optional<Begun<?>>>(
                () -> question.apply(own.repository()).map(request -> begin(request, own)));
        beside = task;
        var thread = new Thread(() -> {
            try (own) {
                task.run();
                if (task.state() == Future.State.SUCCESS) {
                    task.resultNow().ifPresent(foreseen -> foreseen.answer().run());
                }
            }
        }, "aw-git-beside");
        thread.setDaemon(true);
        thread.start();
    }

    private static <T> Begun<T> begin(GitRequest<T> request, Session own) {
        return new Begun<>(request, new FutureTask<>(() -> request.perform(own)));
    }

    /// What was begun beside the first question, if this is what was foreseen.
    private <T> @Nullable FutureTask<T> begunBeside(GitRequest<T> request) throws InterruptedException {
        var task = beside;
        if (task == null || request instanceof RepositoryRequest.CheckRepo
                || request instanceof FilesRequest.CheckStatus) {
            return null;
        }
        beside = null;
        try {
            var foreseen = task.get();
            if (foreseen.isEmpty() || !request.equals(foreseen.get().request())) {
                return null;
            }
            @SuppressWarnings("unchecked") // equal requests are of one kind
            var answer = (FutureTask<T>) foreseen.get().answer();
            answer.get();
            return answer;
        } catch (ExecutionException failed) {
            return null; // it is asked again, and fails where somebody hears it
        }
    }

    private void runAlone(Runnable work) {
        busy.lock();
        try {
            work.run();
        } finally {
            busy.unlock();
        }
    }

    private @Nullable Object perform(ServiceCall call) throws Exception {
        var request = call.arguments().get("request");
        if (request instanceof Ticket<?> ticket) {
            return perform(ticket);
        }
        return perform(new Ticket<>(NamedRequest.of(call.event().type(), request)));
    }

    private <T> @Nullable T perform(Ticket<T> ticket) throws Exception {
        var first = begun;
        if (!(ticket.request() instanceof RepositoryRequest.CheckRepo)) { // which changes nothing
            begun = null;
        }
        if (first != null && first.request().equals(ticket.request())) {
            @SuppressWarnings("unchecked") // equal requests are of one kind, which has one result
                                           // type
            var answer = (FutureTask<T>) first.answer();
            return ticket.perform(() -> await(answer));
        }
        var answered = begunBeside(ticket.request());
        if (answered != null) {
            return ticket.perform(() -> await(answered));
        }
        busy.lockInterruptibly();
        try {
            return ticket.perform(() -> ticket.request().perform(session));
        } finally {
            busy.unlock();
        }
    }

    private static <T> T await(FutureTask<T> answer) throws Exception {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /// Waits until what was interrupted has ended, or the time is over. An interrupt does not
    /// shorten it; the flag is kept.
    ///
    /// @return whether nothing runs any more
    boolean awaitIdle(Duration patience) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    if (!busy.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return false;
                    }
                    busy.unlock();
                    return true;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Closes the repository, provided nothing uses it.
    void close(Duration patience) {
        var unused = begun;
        if (unused != null) {
            unused.answer().cancel(true);
        }
        if (awaitIdle(patience)) {
            session.close();
        }
    }
}
