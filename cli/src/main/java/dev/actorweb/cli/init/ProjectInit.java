package dev.actorweb.cli.init;

import dev.actorweb.cli.Build;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.templates.Catalogue;
import dev.actorweb.templates.FileChange;
import dev.actorweb.templates.Kit;
import dev.actorweb.templates.Plan;
import dev.actorweb.templates.Planning;
import dev.actorweb.templates.Refusal;
import dev.actorweb.templates.Template;
import dev.actorweb.templates.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a project from a template: one of the catalogue's, or a folder.
final class ProjectInit {
    private static final List<String> WORKFLOW_OPTIONS = List.of("--agents", "--agent", "--integration",
            "--remote");

    private final Invocation invocation;
    private final Path directory;

    /// @param directory
    ///            the project's folder; it need not exist
    ProjectInit(Invocation invocation, Path directory) {
        this.invocation = invocation;
        this.directory = directory;
    }

    Exit run(String name) {
        for (var option : WORKFLOW_OPTIONS) {
            if (invocation.parsed().hasMatchedOption(option)) {
                throw UserError.usage(option + " does not go with --template",
                        "make the project first, then run 'aw init " + option + " …' in its repository");
            }
        }
        try {
            var template = template(name);
            var plan = plan(template);
            var report = new ProjectReport(invocation, template, plan);
            if (invocation.flag("--dry-run")) {
                return report.planned();
            }
            plan.apply();
            return report.done();
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION, "cannot make the project: " + e.getMessage(),
                    "nothing was left behind; look at the folder and its permissions", e);
        }
    }

    private Template template(String name) throws IOException {
        var builtIn = Catalogue.find(name);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        boolean folder = name.startsWith(".") || name.indexOf('/') >= 0;
        if (!folder || !Files.isDirectory(invocation.path(name))) {
            throw new UserError(Exit.PRECONDITION, "no such template: " + name,
                    DidYouMean.hint(name, Catalogue.NAMES)
                            .orElse("there is " + String.join(", ", Catalogue.NAMES)
                                    + "; or name a folder, as in ./"
                                    + "my-template"));
        }
        return switch (Template.load(invocation.path(name))) {
            case Template.Loading.Loaded(var template) -> template;
            case Template.Loading.Invalid(var problems) -> throw invalid(name, problems);
        };
    }

    private static UserError invalid(String name, List<Problem> problems) {
        var text = new StringBuilder("the template " + name + " is not right:");
        problems.forEach(problem -> text.append('\n').append(problem));
        return UserError.usage(text.toString(), problems.getFirst().hint().orElse(""));
    }

    private Plan plan(Template template) throws IOException {
        var planning = template.plan(directory, answers(), new Tool(Build.current().version(), kit()));
        return switch (planning) {
            case Planning.Planned(var plan) -> unhindered(plan);
            case Planning.Refused(var refusals) -> throw refused(refusals);
        };
    }

    private Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        for (var set : invocation.options("--set")) {
            int equals = set.indexOf('=');
            if (equals < 1) {
                throw UserError.usage("--set: not NAME=VALUE: " + set,
                        "as in --set package=com.example.greeter");
            }
            answers.put(set.substring(0, equals), set.substring(equals + 1));
        }
        return answers;
    }

    /// aw's own libraries, which lie beside the jar that runs.
    private static Optional<Kit> kit() throws IOException {
        var jar = System.getProperty("java.class.path", "");
        var folder = jar.endsWith(".jar") ? Path.of(jar).toAbsolutePath().getParent() : null;
        return folder == null ? Optional.empty() : Kit.in(folder.resolve("kit"), Build.current().version());
    }

    private static UserError refused(List<Refusal> refusals) {
        var text = new StringBuilder("the template can't be applied:");
        refusals.forEach(refusal -> text.append("\n  ").append(refusal));
        var hint = refusals.getFirst().hint();
        return UserError.usage(text.toString(), hint.isEmpty() ? "give answers with --set NAME=VALUE" : hint);
    }

    private static Plan unhindered(Plan plan) {
        if (plan.conflicts().isEmpty()) {
            return plan;
        }
        var text = new StringBuilder("there are files in the way in " + plan.directory() + ":");
        for (var change : plan.conflicts()) {
            text.append("\n  ").append(change.path()).append(' ').append(reason(change.state()));
        }
        throw new UserError(Exit.PRECONDITION, text.toString(),
                "aw never overwrites a file; choose an empty folder, or move these away");
    }

    private static String reason(FileChange.State state) {
        return switch (state) {
            case FileChange.State.Blocked(var reason) -> reason;
            case FileChange.State.Different _ -> "has another content";
            case FileChange.State.Absent(),FileChange.State.Identical() ->
                throw new IllegalArgumentException("no conflict");
        };
    }
}
