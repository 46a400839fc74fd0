package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Step;
import java.util.List;
import java.util.Optional;

/// Says what became of an operation: lines for people, `aw/operation/1` for programs.
record OperationReport(Invocation invocation) {
    /// @param how
    ///            what became of it, as in "aw ship is finished"
    void ended(String how, Operation operation) {
        if (invocation.json()) {
            invocation.terminal().json(document(false, operation).member("outcome", how));
            return;
        }
        invocation.terminal().line(new Text().add(Style.NAME, "aw " + operation.command())
                .add(" (operation " + operation.number() + ") is " + how));
    }

    /// @param what
    ///            what was done
    void taken(Operation operation, String what) {
        if (invocation.json()) {
            invocation.terminal().json(document(false, operation).member("outcome", "finished"));
            return;
        }
        invocation.terminal().line(what);
    }

    /// @param done
    ///            "took back" or "did again", or what would be done
    /// @param about
    ///            the operation that was taken back, or done again
    /// @param steps
    ///            what was done for it
    void reversed(String done, boolean dryRun, Operation about, List<Step> steps) {
        if (invocation.json()) {
            var json = document(dryRun, about);
            steps(json.array("taken"), steps).end();
            invocation.terminal().json(json);
            return;
        }
        invocation.terminal().line(new Text().add(done + " ")
                .add(Style.NAME, "aw " + about.command())
                .add(" (operation " + about.number() + "): "
                        + (about.summary().isEmpty() ? summary(about) : about.summary())));
        for (var step : steps) {
            invocation.terminal().line("  " + step.describe());
        }
    }

    private Json document(boolean dryRun, Operation operation) {
        var json = Json.document("aw/operation/1").member("dryRun", dryRun);
        return json.name("operation").object().member("number", operation.number())
                .member("command", operation.command()).member("branch", operation.heading().branch())
                .member("at", operation.at().toString()).member("summary", operation.summary()).end();
    }

    static Json steps(Json json, List<Step> steps) {
        for (var step : steps) {
            json.value(step.describe());
        }
        return json;
    }

    /// The operation in a line, where its command has not given one.
    static String summary(Operation operation) {
        for (int i = 0; i < operation.steps().size(); i++) {
            if (operation.steps().get(i) instanceof Step.MakeCommit commit) {
                var id = Optional.ofNullable(operation.results().get(i)).map(result -> result.text())
                        .filter(CommitId::isObjectName).map(hex -> new CommitId(hex).abbreviated() + " ");
                return id.orElse("") + commit.request().message().lines().findFirst().orElse("");
            }
        }
        return operation.steps().isEmpty() ? "" : operation.steps().getFirst().describe();
    }
}
