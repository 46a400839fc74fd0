package dev.actorweb.cli.template;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Discovery;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.HeldFiles;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Step;
import dev.actorweb.cli.workflow.Surroundings;
import dev.actorweb.cli.workflow.Undertaking;
import dev.actorweb.cli.workflow.Workspace;
import dev.actorweb.templates.FileUpdate.State;
import dev.actorweb.templates.Plan;
import dev.actorweb.templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes what was planned: as an operation in the log of the repository, so that `aw undo` takes
/// it back, or plainly where there is none yet.
record ProjectWriting(Invocation invocation) {
    /// A file before and after.
    record Change(Path file, Optional<State> before, Optional<State> after) {}

    void write(Plan plan, Template template) throws IOException, InterruptedException {
        var changes = new ArrayList<Change>();
        for (var creation : plan.creations()) {
            changes.add(new Change(plan.directory().resolve(creation.path()), Optional.empty(),
                    Optional.of(new State(creation.content(), creation.executable()))));
        }
        if (changes.isEmpty()) {
            return;
        }
        var repository = repository(plan.directory());
        if (repository.isEmpty()) {
            plan.apply();
            return;
        }
        try (var workspace = Workspace.open(at(repository.get()))) {
            perform(workspace, "init", changes, template.name() + " " + template.version() + " in "
                    + plan.directory().getFileName());
        }
    }

    /// The folder to open the repository from in which `directory` lies or will lie.
    private Optional<Path> repository(Path directory) {
        var folder = directory.toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        try {
            var found = Discovery.find(folder, Surroundings.of(invocation.environment()));
            return found.layout().isBare() ? Optional.empty() : Optional.of(folder);
        } catch (GitException none) {
            return Optional.empty();
        }
    }

    /// The same call in another folder.
    Invocation at(Path folder) {
        return new Invocation(invocation.parsed(), invocation.options(), invocation.terminal(), folder,
                invocation.environment());
    }

    /// Makes all changes, or none, as one operation.
    ///
    /// @throws UserError
    ///             if a file is not as it was when the changes were planned
    void perform(Workspace workspace, String command, List<Change> changes, String summary)
            throws InterruptedException {
        var layout = workspace.ask(new CheckRepo());
        var steps = new ArrayList<Step>();
        for (var change : changes) {
            steps.add(new Step.ReplaceFile(change.file(), held(layout, change.before()),
                    held(layout, change.after())));
        }
        var heading = new Heading(command, List.of(), Desk.name(layout), Optional.empty(), Optional.empty());
        try (var undertaking = Undertaking.begin(workspace, layout, heading, steps)) {
            undertaking.run();
            undertaking.end(Outcome.DONE, summary);
        }
    }

    private static Optional<Step.FileState> held(Layout layout, Optional<State> state) {
        return state.map(s -> new Step.FileState(HeldFiles.of(layout).keep(s.content().bytes()),
                s.executable()));
    }
}
