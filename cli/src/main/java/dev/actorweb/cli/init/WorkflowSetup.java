package dev.actorweb.cli.init;

import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Step;
import dev.actorweb.cli.workflow.Undertaking;
import dev.actorweb.cli.workflow.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Does what is planned, all or nothing: when a step fails, those before it are taken back.
final class WorkflowSetup {
    private final Workspace workspace;
    private final WorkflowPlan plan;
    private final Layout layout;

    WorkflowSetup(Workspace workspace, WorkflowPlan plan, Layout layout) {
        this.workspace = workspace;
        this.plan = plan;
        this.layout = layout;
    }

    void apply() throws InterruptedException {
        var steps = steps();
        if (steps.isEmpty()) {
            return;
        }
        var heading = new Heading("init", List.of(), Desk.name(layout), Optional.empty(), Optional.empty());
        try (var undertaking = Undertaking.begin(workspace, layout, heading, steps)) {
            undertaking.run();
            undertaking.end(Outcome.DONE, summary(steps));
        }
    }

    private List<Step> steps() throws InterruptedException {
        var steps = new ArrayList<Step>();
        for (var place : plan.places()) {
            if (place.work() != AgentPlace.Work.KEEP) {
                steps.add(worktree(place));
            }
        }
        var config = plan.config();
        if (config.changes()) {
            steps.add(new Step.WriteFile(config.file(), config.before(), Optional.of(config.after())));
        }
        return steps;
    }

    private Step worktree(AgentPlace place) throws InterruptedException {
        var branch = RefName.branch(place.agent().branch());
        var at = place.isNew()
                ? plan.start().orElseThrow()
                : workspace.ask(new ResolveRef(branch)).orElseThrow();
        return new Step.AddWorktree(place.agent().path(), branch, at, place.isNew(), Optional.empty());
    }

    private static String summary(List<Step> steps) {
        int worktrees = 0;
        for (var step : steps) {
            worktrees += step instanceof Step.AddWorktree ? 1 : 0;
        }
        return switch (worktrees) {
            case 0 -> "aw.yaml";
            case 1 -> "1 work tree";
            default -> worktrees + " work trees";
        };
    }
}
