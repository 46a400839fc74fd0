package dev.actorweb.cli.git.actor;

import dev.actorweb.cli.git.HookRunner;
import java.util.List;

/// What runs programs of the project: its checks and hooks.
///
/// @param <T>
///            what it yields when it succeeds
public sealed interface ProgramRequest<T> extends GitRequest<T> {
    /// Runs checks of the project, several at a time, each of which is one run after the other;
    /// yields the results of all runs in the same order.
    record RunChecks(List<List<CheckRun>> checks) implements ProgramRequest<List<CheckRun.Result>> {
        public RunChecks {
            checks = checks.stream().map(List::copyOf).toList();
        }

        @Override
        public String event() {
            return "RUN_CHECK";
        }

        @Override
        public List<CheckRun.Result> perform(Session session) throws InterruptedException {
            return CheckRun.performAll(checks);
        }
    }

    /// Runs one of git's client hooks that the engine does not run by itself.
    record RunHook(String name, String input, List<String> arguments)
            implements
                ProgramRequest<HookRunner.Verdict> {
        public RunHook {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String event() {
            return "RUN_CHECK";
        }

        @Override
        public HookRunner.Verdict perform(Session session) {
            return session.repository().hook(name, input, arguments);
        }
    }
}
