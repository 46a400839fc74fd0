package dev.actorweb.cli.git;

import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Listener;
import java.time.Duration;
import java.util.Optional;

/// How an engine shall behave.
///
/// @param engine
///            the engine to use whatever is installed; empty lets `AW_GIT_ENGINE` or the presence of
///            git decide
/// @param environment
///            what git's processes and hooks see
/// @param inherit
///            whether `GIT_DIR`, `GIT_INDEX_FILE` and the like are obeyed, as they must be when aw
///            runs inside a hook; not when the user named a repository
/// @param terminal
///            whether a person can be asked for credentials
/// @param hooks
///            hears what git's client hooks print
public record EngineOptions(Optional<Engine> engine, Environment environment, boolean inherit,
        boolean terminal, Limits limits, Listener hooks) {
    /// How long things may take.
    ///
    /// @param reading
    ///            a question that changes nothing
    /// @param writing
    ///            a change, the user's hooks included
    /// @param network
    ///            anything that talks to a remote
    public record Limits(Duration reading, Duration writing, Duration network) {
        public static final Limits DEFAULT = new Limits(Duration.ofMinutes(2), Duration.ofMinutes(30),
                Duration.ofMinutes(10));
    }

    /// For the repository the user is in, without anybody to ask.
    public static EngineOptions unattended() {
        return new EngineOptions(Optional.empty(), Environment.inherited(), true, false, Limits.DEFAULT,
                Listener.NONE);
    }

    public EngineOptions with(Engine forced) {
        return new EngineOptions(Optional.of(forced), environment, inherit, terminal, limits, hooks);
    }

    public EngineOptions with(Environment other) {
        return new EngineOptions(engine, other, inherit, terminal, limits, hooks);
    }

    public EngineOptions with(Limits other) {
        return new EngineOptions(engine, environment, inherit, terminal, other, hooks);
    }

    /// For a repository the user named, whatever `GIT_DIR` says.
    public EngineOptions named() {
        return new EngineOptions(engine, environment, false, terminal, limits, hooks);
    }

    public EngineOptions attended() {
        return new EngineOptions(engine, environment, inherit, true, limits, hooks);
    }

    /// With somebody who hears what git's client hooks print.
    public EngineOptions hearing(Listener listener) {
        return new EngineOptions(engine, environment, inherit, terminal, limits, listener);
    }
}
