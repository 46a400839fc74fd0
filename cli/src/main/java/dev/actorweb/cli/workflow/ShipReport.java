package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.ReplayResult.Rewritten;
import dev.actorweb.cli.oplog.Operation;
import java.util.Optional;

/// Says what `aw ship` did: a line for people, `aw/ship/1` for programs.
record ShipReport(Invocation invocation, Course course, Strategy strategy) {
    Exit nothing(CommitId onto) {
        if (invocation.json()) {
            invocation.terminal()
                    .json(document(false, false).object("integration").member("branch", course.integration())
                            .member("from", onto.hex()).member("to", onto.hex()).end());
        } else {
            invocation.terminal().line(new Text().add("nothing to ship: ").add(Style.NAME, branch())
                    .add(" has nothing that " + course.integrationName() + " lacks"));
        }
        return Exit.OK;
    }

    /// What a dry run shows.
    ///
    /// @param forge
    ///            the host at which a pull request would be opened, if one would
    Exit planned(Shipment shipment, Optional<String> forge) {
        if (invocation.json()) {
            var json = details(document(false, true), shipment).member("opensPullRequestAt", forge);
            OperationReport.steps(json.array("steps"), shipment.steps()).end();
            invocation.terminal().json(json);
            return Exit.OK;
        }
        invocation.terminal().line("would ship " + count(shipment) + " of " + branch() + " onto "
                + course.integrationName() + " by " + strategy.word());
        for (var step : shipment.steps()) {
            invocation.terminal().line("  " + step.describe());
        }
        forge.ifPresent(host -> invocation.terminal().line("  open a pull request at " + host));
        return Exit.OK;
    }

    /// The shipment in a line, for the log.
    String summary(Shipment shipment) {
        return count(shipment) + " of " + branch() + " onto " + course.integrationName() + " by "
                + strategy.word();
    }

    Exit shipped(Shipment shipment, Operation operation, int attempts) {
        var local = shipment.local().after(operation);
        if (!course.local()) {
            local.tell(invocation.terminal(), operation, course);
        }
        if (invocation.json()) {
            invocation.terminal().json(details(document(true, false), shipment)
                    .member("localIntegration", local.word()).member("attempts", attempts)
                    .member("operation", operation.number()));
        } else {
            invocation.terminal()
                    .line(new Text().add("shipped " + count(shipment) + " of ").add(Style.NAME, branch())
                            .add(": " + course.integrationName() + " is now ")
                            .add(Style.SUCCESS, shipment.tip().abbreviated()));
            if (shipment.deletes()) {
                invocation.terminal().note("deleted " + course.remote() + "/" + branch());
            }
        }
        return leftBehind(shipment, operation);
    }

    /// @param operation
    ///            empty if the remote had it all
    /// @param address
    ///            where the pull request is opened, if that is known
    Exit pushed(Shipment shipment, Optional<Operation> operation, Optional<String> address) {
        if (invocation.json()) {
            var json = details(document(false, false), shipment).member("pullRequest", address);
            operation.ifPresent(o -> json.member("operation", o.number()));
            invocation.terminal().json(json);
            return operation.isPresent() ? leftBehind(shipment, operation.get()) : Exit.OK;
        }
        invocation.terminal().line(new Text()
                .add(operation.isPresent() ? "pushed " : "already pushed: ").add(count(shipment) + " of ")
                .add(Style.NAME, branch()).add(" for a pull request into " + course.integrationName()));
        address.ifPresent(invocation.terminal()::line);
        return operation.isPresent() ? leftBehind(shipment, operation.get()) : Exit.OK;
    }

    /// The branch itself may have stayed where it was.
    private Exit leftBehind(Shipment shipment, Operation operation) {
        int index = shipment.branch().isEmpty() ? -1 : operation.steps().indexOf(shipment.branch().get());
        var result = operation.results().get(index);
        if (result == null || !result.left()) {
            return Exit.OK;
        }
        invocation.terminal()
                .warn("it is shipped, but " + branch() + " stayed where it was: " + result.text());
        invocation.terminal().note("put the changes out of the way, then 'aw sync'");
        return Exit.STOPPED;
    }

    private Json document(boolean shipped, boolean dryRun) {
        return Json.document("aw/ship/1").member("shipped", shipped).member("dryRun", dryRun)
                .member("branch", branch()).member("strategy", strategy.word())
                .member("remote", course.local() ? Optional.empty() : Optional.of(course.remote()));
    }

    private Json details(Json json, Shipment shipment) {
        json.object("integration").member("branch", course.integration())
                .member("from", shipment.remote().onto().hex()).member("to", shipment.tip().hex()).end();
        json.array("commits");
        for (var rewritten : shipment.replayed().rewritten()) {
            json.object().member("from", rewritten.from().hex())
                    .member("to", rewritten.to().map(CommitId::hex)).end();
        }
        return json.end().member("deletesRemoteBranch", shipment.deletes());
    }

    private static String count(Shipment shipment) {
        int count = 0;
        for (Rewritten rewritten : shipment.replayed().rewritten()) {
            count += rewritten.to().isPresent() ? 1 : 0;
        }
        return SyncReport.commits(count);
    }

    private String branch() {
        return course.branch().shortName();
    }
}
