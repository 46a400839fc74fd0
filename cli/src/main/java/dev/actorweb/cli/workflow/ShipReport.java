package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.ReplayResult.Rewritten;
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

    Exit planned(Shipment shipment) {
        if (invocation.json()) {
            invocation.terminal().json(details(document(false, true), shipment));
            return Exit.OK;
        }
        invocation.terminal().line("would ship " + count(shipment) + " of " + branch() + " onto "
                + course.integrationName() + " by " + strategy.word());
        if (course.local()) {
            step("move " + course.integration(), shipment.remote().onto(), shipment.tip());
        } else {
            for (var update : shipment.updates()) {
                push(update, shipment);
            }
        }
        step("move " + branch(), course.tip(), shipment.tip());
        return Exit.OK;
    }

    private void push(PushUpdate update, Shipment shipment) {
        var name = course.remote() + "/" + update.remoteRef().shortName();
        if (update.target().isEmpty()) {
            invocation.terminal().line("  delete " + name);
        } else if (update.remoteRef().equals(course.integrationBranch())) {
            step("push " + name, shipment.remote().onto(), shipment.tip());
        } else {
            invocation.terminal().line("  push " + name + " " + shipment.tip().abbreviated());
        }
    }

    private void step(String what, CommitId from, CommitId to) {
        invocation.terminal().line("  " + what + " " + from.abbreviated() + ".." + to.abbreviated());
    }

    void shipped(Shipment shipment, String localIntegration, int attempts) {
        if (invocation.json()) {
            invocation.terminal().json(details(document(true, false), shipment)
                    .member("localIntegration", localIntegration).member("attempts", attempts));
            return;
        }
        invocation.terminal()
                .line(new Text().add("shipped " + count(shipment) + " of ").add(Style.NAME, branch())
                        .add(": " + course.integrationName() + " is now ")
                        .add(Style.SUCCESS, shipment.tip().abbreviated()));
        if (shipment.deletes()) {
            invocation.terminal().note("deleted " + course.remote() + "/" + branch());
        }
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
