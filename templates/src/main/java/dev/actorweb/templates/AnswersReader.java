package dev.actorweb.templates;

import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the answers file of a project.
public final class AnswersReader {
    /// What a file says, or what is wrong with it.
    public sealed interface Reading {
        record Read(AnswersFile file) implements Reading {}

        /// It is wrong, as at least one problem says.
        record Invalid(List<Problem> problems) implements Reading {}
    }

    private final Problems problems;

    private AnswersReader(String name) {
        problems = new Problems(name);
    }

    /// Reads `file`, which problems call `name`.
    public static Reading read(String name, Path file) {
        return new AnswersReader(name).read(file);
    }

    private Reading read(Path file) {
        var document = YamlReader.read(problems.file(), file);
        problems.addAll(document.problems());
        var answers = document.root().flatMap(root -> Fields.of(root, problems, "an answers file"))
                .flatMap(this::answers);
        return answers.isPresent() && !problems.hasErrors()
                ? new Reading.Read(answers.get())
                : new Reading.Invalid(problems.list());
    }

    private Optional<AnswersFile> answers(Fields fields) {
        var template = fields.requiredText("template");
        var version = fields.requiredText("version");
        var source = fields.requiredText("source");
        var folder = fields.requiredText("folder");
        var tool = fields.requiredText("aw");
        var snapshot = fields.requiredText("snapshot");
        var ref = fields.text("ref");
        var below = fields.text("below").orElse("");
        var commit = fields.text("commit");
        var libraries = fields.text("libraries");
        var answers = given(fields);
        fields.finish();
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        var origin = new Origin(source.orElseThrow(), ref, below, commit);
        return Optional.of(new AnswersFile(template.orElseThrow(), version.orElseThrow(), origin,
                folder.orElseThrow(), tool.orElseThrow(), libraries, snapshot.orElseThrow(), answers));
    }

    private Map<String, String> given(Fields fields) {
        var answers = new LinkedHashMap<String, String>();
        for (var entry : fields.entries("answers")) {
            if (entry.value() instanceof Scalar scalar) {
                answers.put(entry.key(), scalar.text());
            } else {
                problems.error(Problem.WRONG_VALUE, entry.value().position(),
                        "the answer `" + entry.key() + "` is no text");
            }
        }
        return answers;
    }

    /// The template that a file names, if it can be read.
    static Optional<String> templateName(Path file) {
        return YamlReader.read(file).root()
                .flatMap(root -> Fields.of(root, new Problems(""), "an answers file"))
                .flatMap(fields -> fields.text("template"));
    }
}
