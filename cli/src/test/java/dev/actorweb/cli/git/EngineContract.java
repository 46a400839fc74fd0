package dev.actorweb.cli.git;

import java.nio.file.Path;

/// What the contract tests of both engines share.
interface EngineContract {
    GitSandbox sandbox();

    /// Opens a repository with the engine under test, in the sandbox's environment.
    Repository open(Path start);

    Repository open(Path start, EngineOptions options);

    EngineOptions options();
}
