package dev.actorweb.cli.git.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.cli.git.Engine;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.GitSandbox;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.process.Environment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private GitSandbox sandbox;

    @BeforeEach
    void makeSandbox() {
        sandbox = new GitSandbox(folder);
    }

    private EngineOptions options(Environment environment) {
        return EngineOptions.unattended().with(environment);
    }

    private Environment environment() {
        return sandbox.environment().without(Engines.VARIABLE);
    }

    private Environment withoutGit() {
        return environment().with("PATH", sandbox.home().toString());
    }

    @Test
    void whereGitIsInstalledItDoesTheWork() {
        Path repository = sandbox.seededClone("ann");

        try (Repository opened = Engines.open(repository, options(environment()))) {
            assertThat(opened.engine()).isEqualTo(Engine.INSTALLED_GIT);
        }
    }

    @Test
    void whereThereIsNoneJGitDoes() {
        Path repository = sandbox.seededClone("ann");

        try (Repository opened = Engines.open(repository, options(withoutGit()))) {
            assertThat(opened.engine()).isEqualTo(Engine.JGIT);
            assertThat(opened.status().isClean()).isTrue();
        }
    }

    @Test
    void theEnvironmentChooses() {
        assertThat(Engines.choose(options(environment().with(Engines.VARIABLE, "jgit"))))
                .isEqualTo(Engine.JGIT);
        assertThat(Engines.choose(options(environment().with(Engines.VARIABLE, "git"))))
                .isEqualTo(Engine.INSTALLED_GIT);
        assertThat(Engines.choose(options(environment().with(Engines.VARIABLE, ""))))
                .isEqualTo(Engine.INSTALLED_GIT);
    }

    @Test
    void optionsChooseOverTheEnvironment() {
        var options = options(environment().with(Engines.VARIABLE, "jgit")).with(Engine.INSTALLED_GIT);

        assertThat(Engines.choose(options)).isEqualTo(Engine.INSTALLED_GIT);
    }

    @Test
    void anEngineNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> Engines.choose(options(environment().with(Engines.VARIABLE, "svn"))))
                .isInstanceOfSatisfying(GitException.class, it -> {
                    assertThat(it.problem().message()).isEqualTo("AW_GIT_ENGINE names no engine: svn");
                    assertThat(it.problem().hint()).contains("git or jgit");
                });
    }

    @Test
    void gitThatIsNotThereCannotBeForced() {
        Path repository = sandbox.seededClone("ann");

        assertThatThrownBy(
                () -> Engines.open(repository, options(withoutGit().with(Engines.VARIABLE, "git"))))
                .isInstanceOfSatisfying(GitException.class,
                        it -> assertThat(it.problem()).isInstanceOf(GitProblem.NoEngine.class));
    }

    @Test
    void theInstalledVersionIsKnown() {
        assertThat(Engines.installed(options(environment()))).get()
                .satisfies(it -> assertThat(it.version()).matches("\\d+\\.\\d+.*"));
        assertThat(Engines.installed(options(withoutGit()))).isEmpty();
    }

    @Test
    void noClassOfJGitIsLoadedWhereGitWorks() throws Exception {
        Path repository = sandbox.seededClone("ann");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var builder = new ProcessBuilder(java.toString(), "-Xlog:class+load:stdout",
                "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), StatusOnly.class.getName(), repository.toString())
                .redirectErrorStream(true);
        sandbox.isolate(builder);
        builder.environment().remove(Engines.VARIABLE);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("clean: true").contains("dev.actorweb.cli.git.installed.GitRepository")
                .doesNotContain("org.eclipse.jgit").doesNotContain("dev.actorweb.cli.git.jgit")
                .doesNotContain("java.util.regex");
    }

    /// A program that asks for the status and says whether it is clean.
    static final class StatusOnly {
        private StatusOnly() {}

        public static void main(String[] args) {
            try (Repository repository = Engines.open(Path.of(args[0]), EngineOptions.unattended())) {
                System.out.println("clean: " + repository.status().isClean());
            }
        }
    }
}
