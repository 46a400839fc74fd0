package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.templates.Planning.Planned;
import dev.actorweb.templates.Planning.Refused;
import java.io.IOException;
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
    void everyTemplateHasItsOwnNameAndListsAllOfItsFiles() throws IOException {
        assertThat(Catalogue.all()).extracting(Template::name).containsExactlyElementsOf(Catalogue.NAMES);
        for (var template : Catalogue.all()) {
            var resources = Path
                    .of("src/main/resources/dev/actorweb/templates/catalogue", template.name());
            var files = new FolderSource(resources).files();
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
