package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Json;
import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.Upstream;
import dev.actorweb.cli.git.actor.IntegrationStatus;
import java.util.Locale;
import java.util.Optional;

/// `aw status --json`: schema `aw/status/1`, described in `docs/workflow.md`.
final class StatusJson {
    private StatusJson() {}

    static Json document(StatusReport report) {
        var json = Json.document("aw/status/1");
        status(json, report.status());
        integration(json, report.integration());
        if (report.pending().isPresent()) {
            var pending = report.pending().get();
            json.object("pending").member("operation", pending.number()).member("command", pending.command())
                    .member("what", Pending.what(pending, report.holder()));
            if (report.holder().isPresent()) {
                json.object("running").member("process", report.holder().get().process())
                        .member("since", report.holder().get().since().toString()).end();
            } else {
                json.name("running").nothing();
            }
            json.end();
        } else {
            json.name("pending").nothing();
        }
        json.array("next");
        for (var step : report.next()) {
            json.object().member("command", step.command()).member("purpose", step.purpose()).end();
        }
        json.end();
        worktrees(json, report);
        return json;
    }

    private static void status(Json json, Status status) {
        head(json, status.head());
        if (status.upstream().isPresent()) {
            Upstream upstream = status.upstream().get();
            json.object("upstream").member("name", upstream.name());
            distance(json, upstream.distance());
            json.end();
        } else {
            json.name("upstream").nothing();
        }
        json.member("operation", status.inProgress().map(StatusReport::word)).member("clean",
                status.isClean());
        json.array("changes");
        for (Change change : status.changes()) {
            change(json.object(), change);
            json.end();
        }
        json.end();
        json.array("submodules");
        status.submodules().forEach(json::value);
        json.end();
    }

    private static void head(Json json, Head head) {
        json.member("branch", head.checkedOutBranch().map(RefName::shortName))
                .member("commit", head.tip().map(CommitId::hex))
                .member("detached", head instanceof Head.Detached);
    }

    private static void change(Json json, Change change) {
        json.member("path", change.path());
        switch (change) {
            case Change.Tracked(var _, var from, var index, var workTree) -> {
                json.member("from", from).member("index", word(index)).member("workTree", word(workTree));
            }
            case Change.Unmerged(var _, var conflict) -> json.member("conflict", word(conflict));
            case Change.Untracked _ -> json.member("untracked", true);
        }
    }

    private static void integration(Json json, IntegrationStatus integration) {
        if (integration.branch().isEmpty()) {
            json.name("integration").nothing();
            return;
        }
        json.object("integration").member("branch", integration.branch())
                .member("ref", integration.ref().map(RefName::full))
                .member("commit", integration.tip().map(CommitId::hex));
        distance(json, integration.distance());
        json.end();
    }

    private static void distance(Json json, Optional<AheadBehind> distance) {
        if (distance.isPresent()) {
            json.member("ahead", distance.get().ahead()).member("behind", distance.get().behind());
        } else {
            json.name("ahead").nothing().name("behind").nothing();
        }
    }

    private static void worktrees(Json json, StatusReport all) {
        var reports = all.worktrees();
        if (reports.isEmpty()) {
            return;
        }
        json.array("worktrees");
        for (var report : reports) {
            json.object().member("path", report.worktree().path().toString());
            report.worktree().head().ifPresent(head -> head(json, head));
            json.member("locked", report.worktree().locked()).member("missing",
                    report.worktree().prunable());
            report.status().ifPresent(status -> json.member("changes", status.changes().size())
                    .member("operation", status.inProgress().map(StatusReport::word)));
            distance(json, report.distance());
            json.member("conflictsWith", all.conflictsWith(report));
            json.end();
        }
        json.end();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
