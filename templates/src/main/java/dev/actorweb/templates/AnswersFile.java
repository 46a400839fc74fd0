package dev.actorweb.templates;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a project records about the template it came from.
///
/// @param folder
///            the name that the project's folder had
/// @param tool
///            the version of the aw that applied it
/// @param libraries
///            the version of aw's libraries in the project, if the template wants them
/// @param snapshot
///            the hash of the file that holds the template as it was
/// @param answers
///            by variable; computed ones are left out
public record AnswersFile(String template, String version, Origin origin, String folder, String tool,
        Optional<String> libraries, String snapshot, Map<String, String> answers) {
    /// The name of the file of a project's first template, at the project's top.
    public static final String NAME = ".aw-template.yaml";

    public AnswersFile {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    static AnswersFile of(Template template, Map<String, String> values, String folder, Tool tool,
            Snapshot snapshot) {
        var answers = new LinkedHashMap<String, String>();
        for (var variable : template.variables()) {
            var value = values.get(variable.name());
            if (value != null && template.asks(variable, values)) {
                answers.put(variable.name(), value);
            }
        }
        return new AnswersFile(template.name(), template.version(), template.source().origin(), folder,
                tool.version(), template.library().flatMap(_ -> tool.kit()).map(Kit::version),
                snapshot.hash(), answers);
    }

    /// What the template knew as `{{aw.…}}`.
    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("version", tool);
        libraries.ifPresent(version -> facts.put("libraries", version));
        return facts;
    }

    Content write() {
        var text = new StringBuilder(
                """
                        # Where this project came from. 'aw update' reads it, and the template as it was, in the file .base
                        # beside it. Keep both under version control; change answers with 'aw update --set'.
                        """);
        line(text, "template", template);
        line(text, "version", version);
        line(text, "source", origin.location());
        origin.ref().ifPresent(ref -> line(text, "ref", ref));
        if (!origin.below().isEmpty()) {
            line(text, "below", origin.below());
        }
        origin.commit().ifPresent(commit -> line(text, "commit", commit));
        line(text, "folder", folder);
        line(text, "aw", tool);
        libraries.ifPresent(version -> line(text, "libraries", version));
        line(text, "snapshot", snapshot);
        text.append(answers.isEmpty() ? "answers: {}\n" : "answers:\n");
        answers.forEach((name, value) -> line(text.append("  "), name, value));
        return Content.of(text.toString());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(Spelling.quoted(value)).append('\n');
    }
}
