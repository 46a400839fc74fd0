package dev.actorweb.templates;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The file in a project that says which template it came from, with which answers.
///
/// @param location
///            where the template was
/// @param answers
///            by variable; computed ones are left out
public record AnswersFile(String template, String version, String location, Map<String, String> answers) {
    /// The name of the file, at the project's top.
    public static final String NAME = ".aw-template.yaml";

    public AnswersFile {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    static AnswersFile of(Template template, Map<String, String> values) {
        var answers = new LinkedHashMap<String, String>();
        for (var variable : template.variables()) {
            var value = values.get(variable.name());
            if (value != null && template.asks(variable, values)) {
                answers.put(variable.name(), value);
            }
        }
        return new AnswersFile(template.name(), template.version(), template.source().location(), answers);
    }

    Content write() {
        var text = new StringBuilder(
                "# Where this project came from; read by aw to bring it up to date. Keep it.\n");
        text.append("template: ").append(Spelling.quoted(template)).append('\n');
        text.append("version: ").append(Spelling.quoted(version)).append('\n');
        text.append("source: ").append(Spelling.quoted(location)).append('\n');
        text.append(answers.isEmpty() ? "answers: {}\n" : "answers:\n");
        answers.forEach((name, value) -> text.append("  ").append(name).append(": ")
                .append(Spelling.quoted(value)).append('\n'));
        return Content.of(text.toString());
    }
}
