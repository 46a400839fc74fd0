package dev.actorweb.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the plan: what the template makes, beside what is there.
final class Planner {
    private final Template template;
    private final Path directory;
    private final Tool tool;

    Planner(Template template, Path directory, Tool tool) throws IOException {
        this.template = template;
        this.directory = real(directory);
        this.tool = tool;
    }

    /// The folder itself may be reached through links; below it, none is followed.
    static Path real(Path directory) throws IOException {
        return Files.exists(directory) ? directory.toRealPath() : directory.toAbsolutePath().normalize();
    }

    /// The name that `{{folder}}` stands for.
    static String name(Path directory) {
        var name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    Planning plan(Map<String, String> given) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            return new Planning.Refused(List.of(new Refusal(directory.toString(), "is a file",
                    "name a folder, or one that does not exist yet")));
        }
        var folder = name(directory);
        return switch (new Renderer(template, folder, tool.facts()).render(given, tool.kit(), true)) {
            case Rendered.Refused(var refusals) -> new Planning.Refused(refusals);
            case Rendered.Files files -> {
                var outputs = new TreeMap<>(files.outputs());
                var snapshot = Snapshot.of(template.source());
                var record = RecordFiles.forNew(directory, template.name());
                var answers = AnswersFile.of(template, files.values(), folder, tool, snapshot);
                outputs.put(record.answers(), Output.own(answers.write()));
                outputs.put(record.snapshot(), Output.own(snapshot.content()));
                yield new Planning.Planned(new Plan(directory, compare(outputs), next(files.values())));
            }
        };
    }

    /// What the template says is to be done next.
    private Optional<String> next(Map<String, String> values) {
        return template.next().flatMap(text -> new Rendering(template.variables(), values, tool.facts())
                .render(text) instanceof Rendering.Result.Rendered(var rendered)
                        ? Optional.of(rendered)
                        : Optional.empty());
    }

    private List<FileChange> compare(Map<String, Output> outputs) throws IOException {
        var surroundings = Surroundings.of(directory);
        var changes = new ArrayList<FileChange>();
        for (var output : outputs.entrySet()) {
            var content = output.getValue().content();
            changes.add(new FileChange(output.getKey(), content, output.getValue().executable(),
                    surroundings.state(output.getKey(), content)));
        }
        return changes;
    }
}
