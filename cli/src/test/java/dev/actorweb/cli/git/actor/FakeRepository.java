package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.Repository;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// A repository that only commits, and answers as it was told to.
final class FakeRepository {
    final List<CommitRequest> asked = new ArrayList<>();
    private final Deque<Supplier<CommitResult>> answers = new ArrayDeque<>();
    boolean closed;

    /// Gives the answer to the next commit.
    FakeRepository then(Supplier<CommitResult> answer) {
        answers.add(answer);
        return this;
    }

    Repository repository() {
        return (Repository) Proxy.newProxyInstance(Repository.class.getClassLoader(),
                new Class<?>[]{Repository.class}, (_, method, arguments) -> switch (method.getName()) {
                    case "commit" -> commit((CommitRequest) arguments[0]);
                    case "close" -> close();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private CommitResult commit(CommitRequest request) {
        asked.add(request);
        return answers.remove().get();
    }

    private Object close() {
        closed = true;
        return this;
    }
}
