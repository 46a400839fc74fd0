package dev.actorweb.cli.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.actorweb.cli.AwProcess;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the built-in template makes is a project that builds, passes its tests, and runs.
class TemplateIT {
    private Path temp;

    @BeforeEach
    void open(@TempDir Path folder) {
        assumeThat(AwProcess.distribution().resolve("lib/aw.jar")).exists();
        temp = folder;
    }

    @Test
    void theProjectBuildsRunsAndItsMachineIsSound() throws Exception {
        AwProcess.in(temp).run("init", "--template", "java-actor", "my door", "--set",
                "package=org.example.door").succeeded();
        var project = temp.resolve("my door");

        AwProcess.in(project).run("analyze", "src/main/resources/turnstile.yaml").succeeded();

        assumeThat(Programs.find("mvn", Environment.inherited())).as("Maven").isPresent();
        verify(project);
        assertThat(project.resolve("target/surefire-reports/TEST-org.example.door.TurnstileTest.xml"))
                .exists();
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        assertThat(AwProcess.in(project).run(List.of(java, "-jar", "target/my-door.jar")).succeeded())
                .endsWith("PUSH: now [locked] {coins=0}\nvisitors: 1\n");
    }

    /// Offline first: the libraries come with the project, and the rest is what aw itself is
    /// built with.
    private static void verify(Path project) throws IOException, InterruptedException {
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
