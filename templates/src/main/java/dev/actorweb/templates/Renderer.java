package dev.actorweb.templates;

import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.templates.Rendering.Result;
import dev.actorweb.templates.Template.FileRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Renders the names and contents of a template's files, and judges the paths; looks at no project.
final class Renderer {
    static final long MOST_BYTES = 256L << 20;

    private final Template template;
    private final String folder;
    private final Map<String, String> facts;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Output> outputs = new TreeMap<>();
    private long bytes;

    /// @param folder
    ///            the name of the project's folder
    /// @param facts
    ///            what templates know as `{{aw.…}}`
    Renderer(Template template, String folder, Map<String, String> facts) {
        this.template = template;
        this.folder = folder;
        this.facts = facts;
    }

    /// @param kit
    ///            aw's libraries, where the template wants them; `missingKit` is refused then if
    ///            there are none
    Rendered render(Map<String, String> given, Optional<Kit> kit, boolean withLibraries) throws IOException {
        var answers = new Answers(template, folder);
        var values = answers.values(given);
        refusals.addAll(answers.refusals());
        if (refusals.isEmpty()) {
            files(values);
            if (withLibraries) {
                libraries(kit);
            }
            refusals.addAll(Collisions.among(outputs.keySet()));
        }
        return refusals.isEmpty()
                ? new Rendered.Files(new TreeMap<>(outputs), values)
                : new Rendered.Refused(refusals);
    }

    private void files(Map<String, String> values) throws IOException {
        var rendering = new Rendering(template.variables(), values, facts);
        for (var file : template.source().files()) {
            if (file.startsWith(TemplateSource.FILES)) {
                file(file, file.substring(TemplateSource.FILES.length()), rendering, values);
            }
        }
    }

    private void file(String file, String name, Rendering rendering, Map<String, String> values)
            throws IOException {
        var copied = false;
        var executable = template.source().executable(file);
        var once = false;
        for (FileRule rule : template.rules()) {
            if (rule.concerns(name)) {
                if (rule.condition().isPresent() && !rule.condition().get().holds(values)) {
                    return;
                }
                copied |= rule.copied();
                executable |= rule.executable();
                once |= rule.once();
            }
        }
        switch (rendering.render(name)) {
            case Result.Rendered(var path) ->
                add(path, new Output(content(file, copied, rendering), executable, file, once));
            case Result.Fault fault ->
                refusals.add(new Refusal(file, "its name can't be rendered: " + fault.message(), ""));
        }
    }

    private Content content(String file, boolean copied, Rendering rendering) throws IOException {
        var read = Content.of(template.source().read(file));
        bytes += read.size();
        if (bytes > MOST_BYTES) {
            throw new IOException("the template is larger than " + Limits.size(MOST_BYTES));
        }
        var text = read.text();
        if (copied || text.isEmpty()) {
            return read;
        }
        return switch (rendering.render(text.get())) {
            case Result.Rendered(var rendered) -> Content.of(rendered);
            case Result.Fault fault -> {
                refusals.add(new Refusal(file, fault.message(), ""));
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

    private void libraries(Optional<Kit> kit) {
        if (template.library().isEmpty()) {
            return;
        }
        if (kit.isEmpty()) {
            refusals.add(new Refusal(template.name(), "needs aw's libraries, and this aw has none beside it",
                    "start aw by its launcher, which builds them"));
            return;
        }
        for (var file : kit.get().repository().entrySet()) {
            add(template.library().get() + "/" + file.getKey(), Output.own(file.getValue()));
        }
    }
}
