package dev.actorweb.cli.template;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.templates.Plan;
import dev.actorweb.templates.Planning;
import dev.actorweb.templates.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Makes a project from a template.
public final class ProjectInit {
    private static final List<String> WORKFLOW_OPTIONS = List.of("--agents", "--agent", "--integration",
            "--remote");

    private final Invocation invocation;
    private final Path directory;

    /// A project that is to be made.
    ///
    /// @param directory
    ///            the project's folder; it need not exist
    public ProjectInit(Invocation invocation, Path directory) {
        this.invocation = invocation;
        this.directory = directory;
    }

    /// Makes the project, or shows what it would be.
    ///
    /// @param name
    ///            the template: a name, a folder, an address
    public Exit run(String name) throws InterruptedException {
        for (var option : WORKFLOW_OPTIONS) {
            if (invocation.parsed().hasMatchedOption(option)) {
                throw UserError.usage(option + " does not go with --template",
                        "make the project first, then run 'aw init " + option + " …' in its repository");
            }
        }
        try {
            var template = new TemplateFinder(invocation, directory).find(name, invocation.option("--ref"));
            var plan = plan(template);
            var report = new ProjectReport(invocation, template, plan);
            if (invocation.flag("--dry-run")) {
                return report.planned();
            }
            report.refuseConflicts();
            new ProjectWriting(invocation).write(plan, template);
            return report.done();
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION, "cannot make the project: " + IoReason.withFile(e),
                    "nothing was left behind; look at the folder and its permissions", e);
        }
    }

    private Plan plan(Template template) throws IOException, InterruptedException {
        var given = Answering.given(invocation);
        var answers = new Answering(invocation, Prompter.of(invocation)).complete(template,
                Template.folderName(directory), given);
        return switch (template.plan(directory, answers, Answering.tool())) {
            case Planning.Planned(var plan) -> plan;
            case Planning.Refused(var refusals) ->
                throw Answering.refused("the template can't be applied:", refusals);
        };
    }
}
