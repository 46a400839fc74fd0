package dev.actorweb.cli.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.AwProcess;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the built-in templates make are projects that build, pass their tests, and run.
class TemplateIT {
    private Path temp;

    @BeforeEach
    void open(@TempDir Path folder) {
        assumeThat(AwProcess.distribution().resolve("lib/aw.jar")).exists();
        temp = folder;
    }

    /// Makes a project in a folder with a blank in its name.
    private Path make(String template, String folder, String name) throws IOException, InterruptedException {
        AwProcess.in(temp).run("init", "--template", template, folder, "--set",
                "package=org.example." + name).succeeded();
        return temp.resolve(folder);
    }

    private String run(Path project, String jar, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", jar));
        command.addAll(List.of(words));
        return AwProcess.in(project).run(command).succeeded();
    }

    @Test
    void theActorProjectBuildsRunsAndItsMachineIsSound() throws Exception {
        var project = make("java-actor", "my door", "door");

        AwProcess.in(project).run("analyze", "src/main/resources/turnstile.yaml").succeeded();

        verify(project);
        assertThat(project.resolve("target/surefire-reports/TEST-org.example.door.TurnstileTest.xml"))
                .exists();
        assertThat(run(project, "target/my-door.jar"))
                .endsWith("PUSH: now [locked] {coins=0}\nvisitors: 1\n");
    }

    @Test
    void theSystemBuildsRunsKeepsItsPromisesAndPlaysItsScenarios() throws Exception {
        var project = make("statechart-system", "my desk", "desk");

        AwProcess.in(project).run("analyze").succeeded();
        assertThat(AwProcess.in(project).run("analyze", "--scenario", "scenarios").succeeded())
                .contains("passed");
        assertThat(AwProcess.in(project).run("analyze", "machines", "--format", "sarif").succeeded())
                .contains("\"version\": \"2.1.0\"");

        verify(project);
        assertThat(run(project, "target/my-desk.jar")).contains("desk: ORDER, now [busy]\n",
                "packer: PACK, now [packing]\n");
    }

    @Test
    void thePipelineBuildsAndLosesNothing() throws Exception {
        var project = make("robust-pipeline", "my pipeline", "pipeline");

        verify(project);
        assertThat(run(project, "target/my-pipeline.jar", "--rate", "5", "--beats", "60"))
                .contains("0 missing", "Restarts: {");
    }

    @Test
    void theCommandLineBuildsAndRuns() throws Exception {
        var project = make("cli-app", "my words", "words");
        Files.writeString(project.resolve("text"), "one two two\n");

        verify(project);
        assertThat(run(project, "target/my-words.jar", "-n", "1", "text")).isEqualTo("      2 two\n");
    }

    @Test
    void theHooksRefuseWhatTheRulesDo() throws Exception {
        assumeThat(Programs.find("git", Environment.inherited())).as("git").isPresent();
        var here = AwProcess.in(temp);
        here.run(List.of("git", "init", "--quiet")).succeeded();
        here.run("init", "--template", "git-hooks", "--set", "specs=machines").succeeded();
        here.run(List.of("git", "config", "core.hooksPath", ".githooks")).succeeded();
        here.run(List.of("git", "add", "--all")).succeeded();

        assertThat(commit("nonsense").code()).isEqualTo(1);
        assertThat(commit("feat: begin").code()).isZero();

        Files.createDirectories(temp.resolve("machines"));
        Files.writeString(temp.resolve("machines/door.yaml"),
                "machine: door\nstates: { a: { on: { X: b } } }\n");
        here.run(List.of("git", "init", "--quiet", "--bare", "remote.git")).succeeded();
        var push = List.of("git", "push", "--quiet", "./remote.git", "HEAD:main");
        assertThat(withAw(push).code()).isNotZero();
        Files.writeString(temp.resolve("machines/door.yaml"),
                "machine: door\ninitial: a\nstates: { a: {} }\n");
        assertThat(withAw(push).code()).isZero();
    }

    private AwProcess.Result commit(String message) throws IOException, InterruptedException {
        return withAw(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit",
                "--quiet", "--message", message));
    }

    /// A program that finds `aw` where a shell looks for it.
    private AwProcess.Result withAw(List<String> command) throws IOException, InterruptedException {
        return AwProcess.in(temp).with("PATH",
                AwProcess.distribution() + java.io.File.pathSeparator + System.getenv("PATH")).run(command);
    }

    @Test
    void whatTheCiRunsMakesAReport() throws Exception {
        Files.createDirectories(temp.resolve("machines"));
        Files.writeString(temp.resolve("machines/door.yaml"),
                "machine: door\nstates: { a: { on: { X: b } } }\n");
        AwProcess.in(temp).run("init", "--template", "ci", "--set", "specs=machines").succeeded();

        var analyze = Files.readString(temp.resolve(".github/workflows/aw.yml")).lines()
                .filter(line -> line.contains("run: aw analyze")).map(line -> line.strip().substring(5))
                .findFirst().orElseThrow();
        assertThat(withAw(List.of("sh", "-c", analyze)).code()).isEqualTo(1);
        assertThat(Files.readString(temp.resolve("aw.sarif"))).contains("\"2.1.0\"", "SC001");

        var script = Files.readString(temp.resolve(".gitlab-ci.yml")).lines()
                .dropWhile(line -> !line.equals("  script:")).skip(1)
                .takeWhile(line -> line.startsWith("    - "))
                .map(line -> line.substring(6)).toList();
        assertThat(withAw(List.of("sh", "-e", "-c", String.join("\n", script))).code()).isEqualTo(1);
        assertThat(Files.readString(temp.resolve("aw-junit.xml"))).contains("<testsuite");
    }

    @Test
    void aProjectGoesFromOneAwToTheNext() throws Exception {
        assumeThat(Programs.find("git", Environment.inherited())).as("git").isPresent();
        var project = make("java-actor", "door", "door");
        AwProcess.in(project).run(List.of("git", "init", "--quiet")).succeeded();
        assertThat(AwProcess.in(project).run("update", "--check").code()).isZero();

        var lib = project.resolve("lib/dev/actorweb/aw-runtime");
        String version;
        try (var versions = Files.list(lib)) {
            version = versions.findFirst().orElseThrow().getFileName().toString();
        }
        age(project, version);
        assertThat(AwProcess.in(project).run("update", "--check").code()).isEqualTo(1);
        AwProcess.in(project).run("update").succeeded();

        assertThat(lib.resolve(version)).isDirectory();
        assertThat(lib.resolve("0.0.1")).doesNotExist();
        assertThat(Files.readString(project.resolve("pom.xml")))
                .contains("<aw.version>" + version + "</aw.version>");
        AwProcess.in(project).run("undo").succeeded();
        assertThat(lib.resolve("0.0.1/aw-runtime-0.0.1.jar")).exists();
    }

    /// Makes it look as if an older aw had made the project.
    private static void age(Path project, String version) throws IOException {
        for (var file : List.of("pom.xml", ".aw-template.yaml")) {
            var path = project.resolve(file);
            Files.writeString(path, Files.readString(path).replace(version, "0.0.1"));
        }
        for (var artifact : List.of("aw-runtime", "aw-machine", "aw-testkit")) {
            var folder = project.resolve("lib/dev/actorweb").resolve(artifact);
            Files.move(folder.resolve(version), folder.resolve("0.0.1"));
            try (var files = Files.list(folder.resolve("0.0.1"))) {
                for (var file : files.toList()) {
                    Files.move(file,
                            file.resolveSibling(file.getFileName().toString().replace(version, "0.0.1")));
                }
            }
        }
    }

    /// Offline first: the libraries come with the project, and the rest is what aw itself is
    /// built with.
    private static void verify(Path project) throws IOException, InterruptedException {
        assumeThat(Programs.find("mvn", Environment.inherited())).as("Maven").isPresent();
        var words = new ArrayList<>(List.of("mvn", "-o", "-q", "verify"));
        var offline = AwProcess.in(project).run(words);
        if (offline.code() != 0 && offline.out().contains("in offline mode")) {
            words.remove("-o");
            AwProcess.in(project).run(words).succeeded();
        } else {
            assertThat(offline.code()).as(offline.out()).isZero();
        }
    }
}
