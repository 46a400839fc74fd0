package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.templates.Template.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A template that can be changed, and a project made from it that is brought up to date.
abstract class TemplateAndProject {
    static final Tool TOOL = new Tool("1.0", Optional.empty());

    @TempDir
    Path temp;
    Path home;
    Path project;

    @BeforeEach
    void folders() throws IOException {
        temp = temp.toRealPath();
        home = Files.createDirectories(temp.resolve("template"));
        project = temp.resolve("project");
        manifest("1", "");
    }

    void manifest(String version, String more) throws IOException {
        Files.writeString(home.resolve("template.yaml"), """
                template: demo
                version: "%s"
                description: for tests
                variables:
                  name: { default: "{{folder}}" }
                %s""".formatted(version, more));
    }

    void template(String path, String text) throws IOException {
        write(home.resolve("files"), path, text);
    }

    void project(String path, String text) throws IOException {
        write(project, path, text);
    }

    static void write(Path folder, String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    String read(String path) throws IOException {
        return Files.readString(project.resolve(path));
    }

    Template load() throws IOException {
        return ((Loading.Loaded) Template.load(home, "../template")).template();
    }

    void init(Map<String, String> answers) throws IOException {
        ((Planning.Planned) load().plan(project, answers, TOOL)).plan().apply();
    }

    Update update(Map<String, String> changed) throws IOException {
        var record = RecordFiles.in(project).getFirst();
        var recorded = ((AnswersReader.Reading.Read) AnswersReader.read(record.answers(),
                project.resolve(record.answers()))).file();
        var next = load();
        var planning = Update.plan(project, record, recorded, Update.recorded(project, record, recorded),
                next, Update.answers(recorded, next, changed), TOOL);
        return ((Update.Planning.Planned) planning).update();
    }

    Update update() throws IOException {
        return update(Map.of());
    }

    /// Writes what an update says, as the command does.
    void apply(Update update) throws IOException {
        for (var file : update.writes()) {
            var path = project.resolve(file.path());
            if (file.after().isEmpty()) {
                Files.delete(path);
            } else {
                Files.createDirectories(path.resolveSibling(""));
                Files.write(path, file.after().get().content().bytes());
                assertThat(path.toFile().setExecutable(file.after().get().executable(), false)).isTrue();
            }
        }
    }
}
