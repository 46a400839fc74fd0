package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.Discovery;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.process.Environment;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/// Opens repositories for JGit, after making sure that it can handle them.
public final class JGit {
    private JGit() {}

    /// Opens the repository that `start` lies in.
    ///
    /// Configuration and home folder are held in static fields of JGit: repositories open at the
    /// same time must share their environment.
    public static Repository open(Path start, EngineOptions options) {
        Environment environment = options.environment();
        if (!options.inherit()) {
            environment = environment.without("GIT_DIR").without("GIT_WORK_TREE").without("GIT_INDEX_FILE")
                    .without("GIT_COMMON_DIR").without("GIT_OBJECT_DIRECTORY")
                    .without("GIT_ALTERNATE_OBJECT_DIRECTORIES").without("GIT_NAMESPACE");
        }
        Preconditions.requireReadable(environment);
        Surroundings.install(environment);
        Environment known = environment;
        return Trouble.attempt("opening the repository", () -> open(find(start, known), known, options));
    }

    private static Discovery.Found find(Path start, Environment environment) {
        Optional<String> gitDir = environment.get("GIT_DIR");
        if (gitDir.isEmpty()) {
            return Discovery.find(start, environment);
        }
        Discovery.Found found = Discovery.find(start.toAbsolutePath().resolve(gitDir.get()), environment);
        Path workTree = start.toAbsolutePath().resolve(environment.get("GIT_WORK_TREE").orElse(""))
                .normalize();
        return new Discovery.Found(
                new Layout(Optional.of(workTree), found.layout().gitDir(), found.layout().commonDir()),
                false);
    }

    private static Repository open(Discovery.Found found, Environment environment, EngineOptions options)
            throws Exception {
        Layout layout = found.layout();
        Config userConfig = SystemReader.getInstance().getUserConfig();
        new Ownership(environment, userConfig).require(layout);
        var config = new FileBasedConfig(layout.commonDir().resolve("config").toFile(), FS.DETECTED);
        config.load();
        Preconditions.requireReadable(config, layout.gitDir());
        Preconditions.requireReadable(userConfig, layout.gitDir());
        var builder = new FileRepositoryBuilder().setGitDir(layout.gitDir().toFile())
                .setGitCommonDir(layout.commonDir().toFile()).setFS(QuietFileSystem.forThisMachine());
        if (layout.isBare()) {
            builder.setBare();
        } else if (!found.unusual() || layout.isLinkedWorktree()) {
            builder.setWorkTree(layout.workTree().get().toFile());
        }
        Optional<String> index = environment.get("GIT_INDEX_FILE");
        if (index.isPresent() && !layout.isBare()) {
            builder.setIndexFile(layout.workTree().get().resolve(index.get()).toFile());
        }
        var repository = builder.build();
        Optional<File> workTree = repository.isBare()
                ? Optional.empty()
                : Optional.of(repository.getWorkTree());
        var confirmed = new Layout(workTree.map(File::toPath), layout.gitDir(), layout.commonDir());
        return new JGitRepository(new Opened(repository, confirmed, environment, options));
    }
}
