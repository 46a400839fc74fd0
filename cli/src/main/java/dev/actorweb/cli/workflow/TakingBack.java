package dev.actorweb.cli.workflow;

import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes an operation back that was not finished. It looks at the repository rather than at the
/// log, so that it can be cut off itself and begun again.
record TakingBack(Workspace workspace, StepWork work) {
    /// What is to be done.
    ///
    /// @param steps
    ///            take back what was done
    /// @param begun
    ///            what was cut off and may have left something behind
    record Plan(List<Step> steps, List<Step> begun) {
        Plan {
            steps = List.copyOf(steps);
            begun = List.copyOf(begun);
        }
    }

    /// @param attempted
    ///            how many of the steps may have been begun
    /// @throws dev.actorweb.cli.UserError
    ///             if something stands against it; nothing is changed then
    void run(Operation operation, int attempted) throws InterruptedException {
        var plan = plan(operation, attempted);
        tidy(plan.begun());
        for (var step : plan.steps()) {
            work.perform(step);
            dev.actorweb.cli.oplog.Boundary.reached();
        }
    }

    /// Looks only.
    Plan plan(Operation operation, int attempted) throws InterruptedException {
        var inverse = new Inverse(work.layout());
        var observation = new Observation(workspace);
        var steps = new ArrayList<Step>();
        var begun = new ArrayList<Step>();
        for (int i = Math.min(attempted, operation.steps().size()) - 1; i >= 0; i--) {
            var noted = operation.results().get(i);
            if (noted != null && noted.left()) {
                continue;
            }
            switch (observation.of(operation, i)) {
                case Observation.State.Taken(var result) ->
                    inverse.of(operation, i, result).ifPresent(steps::add);
                case Observation.State.NotTaken() -> begun.add(operation.steps().get(i));
                case Observation.State.Elsewhere(var what) -> elsewhere(operation.steps().get(i), what);
            }
        }
        return new Plan(new Feasibility(workspace, work, Optional.empty()).require(steps), begun);
    }

    private void elsewhere(Step step, String what) {
        if (step instanceof Step.MoveRef move && move.lenient()) {
            workspace.terminal().warn(what + "; it is left there");
            return;
        }
        throw Undertaking.stopped(what,
                "nothing was changed; put it where it was (git reflog), then 'aw undo'");
    }

    /// What a step that was cut off may have left behind.
    private void tidy(List<Step> begun) throws InterruptedException {
        for (var step : begun) {
            switch (step) {
                case Step.Check check -> new TrialRun(workspace, work.layout()).remove(check);
                case Step.Resolve resolve -> new Resolving(workspace).abort(resolve);
                case Step.MakeCommit _ ->
                    new Restaging(workspace, work.layout(), work.operation()).giveBack();
                case Step.AddWorktree add -> new CutOff(workspace, work).unmake(add);
                case Step.RemoveWorktree remove -> new CutOff(workspace, work).refill(remove);
                case Step.MoveRef _,Step.Restage _,Step.Push _,Step.WriteFile _,Step.ReplaceFile _ -> {
                    // done as a whole or not at all
                }
            }
        }
    }
}
