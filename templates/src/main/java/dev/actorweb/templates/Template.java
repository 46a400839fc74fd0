package dev.actorweb.templates;

import dev.actorweb.machine.yaml.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A template: what it asks, and the files it makes of the answers.
///
/// @param name
///            a word
/// @param version
///            as the template says; newer versions update older ones
/// @param rules
///            what holds for some of its files
/// @param next
///            what is to be done when the project is made, for people
/// @param library
///            the folder into which aw's own libraries go, if the template needs them
public record Template(String name, String version, String description, List<Variable> variables,
        List<FileRule> rules,
        Optional<String> library, Optional<String> next, TemplateSource source) {
    public Template {
        variables = List.copyOf(variables);
        rules = List.copyOf(rules);
    }

    /// What holds for a file of the template, or for all files below a folder.
    ///
    /// @param path
    ///            in the template, before names are rendered
    /// @param condition
    ///            when there is such a file at all
    /// @param copied
    ///            whether it is copied rather than rendered
    /// @param once
    ///            whether updates leave it alone
    public record FileRule(String path, Optional<Condition> condition, boolean copied, boolean executable,
            boolean once) {
        boolean concerns(String file) {
            return file.equals(path) || file.startsWith(path.endsWith("/") ? path : path + "/");
        }
    }

    /// A template, or what is wrong with its manifest.
    public sealed interface Loading {
        record Loaded(Template template) implements Loading {}

        /// The manifest is wrong, as at least one problem says.
        record Invalid(List<Problem> problems) implements Loading {}
    }

    /// Reads the template in `folder`.
    ///
    /// @throws IOException
    ///             if there is none or it can't be read
    public static Loading load(Path folder) throws IOException {
        return load(new FolderSource(folder));
    }

    /// Reads the template in `folder`, which the answers file calls `name`.
    public static Loading load(Path folder, String name) throws IOException {
        return load(new FolderSource(folder, name));
    }

    /// The files of the template in `folder`, which the answers file calls `name`.
    public static TemplateSource source(Path folder, String name) {
        return new FolderSource(folder, name);
    }

    /// Reads a template from wherever its files are.
    public static Loading load(TemplateSource source) throws IOException {
        return TemplateReader.read(source);
    }

    /// A variable that is to be asked for.
    ///
    /// @param proposal
    ///            its preset, if it has one
    public record Open(Variable variable, Optional<String> proposal) {}

    /// The first variable that is asked under `answers` and not answered by them.
    ///
    /// @param folder
    ///            the name of the project's folder
    public Optional<Open> open(String folder, Map<String, String> answers) {
        return new Answers(this, folder).open(answers);
    }

    /// The variables among `answers` that nobody would have been asked for under the others.
    ///
    /// @param folder
    ///            the name of the project's folder
    public List<String> unasked(String folder, Map<String, String> answers) {
        var values = new Answers(this, folder).values(answers);
        return variables.stream()
                .filter(variable -> answers.containsKey(variable.name()) && variable.condition().isPresent()
                        && !asks(variable, values))
                .map(Variable::name).toList();
    }

    /// The name that templates know a folder by.
    public static String folderName(Path directory) {
        return Planner.name(directory);
    }

    /// Whether to ask for `variable`, after the variables before it were answered.
    public boolean asks(Variable variable, Map<String, String> answers) {
        return !(variable.kind() instanceof Variable.Kind.Computed)
                && variable.condition().map(c -> c.holds(answers)).orElse(true);
    }

    /// What applying this template to `directory` would do. Variables without an answer take their
    /// preset.
    ///
    /// @param directory
    ///            need not exist
    /// @param answers
    ///            by variable
    /// @param tool
    ///            the aw that does it
    /// @throws IOException
    ///             if the template or the folder can't be read
    public Planning plan(Path directory, Map<String, String> answers, Tool tool) throws IOException {
        return new Planner(this, directory, tool).plan(answers);
    }
}
