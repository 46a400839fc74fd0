package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.HookRunner;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.process.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/// An open repository with what everybody who works on it must know.
record Opened(Repository repository, Layout layout, Environment environment, EngineOptions options) {
    HookRunner hooks() {
        var configured = Optional.ofNullable(repository.getConfig().getString("core", null, "hooksPath"));
        return new HookRunner(layout, configured, environment, options.limits().writing(), options.hooks());
    }

    Path workTree() {
        return layout.workTree().orElseThrow(() -> new GitException(new GitProblem.Bare(layout.gitDir())));
    }

    /// What the ref of exactly that name points to, if it exists and points somewhere.
    Optional<ObjectId> target(RefName name) throws IOException {
        Ref ref = repository.exactRef(name.full());
        return ref == null ? Optional.empty() : Optional.ofNullable(ref.getObjectId());
    }
}
