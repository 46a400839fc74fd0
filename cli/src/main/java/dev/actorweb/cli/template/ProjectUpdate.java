package dev.actorweb.cli.template;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Discovery;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.workflow.Recovery;
import dev.actorweb.cli.workflow.Surroundings;
import dev.actorweb.cli.workflow.Workspace;
import dev.actorweb.templates.AnswersFile;
import dev.actorweb.templates.AnswersReader;
import dev.actorweb.templates.RecordFiles;
import dev.actorweb.templates.Template;
import dev.actorweb.templates.Update;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Brings a project up to date with the templates it was made from, one after the other.
final class ProjectUpdate {
    private final Invocation invocation;
    private final Path project;

    /// @param project
    ///            its folder, a real path
    ProjectUpdate(Invocation invocation, Path project) {
        this.invocation = invocation;
        this.project = project;
    }

    /// A template of the project: where it is recorded, and what is recorded.
    private record Recorded(RecordFiles files, AnswersFile answers) {}

    Exit run() throws IOException, InterruptedException {
        if (invocation.flag("--check") || invocation.flag("--dry-run")) {
            return look();
        }
        requireRepository();
        try (var workspace = Workspace.open(new ProjectWriting(invocation).at(project))) {
            var settled = Recovery.first(workspace);
            return settled.isPresent() ? settled.get() : update(workspace);
        }
    }

    private Exit look() throws IOException, InterruptedException {
        var updates = new ArrayList<Update>();
        for (var recorded : recorded()) {
            updates.add(plan(recorded));
        }
        var report = new UpdateReport(invocation, project, updates);
        return invocation.flag("--check") ? report.checked() : report.planned();
    }

    private Exit update(Workspace workspace) throws IOException, InterruptedException {
        var updates = new ArrayList<Update>();
        for (var recorded : recorded()) {
            var update = plan(recorded);
            updates.add(update);
            var changes = new ArrayList<ProjectWriting.Change>();
            for (var file : update.writes()) {
                changes.add(new ProjectWriting.Change(project.resolve(file.path()), file.before(),
                        file.after()));
            }
            if (!changes.isEmpty()) {
                new ProjectWriting(invocation).perform(workspace, "update", changes,
                        UpdateReport.versions(update));
            }
        }
        return new UpdateReport(invocation, project, updates).done();
    }

    private void requireRepository() {
        try {
            Discovery.find(project, Surroundings.of(invocation.environment()));
        } catch (GitException none) {
            throw new UserError(Exit.PRECONDITION, project + " is not in a git repository",
                    "'aw undo' could not take the update back: make it one first "
                            + "(git init, then aw save --all \"chore: begin\")",
                    none);
        }
    }

    private List<Recorded> recorded() throws IOException {
        var all = new ArrayList<Recorded>();
        var names = new ArrayList<String>();
        var only = invocation.option("--only");
        for (var files : RecordFiles.in(project)) {
            var reading = AnswersReader.read(files.answers(), project.resolve(files.answers()));
            switch (reading) {
                case AnswersReader.Reading.Read(var answers) -> {
                    names.add(answers.template());
                    if (only.isEmpty() || only.get().equals(answers.template())) {
                        all.add(new Recorded(files, answers));
                    }
                }
                case AnswersReader.Reading.Invalid(var problems) -> {
                    var text = new StringBuilder(files.answers() + " is not right:");
                    problems.forEach(problem -> text.append('\n').append(problem));
                    throw UserError.usage(text.toString(),
                            "restore it from the project's history: git log -- " + files.answers());
                }
            }
        }
        if (all.isEmpty()) {
            throw new UserError(Exit.PRECONDITION, "the project was not made from " + only.orElse(""),
                    "it was made from " + String.join(", ", names));
        }
        boolean pointed = invocation.option("--from").isPresent() || invocation.option("--ref").isPresent()
                || !invocation.options("--set").isEmpty();
        if (pointed && all.size() > 1) {
            throw UserError.usage("which template is meant? The project was made from "
                    + String.join(", ", names), "say it with --only");
        }
        return all;
    }

    private Update plan(Recorded recorded) throws IOException, InterruptedException {
        var answers = recorded.answers();
        var old = old(recorded);
        var next = next(answers);
        requireNewer(answers, next);
        var given = Update.answers(answers, next, Answering.given(invocation));
        var complete = new Answering(invocation, Prompter.of(invocation)).complete(next, answers.folder(),
                given);
        return switch (Update.plan(project, recorded.files(), answers, old, next, complete,
                Answering.tool())) {
            case Update.Planning.Planned(var update) -> update;
            case Update.Planning.Refused(var refusals) ->
                throw Answering.refused("the update can't be made:", refusals);
        };
    }

    private Template old(Recorded recorded) {
        try {
            return Update.recorded(project, recorded.files(), recorded.answers());
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION, String.valueOf(e.getMessage()),
                    "restore it from the project's history: git log -- " + recorded.files().snapshot(), e);
        }
    }

    private Template next(AnswersFile answers) throws IOException, InterruptedException {
        var finder = new TemplateFinder(invocation, project);
        var from = invocation.option("--from");
        var next = from.isPresent()
                ? finder.moved(answers.origin(), from.get(), invocation.option("--ref"))
                : finder.again(answers.origin(), invocation.option("--ref"));
        if (!next.name().equals(answers.template())) {
            throw new UserError(Exit.PRECONDITION,
                    "this is the template " + next.name() + "; the project was made from "
                            + answers.template(),
                    "give the right one with --from");
        }
        return next;
    }

    /// What comes with aw never goes back by itself: an older aw than the one that made the project
    /// has an older catalogue.
    private static void requireNewer(AnswersFile answers, Template next) {
        if (answers.origin().catalogueName().isPresent()
                && next.source().origin().catalogueName().isPresent()
                && Versions.older(next.version(), answers.version())) {
            throw new UserError(Exit.PRECONDITION,
                    "the project was made from " + answers.template() + " " + answers.version()
                            + ", and this aw has " + next.version(),
                    "use the aw that made it, " + answers.tool() + ", or a newer one");
        }
    }
}
