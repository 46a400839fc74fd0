package dev.actorweb.templates;

import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import dev.actorweb.templates.Template.FileRule;
import dev.actorweb.templates.Template.Loading;
import dev.actorweb.templates.Variable.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads a template's manifest, `template.yaml`.
final class TemplateReader {
    private static final List<String> TYPES = List.of("text", "boolean", "integer", "choice");

    private final TemplateSource source;
    private final Problems problems = new Problems(TemplateSource.MANIFEST);
    private final Set<String> names = new LinkedHashSet<>();

    private TemplateReader(TemplateSource source) {
        this.source = source;
    }

    static Loading read(TemplateSource source) throws IOException {
        return new TemplateReader(source).read();
    }

    /// Whether `text` can name a variable: letters, digits, `-` and `_`, beginning with a letter.
    static boolean isName(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || ((c < '0' || c > '9') && c != '-' && c != '_'))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private Loading read() throws IOException {
        var bytes = source.read(TemplateSource.MANIFEST);
        var document = YamlReader.read(TemplateSource.MANIFEST, new ByteArrayInputStream(bytes));
        problems.addAll(document.problems());
        var template = document.root().flatMap(root -> Fields.of(root, problems, "a template"))
                .flatMap(this::template);
        return template.isPresent() && !problems.hasErrors()
                ? new Loading.Loaded(template.get())
                : new Loading.Invalid(problems.list());
    }

    private Optional<Template> template(Fields fields) {
        var name = fields.requiredText("template");
        var version = fields.requiredText("version");
        var description = fields.requiredText("description");
        var variables = new ArrayList<Variable>();
        for (var entry : fields.entries("variables")) {
            variable(entry).ifPresent(variables::add);
        }
        var rules = new ArrayList<FileRule>();
        for (var item : fields.listOrSingle("files")) {
            Fields.of(item, problems, "a rule for files").flatMap(this::rule).ifPresent(rules::add);
        }
        var library = fields.text("library");
        library.flatMap(OutputPath::fault)
                .ifPresent(fault -> wrong(position(fields, "library"), "`library` " + fault, ""));
        var next = fields.text("next");
        if (name.isPresent() && !isName(name.get())) {
            wrong(position(fields, "template"), "`" + name.get() + "` can't name a template",
                    "use letters, digits, - and _");
        }
        fields.finish();
        return name.isEmpty() || version.isEmpty() || description.isEmpty()
                ? Optional.empty()
                : Optional.of(new Template(name.get(), version.get(), description.get(), variables, rules,
                        library, next, source));
    }

    private Optional<Variable> variable(Entry entry) {
        var name = entry.key();
        if (!isName(name) || name.equals("aw") || name.equals(Answers.FOLDER)) {
            wrong(entry.keyPosition(), "`" + name + "` can't name a variable",
                    "use letters, digits, - and _, and neither aw nor folder");
            return Optional.empty();
        }
        var read = Fields.of(entry.value(), problems, "the variable `" + name + "`")
                .map(fields -> variable(name, fields));
        names.add(name);
        return read;
    }

    private Variable variable(String name, Fields fields) {
        var computed = fields.text("value");
        if (computed.isPresent()) {
            fields.finish();
            return new Variable(name, new Kind.Computed(), "", computed, Optional.empty(), "");
        }
        var type = fields.choice("type", TYPES).orElse(fields.has("choices") ? "choice" : "text");
        var kind = switch (type) {
            case "boolean" -> new Kind.Flag();
            case "integer" -> number(fields);
            case "choice" -> choice(fields);
            default -> new Kind.Text(pattern(fields));
        };
        var variable = new Variable(name, kind, fields.text("prompt").orElse(name), fields.text("default"),
                condition(fields), fields.text("hint").orElse(""));
        fields.finish();
        return variable;
    }

    private Kind number(Fields fields) {
        long min = fields.integer("min").orElse(Long.MIN_VALUE);
        long max = fields.integer("max").orElse(Long.MAX_VALUE);
        if (min > max) {
            wrong(position(fields, "max"), "`max` is below `min`, so no number is right", "");
        }
        return new Kind.Whole(min, max);
    }

    private Kind choice(Fields fields) {
        var words = new ArrayList<String>();
        for (var word : fields.texts("choices")) {
            if (words.contains(word.text())) {
                wrong(word.position(), "`" + word.text() + "` is among the choices twice", "leave one out");
            }
            words.add(word.text());
        }
        if (words.isEmpty()) {
            wrong(fields.position(), "a choice needs `choices`", "");
        }
        return new Kind.Choice(words);
    }

    private Optional<AnswerPattern> pattern(Fields fields) {
        var text = fields.text("pattern");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AnswerPattern(Pattern.compile(text.get())));
        } catch (PatternSyntaxException e) {
            wrong(position(fields, "pattern"), "`pattern` is no regular expression: " + e.getDescription(),
                    "");
        } catch (StackOverflowError _) { // groups nest without limit
            wrong(position(fields, "pattern"), "`pattern` is nested too deeply", "");
        }
        return Optional.empty();
    }

    private Optional<FileRule> rule(Fields fields) {
        var path = fields.requiredText("path");
        var rule = path.map(p -> new FileRule(p, condition(fields), fields.flag("copy").orElse(false),
                fields.flag("executable").orElse(false), fields.flag("once").orElse(false)));
        fields.allow("if", "copy", "executable", "once").finish();
        return rule;
    }

    private Optional<Condition> condition(Fields fields) {
        var text = fields.text("if");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var condition = Condition.parse(text.get());
        if (condition.isEmpty()) {
            wrong(position(fields, "if"), "`" + text.get() + "` is no condition",
                    "write ci, !ci, license == 'MIT' or license != 'MIT'");
        } else if (!names.contains(condition.get().variable())) {
            wrong(position(fields, "if"),
                    "there is no variable `" + condition.get().variable() + "` before this",
                    DidYouMean.hint(condition.get().variable(), names).orElse(""));
        }
        return condition;
    }

    private void wrong(Position position, String message, String hint) {
        problems.error(Problem.WRONG_VALUE, position, message,
                hint.isEmpty() ? Optional.empty() : Optional.of(hint));
    }

    private static Position position(Fields fields, String key) {
        return fields.node(key).map(node -> node.position()).orElse(fields.position());
    }
}
