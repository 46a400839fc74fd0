package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.actor.Advance;
import dev.actorweb.cli.git.actor.GitRequest.AdvanceBranch;
import dev.actorweb.cli.git.actor.GitRequest.MoveBranch;

/// Moves the local branches to what was shipped. Begun, it is finished: nobody interrupts it.
record Landing(Workspace workspace, Course course, ShipReport report) {
    /// After the push: the remote has it all, so the branches here follow as far as they can.
    Exit pushed(Shipment shipment, Move move, int attempts) throws InterruptedException {
        var branch = workspace.ask(new MoveBranch(move));
        var integration = workspace.ask(advance(shipment));
        new Published(workspace, course.branch()).forget();
        LocalIntegration.tell(workspace.terminal(), integration, course);
        report.shipped(shipment, LocalIntegration.word(integration), attempts);
        if (branch instanceof MoveResult.Moved) {
            return Exit.OK;
        }
        workspace.terminal().warn("it is shipped, but " + course.branch().shortName()
                + " stayed where it was: " + Moving.obstacle(branch, course.branch().shortName()));
        workspace.terminal().note("put the changes out of the way, then 'aw sync'");
        return Exit.STOPPED;
    }

    /// Without a remote: integration first, since everything depends on it.
    Exit local(Shipment shipment, Move move) throws InterruptedException {
        var integration = workspace.ask(advance(shipment));
        if (!(integration instanceof Advance.Advanced)) {
            LocalIntegration.tell(workspace.terminal(), integration, course);
            throw new UserError(Exit.PRECONDITION, course.integration() + " could not be moved",
                    "nothing was changed");
        }
        var branch = workspace.ask(new MoveBranch(move));
        report.shipped(shipment, LocalIntegration.word(integration), 1);
        if (branch instanceof MoveResult.Moved) {
            return Exit.OK;
        }
        workspace.terminal().warn(course.branch().shortName() + " stayed where it was: "
                + Moving.obstacle(branch, course.branch().shortName()));
        return Exit.STOPPED;
    }

    private AdvanceBranch advance(Shipment shipment) {
        return new AdvanceBranch(course.integrationBranch(), shipment.tip(),
                "aw ship: " + course.branch().shortName());
    }
}
