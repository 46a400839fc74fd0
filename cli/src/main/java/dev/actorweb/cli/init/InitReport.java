package dev.actorweb.cli.init;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.nio.file.Path;

/// Says what `aw init` does or did: lines for people, `aw/init/1` for programs.
record InitReport(Invocation invocation, WorkflowPlan plan) {
    Exit planned() {
        return show(true);
    }

    Exit done() {
        return show(false);
    }

    private Exit show(boolean dryRun) {
        if (invocation.json()) {
            json(dryRun);
            return Exit.OK;
        }
        var terminal = invocation.terminal();
        terminal.line(config(dryRun));
        if (dryRun && plan.config().changes()) {
            LineDiff.show(terminal, plan.config().before().orElse(""), plan.config().after());
        }
        for (var place : plan.places()) {
            terminal.line(place(place, dryRun));
        }
        if (!dryRun) {
            advise();
        }
        return Exit.OK;
    }

    private Text config(boolean dryRun) {
        var what = !plan.config().changes()
                ? "keeping "
                : (dryRun ? "would " : "")
                        + (plan.config().before().isPresent()
                                ? dryRun ? "extend " : "extended "
                                : dryRun ? "write " : "wrote ");
        return Text.of(what).add(Style.NAME, relative(plan.config().file())).add(": work is integrated into ")
                .add(Style.NAME, plan.integration()).add(" at ").add(Style.NAME, plan.remote());
    }

    private Text place(AgentPlace place, boolean dryRun) {
        var agent = place.agent();
        var what = switch (place.work()) {
            case KEEP -> "keeping ";
            case CHECK_OUT, BRANCH_OFF -> dryRun ? "would make " : "made ";
        };
        return Text.of(what).add(Style.NAME, relative(agent.path()))
                .add(" for agent " + agent.name() + " on ")
                .add(place.isNew() ? "the new branch " : "branch ").add(Style.NAME, agent.branch());
    }

    private void advise() {
        var terminal = invocation.terminal();
        if (plan.changesNothing()) {
            terminal.note("everything is set up already");
        } else if (plan.config().changes()) {
            terminal.note("next: look at aw.yaml, then aw save \"chore: set up aw\" aw.yaml");
        }
        if (!plan.remoteKnown()) {
            terminal.note("there is no remote " + plan.remote() + " yet; aw ship needs one: git remote add "
                    + plan.remote() + " URL");
        }
    }

    private void json(boolean dryRun) {
        var json = Json.document("aw/init/1").member("dryRun", dryRun)
                .member("changed", !plan.changesNothing()).member("root", plan.root().toString())
                .object("config").member("file", plan.config().file().toString())
                .member("change", change()).end().member("integration", plan.integration())
                .member("remote", plan.remote()).member("remoteExists", plan.remoteKnown()).array("agents");
        for (var place : plan.places()) {
            json.object().member("name", place.agent().name()).member("branch", place.agent().branch())
                    .member("path", place.agent().path().toString())
                    .member("change", switch (place.work()) {
                        case KEEP -> "none";
                        case CHECK_OUT -> "worktree";
                        case BRANCH_OFF -> "worktree-and-branch";
                    }).end();
        }
        invocation.terminal().json(json);
    }

    private String change() {
        return !plan.config().changes()
                ? "none"
                : plan.config().before().isPresent() ? "extended" : "created";
    }

    private String relative(Path path) {
        return plan.root().relativize(path).toString();
    }
}
