package dev.actorweb.templates;

import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.Severity;
import dev.actorweb.templates.Rendering.Result;
import dev.actorweb.templates.Template.FileRule;
import dev.actorweb.templates.Template.Loading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds what is wrong with a template before anybody applies it: it is rendered under every
/// combination of its flags and choices, as far as those can be counted.
public final class TemplateLint {
    private static final Map<String, String> FACTS = Map.of("version", "1.0", "libraries", "1.0");

    private final Template template;
    private final ManifestPlaces places;
    private final Problems manifest = new Problems(TemplateSource.MANIFEST);
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private TemplateLint(Template template) throws IOException {
        this.template = template;
        this.places = ManifestPlaces.of(template.source());
    }

    /// All findings, those of the manifest first.
    ///
    /// @throws IOException
    ///             if the template can't be read
    public static List<Problem> of(TemplateSource source) throws IOException {
        return switch (Template.load(source)) {
            case Loading.Invalid(var problems) -> problems;
            case Loading.Loaded(var template) -> new TemplateLint(template).problems();
        };
    }

    private List<Problem> problems() throws IOException {
        var texts = texts();
        if (texts.isEmpty()) {
            wrong("", "there is nothing below `" + TemplateSource.FILES + "` to be written");
        }
        rules(texts.keySet());
        for (var values : Samples.of(template)) {
            presets(values);
            next(values);
            render(texts, values);
        }
        unused(texts);
        unclosed(texts);
        var all = new ArrayList<>(manifest.list());
        all.addAll(problems);
        return all;
    }

    /// The files to be written, and what they hold; nothing for those that are no text.
    private Map<String, Optional<String>> texts() throws IOException {
        var texts = new LinkedHashMap<String, Optional<String>>();
        for (var file : template.source().files()) {
            if (file.startsWith(TemplateSource.FILES)) {
                texts.put(file.substring(TemplateSource.FILES.length()),
                        Content.of(template.source().read(file)).text());
            }
        }
        return texts;
    }

    private void rules(Set<String> files) {
        for (var rule : template.rules()) {
            if (files.stream().noneMatch(rule::concerns)) {
                wrong(ManifestPlaces.rule(rule.path()),
                        "there is no file `" + rule.path() + "` that the rule could concern");
            }
        }
    }

    private void presets(Map<String, String> values) {
        for (var variable : template.variables()) {
            if (variable.kind() instanceof Variable.Kind.Computed || !template.asks(variable, values)) {
                continue;
            }
            var answers = new Answers(template, Samples.FOLDER);
            var proposed = answers.proposal(variable, values);
            for (var refusal : answers.refusals()) {
                wrong(ManifestPlaces.preset(variable.name()),
                        "the default of `" + variable.name() + "`: " + refusal.message());
            }
            proposed.flatMap(variable::fault).ifPresent(
                    fault -> wrong(ManifestPlaces.preset(variable.name()),
                            "the default of `" + variable.name()
                                    + "`, as in a folder called " + Samples.FOLDER + ", `" + proposed.get()
                                    + "`, " + fault));
        }
    }

    private void next(Map<String, String> values) {
        if (template.next().isPresent() && new Rendering(template.variables(), values, FACTS)
                .render(template.next().get()) instanceof Result.Fault fault) {
            wrong(ManifestPlaces.NEXT, "`next`: " + fault.what());
        }
    }

    private void render(Map<String, Optional<String>> texts, Map<String, String> values) {
        var rendering = new Rendering(template.variables(), values, FACTS);
        var paths = new TreeSet<String>();
        for (var entry : texts.entrySet()) {
            var rules = template.rules().stream().filter(rule -> rule.concerns(entry.getKey())).toList();
            if (!written(rules, values)) {
                continue;
            }
            switch (rendering.render(entry.getKey())) {
                case Result.Rendered(var path) -> path(entry.getKey(), path, paths);
                case Result.Fault fault ->
                    wrong(entry.getKey(), 0, "its name can't be rendered: " + fault.what());
            }
            if (entry.getValue().isPresent() && rules.stream().noneMatch(FileRule::copied)
                    && rendering.render(entry.getValue().get()) instanceof Result.Fault fault) {
                wrong(entry.getKey(), fault.line(), fault.what());
            }
        }
        for (var collision : Collisions.among(paths)) {
            wrong(collision.subject(), 0, collision.message());
        }
    }

    private static boolean written(List<FileRule> rules, Map<String, String> values) {
        return rules.stream().allMatch(rule -> rule.condition().map(c -> c.holds(values)).orElse(true));
    }

    private void path(String file, String path, Set<String> paths) {
        var fault = OutputPath.fault(path);
        if (fault.isPresent()) {
            wrong(file, 0, "it would be written to `" + path + "`, which " + fault.get());
        } else if (!paths.add(path)) {
            wrong(file, 0, "another file is written to `" + path + "` too");
        }
    }

    /// Variables that nothing depends on.
    private void unused(Map<String, Optional<String>> texts) {
        var used = new StringBuilder();
        texts.forEach((path, text) -> used.append(path).append('\n').append(text.orElse("")).append('\n'));
        var conditions = new LinkedHashSet<String>();
        for (var variable : template.variables()) {
            variable.preset().ifPresent(preset -> used.append(preset).append('\n'));
            variable.condition().ifPresent(condition -> conditions.add(condition.variable()));
        }
        for (var rule : template.rules()) {
            rule.condition().ifPresent(condition -> conditions.add(condition.variable()));
        }
        for (var variable : template.variables()) {
            var named = used.indexOf(variable.name()) >= 0 || conditions.contains(variable.name());
            if (!named && told.add("unused " + variable.name())) {
                manifest.warning(Problem.WRONG_VALUE, places.of(ManifestPlaces.variable(variable.name())),
                        "nothing uses the variable `" + variable.name() + "`", Optional.empty());
            }
        }
    }

    /// The one mistake that rendering does not see: `{{` without an end is text.
    private void unclosed(Map<String, Optional<String>> texts) {
        texts.forEach((path, text) -> {
            var content = text.orElse("");
            var copied = template.rules().stream().anyMatch(r -> r.concerns(path) && r.copied());
            int open = content.lastIndexOf("{{");
            if (!copied && open >= 0 && !content.contains("{{=") && content.indexOf("}}", open) < 0) {
                problems.add(new Problem(Severity.WARNING, Problem.WRONG_VALUE,
                        TemplateSource.FILES + path, new Position(line(content, open), 1),
                        "`{{` is never closed, so it is written as it is", Optional.empty()));
            }
        });
    }

    private static int line(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private void wrong(String what, String message) {
        if (told.add(message)) {
            manifest.error(Problem.WRONG_VALUE, places.of(what), message, Optional.empty());
        }
    }

    private void wrong(String file, int line, String message) {
        if (told.add(file + ":" + line + ":" + message)) {
            problems.add(new Problem(Severity.ERROR, Problem.WRONG_VALUE, TemplateSource.FILES + file,
                    new Position(Math.max(1, line), 1), message, Optional.empty()));
        }
    }
}
