package dev.actorweb.cli.git;

import dev.actorweb.cli.git.engine.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Gives each contract test a sandbox of its own and closes what it opened.
abstract class EngineFixture implements EngineContract {
    private final Engine engine;
    private final List<Repository> opened = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private GitSandbox sandbox;

    EngineFixture(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void makeSandbox() {
        sandbox = new GitSandbox(folder);
    }

    @AfterEach
    void closeRepositories() {
        opened.forEach(Repository::close);
    }

    @Override
    public GitSandbox sandbox() {
        return sandbox;
    }

    @Override
    public EngineOptions options() {
        return EngineOptions.unattended().with(engine).with(sandbox.environment());
    }

    @Override
    public Repository open(Path start) {
        return open(start, options());
    }

    @Override
    public Repository open(Path start, EngineOptions options) {
        Repository repository = Engines.open(start, options);
        opened.add(repository);
        return repository;
    }
}
