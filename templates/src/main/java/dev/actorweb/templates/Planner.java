package dev.actorweb.templates;

import dev.actorweb.templates.Rendering.Result;
import dev.actorweb.templates.Template.FileRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the plan: renders names and contents, judges the paths, and compares with what is there.
final class Planner {
    private static final long MOST_BYTES = 256L << 20;

    /// A file as the template makes it.
    private record Output(Content content, boolean executable) {}

    private final Template template;
    private final Path directory;
    private final Tool tool;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Output> outputs = new TreeMap<>();
    private long bytes;

    Planner(Template template, Path directory, Tool tool) throws IOException {
        this.template = template;
        this.directory = real(directory);
        this.tool = tool;
    }

    /// The folder itself may be reached through links; below it, none is followed.
    private static Path real(Path directory) throws IOException {
        return Files.exists(directory) ? directory.toRealPath() : directory.toAbsolutePath().normalize();
    }

    Planning plan(Map<String, String> given) throws IOException {
        var answers = new Answers(template, directory);
        var values = answers.values(given);
        refusals.addAll(answers.refusals());
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            refusals.add(new Refusal(directory.toString(), "is a file",
                    "name a folder, or one that does not exist yet"));
        }
        if (refusals.isEmpty()) {
            render(values);
            libraries();
            refusals.addAll(Collisions.among(outputs.keySet()));
        }
        if (!refusals.isEmpty()) {
            return new Planning.Refused(refusals);
        }
        outputs.put(AnswersFile.NAME, new Output(AnswersFile.of(template, values).write(), false));
        return new Planning.Planned(new Plan(directory, compare()));
    }

    private void render(Map<String, String> values) throws IOException {
        var rendering = new Rendering(template.variables(), values, tool.facts());
        for (var file : template.source().files()) {
            if (file.startsWith(TemplateSource.FILES)) {
                render(file, file.substring(TemplateSource.FILES.length()), rendering, values);
            }
        }
    }

    private void render(String file, String name, Rendering rendering, Map<String, String> values)
            throws IOException {
        var copied = false;
        var executable = template.source().executable(file);
        for (FileRule rule : template.rules()) {
            if (rule.concerns(name)) {
                if (rule.condition().isPresent() && !rule.condition().get().holds(values)) {
                    return;
                }
                copied |= rule.copied();
                executable |= rule.executable();
            }
        }
        switch (rendering.render(name)) {
            case Result.Rendered(var path) ->
                add(path, new Output(content(file, copied, rendering), executable));
            case Result.Fault(var message) ->
                refusals.add(new Refusal(file, "its name can't be rendered: " + message, ""));
        }
    }

    private Content content(String file, boolean copied, Rendering rendering) throws IOException {
        var read = Content.of(template.source().read(file));
        bytes += read.size();
        if (bytes > MOST_BYTES) {
            throw new IOException("the template is larger than " + MOST_BYTES + " bytes");
        }
        var text = read.text();
        if (copied || text.isEmpty()) {
            return read;
        }
        return switch (rendering.render(text.get())) {
            case Result.Rendered(var rendered) -> Content.of(rendered);
            case Result.Fault(var message) -> {
                refusals.add(new Refusal(file, message, ""));
                yield read;
            }
        };
    }

    private void add(String path, Output output) {
        var fault = OutputPath.fault(path);
        if (fault.isPresent()) {
            refusals.add(new Refusal(path, fault.get(), "a template writes plain files inside the project"));
        } else if (outputs.put(path, output) != null) {
            refusals.add(new Refusal(path, "is written twice", ""));
        }
    }

    private void libraries() throws IOException {
        if (template.library().isEmpty()) {
            return;
        }
        if (tool.kit().isEmpty()) {
            refusals.add(new Refusal(template.name(), "needs aw's libraries, and this aw has none beside it",
                    "start aw by its launcher, which builds them"));
            return;
        }
        for (var file : tool.kit().get().repository().entrySet()) {
            add(template.library().get() + "/" + file.getKey(), new Output(file.getValue(), false));
        }
    }

    private List<FileChange> compare() throws IOException {
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
