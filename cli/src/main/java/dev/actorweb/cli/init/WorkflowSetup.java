package dev.actorweb.cli.init;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.actor.GitRequest.AddWorktree;
import dev.actorweb.cli.git.actor.GitRequest.RemoveWorktree;
import dev.actorweb.cli.git.actor.GitRequest.UpdateRefs;
import dev.actorweb.cli.init.AgentPlace.Work;
import dev.actorweb.cli.workflow.Workspace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Does what is planned, all or nothing: when a step fails, those before it are taken back.
final class WorkflowSetup {
    private final Workspace workspace;
    private final WorkflowPlan plan;
    private final Deque<AgentPlace> made = new ArrayDeque<>();

    WorkflowSetup(Workspace workspace, WorkflowPlan plan) {
        this.workspace = workspace;
        this.plan = plan;
    }

    void apply() throws InterruptedException {
        try {
            for (var place : plan.places()) {
                if (place.work() != Work.KEEP) {
                    add(place);
                }
            }
            if (plan.config().changes()) {
                plan.config().write();
            }
        } catch (IOException e) {
            takeBack();
            throw new UserError(Exit.PRECONDITION,
                    "cannot write " + plan.config().file() + ": " + e.getMessage(),
                    "nothing was changed; look at the folder's permissions", e);
        } catch (RuntimeException | InterruptedException e) {
            takeBack();
            throw e;
        }
    }

    private void add(AgentPlace place) throws InterruptedException {
        var branch = RefName.branch(place.agent().branch());
        var checkout = place.isNew()
                ? new Checkout.NewBranch(branch, plan.start().orElseThrow())
                : new Checkout.Existing(branch);
        try (var _ = workspace.terminal().progress("making the work tree of agent " + place.agent().name())) {
            workspace.ask(new AddWorktree(place.agent().path(), checkout));
        }
        made.push(place);
    }

    private void takeBack() throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        while (!made.isEmpty()) {
            var place = made.pop();
            try {
                remove(place);
            } catch (UserError e) {
                workspace.terminal().warn("could not take back the work tree " + place.agent().path() + ": "
                        + e.getMessage());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove(AgentPlace place) throws InterruptedException {
        workspace.ask(new RemoveWorktree(place.agent().path(), false));
        if (place.isNew()) {
            var update = RefUpdate.delete(RefName.branch(place.agent().branch()), plan.start().orElseThrow());
            workspace.ask(new UpdateRefs(List.of(update), "aw init: taken back"));
        }
    }
}
