package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.YamlReader;
import dev.actorweb.templates.Planning.Planned;
import dev.actorweb.templates.Planning.Refused;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The templates that come with aw are right; whether their projects build is tested with
/// the command.
class CatalogueTest {
    @TempDir
    private Path temp;
    private Tool tool = new Tool("1.0", Optional.empty());

    @BeforeEach
    void kit() throws IOException {
        var jars = Files.createDirectory(temp.resolve("kit"));
        for (var library : Kit.LIBRARIES) {
            Files.writeString(jars.resolve(library.artifact() + ".jar"), library.artifact());
        }
        tool = new Tool("1.0", Kit.in(jars, "1.0"));
    }

    private Planning plan(String folder, Map<String, String> answers) throws IOException {
        return Catalogue.find("java-actor").orElseThrow().plan(temp.resolve(folder), answers, tool);
    }

    @Test
    void everyTemplateHasItsOwnNameAndListsAllOfItsFiles() throws IOException, URISyntaxException {
        assertThat(Catalogue.all()).extracting(Template::name).containsExactlyElementsOf(Catalogue.NAMES);
        for (var template : Catalogue.all()) {
            var manifest = Catalogue.class.getResource("catalogue/" + template.name() + "/template.yaml");
            var files = new FolderSource(Path.of(manifest.toURI()).resolveSibling("")).files();
            files.removeAll(List.of("index", "template.yaml"));
            assertThat(template.source().files()).isEqualTo(files);
        }
        assertThat(Catalogue.find("no-such")).isEmpty();
    }

    @Test
    void aProjectIsNamedAfterItsFolder() throws IOException {
        var plan = ((Planned) plan("My Door", Map.of())).plan();

        assertThat(plan.conflicts()).isEmpty();
        assertThat(plan.changes()).extracting(FileChange::path).contains(".aw-template.yaml", ".gitignore",
                "lib/dev/actorweb/aw-testkit/1.0/aw-testkit-1.0.jar", "pom.xml",
                "src/main/java/com/example/my_door/Turnstile.java");
        assertThat(text(plan, "pom.xml")).contains("<artifactId>my-door</artifactId>",
                "<aw.version>1.0</aw.version>");
        assertThat(text(plan, ".aw-template.yaml")).contains("source: \"builtin:java-actor\"\n",
                "  package: \"com.example.my_door\"\n");
        for (var change : plan.changes()) {
            assertThat(change.content().text().orElse("")).doesNotContain("{{", "}}");
        }
    }

    @Test
    void itsMachineIsReadAndCompiles() throws IOException {
        var plan = ((Planned) plan("door", Map.of())).plan();

        var reading = MachineReader.read("turnstile.yaml", text(plan, "src/main/resources/turnstile.yaml"));

        assertThat(reading.problems()).isEmpty();
        assertThat(CompiledMachine.of(reading.machine().orElseThrow()).name()).isEqualTo("turnstile");
    }

    @Test
    void everyProjectIsUpToDateRightAfterItWasMade() throws IOException {
        for (var template : Catalogue.all()) {
            var project = temp.resolve("project-" + template.name());
            ((Planned) template.plan(project, Map.of(), tool)).plan().apply();
            var record = RecordFiles.in(project).getFirst();
            var recorded = ((AnswersReader.Reading.Read) AnswersReader.read("x",
                    project.resolve(record.answers()))).file();

            var planning = Update.plan(project, record, recorded, Update.recorded(project, record, recorded),
                    template, recorded.answers(), tool);

            assertThat(((Update.Planning.Planned) planning).update().writes()).as(template.name()).isEmpty();
        }
    }

    @Test
    void everyTemplateIsAppliedUnderAllOfItsAnswers() throws IOException {
        for (var template : Catalogue.all()) {
            for (var sample : Samples.of(template)) {
                var answers = new java.util.HashMap<String, String>();
                for (var variable : template.variables()) {
                    if (template.asks(variable, sample)) {
                        answers.put(variable.name(), sample.get(variable.name()));
                    }
                }
                var planning = template.plan(temp.resolve("my-project"), answers, tool);
                assertThat(planning).as(template.name() + " " + answers).isInstanceOf(Planned.class);
                for (var change : ((Planned) planning).plan().changes()) {
                    yaml(change);
                }
            }
        }
    }

    private static void yaml(FileChange change) {
        if (change.path().endsWith(".yaml") || change.path().endsWith(".yml")) {
            assertThat(YamlReader.read(change.path(), change.content().text().orElseThrow()).problems())
                    .as(change.path()).isEmpty();
        }
    }

    @Test
    void theRobustPipelineIsTheSampleInAPackageOfItsOwn() throws IOException {
        var template = Catalogue.find("robust-pipeline").orElseThrow();
        var plan = ((Planned) template.plan(temp.resolve("p"), Map.of("package", "org.example.flow"), tool))
                .plan();

        assertThat(plan.changes()).filteredOn(change -> change.path().endsWith(".java"))
                .hasSizeGreaterThan(10)
                .allSatisfy(change -> {
                    assertThat(change.path())
                            .matches("src/(main|test)/java/org/example/flow/[A-Za-z]+\\.java");
                    assertThat(text(plan, change.path())).startsWith("package org.example.flow;\n")
                            .doesNotContain("samples");
                });
    }

    @Test
    void theHooksCanBeRunAndAskOnlyForWhatIsWanted() throws IOException {
        var hooks = Catalogue.find("git-hooks").orElseThrow();
        var plain = ((Planned) hooks.plan(temp.resolve("p"), Map.of(), tool)).plan();
        var strict = ((Planned) hooks.plan(temp.resolve("p"), Map.of("specs", "machines"), tool)).plan();

        assertThat(plain.changes()).filteredOn(FileChange::executable).extracting(FileChange::path)
                .containsExactly(".githooks/commit-msg", ".githooks/pre-push");
        assertThat(text(plain, ".githooks/pre-push")).doesNotContain("analyze").contains("exec aw check\n");
        assertThat(text(strict, ".githooks/pre-push")).contains("aw analyze machines || exit 1\n");
        assertThat(hooks.plan(temp.resolve("p"), Map.of("specs", "x; rm -rf /"), tool))
                .isInstanceOf(Refused.class);
        assertThat(hooks.plan(temp.resolve("p"), Map.of("specs", "--format=x"), tool))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"name,Door", "name,1door", "name,a--b", "name,''", "name,a<b", "package,com.new.door",
            "package,new",
            "package,Com.door", "package,com..door", "package,java.util", "package,com.door.", "package,_"})
    void whatIsNoNameInMavenOrJavaIsRefused(String variable, String answer) throws IOException {
        assertThat(((Refused) plan("door", Map.of(variable, answer))).refusals())
                .anySatisfy(refusal -> assertThat(refusal.subject()).isEqualTo(variable));
    }

    @ParameterizedTest
    @CsvSource({"name,door-2", "package,door", "package,com.newer.door", "package,a1._b"})
    void whatIsOneIsTaken(String variable, String answer) throws IOException {
        assertThat(plan("door", Map.of(variable, answer))).isInstanceOf(Planned.class);
    }

    private static String text(Plan plan, String path) {
        for (var change : plan.changes()) {
            if (change.path().equals(path)) {
                return change.content().text().orElseThrow();
            }
        }
        throw new AssertionError("no " + path);
    }
}
