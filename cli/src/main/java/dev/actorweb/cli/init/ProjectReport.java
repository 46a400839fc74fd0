package dev.actorweb.cli.init;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.templates.FileChange;
import dev.actorweb.templates.Plan;
import dev.actorweb.templates.Template;

/// Says what a template makes or made: a tree for people, `aw/init/1` for programs.
record ProjectReport(Invocation invocation, Template template, Plan plan) {
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
        int created = plan.creations().size();
        terminal.line(Text.of(dryRun ? "would make " : "made ").add(Style.NAME, plan.directory().toString())
                .add(" from " + template.name() + " " + template.version() + ": " + created
                        + (created == 1 ? " file" : " files")));
        for (var change : plan.changes()) {
            terminal.line(line(change));
            if (dryRun && invocation.options().verbose()) {
                change.content().text().filter(_ -> !exists(change))
                        .ifPresent(text -> LineDiff.show(terminal, "", text));
            }
        }
        if (!dryRun) {
            terminal.note("next: read " + plan.directory().resolve("README.md"));
        }
        return Exit.OK;
    }

    private static boolean exists(FileChange change) {
        return change.state() instanceof FileChange.State.Identical;
    }

    private static Text line(FileChange change) {
        return exists(change)
                ? Text.of(Style.FAINT, "  = " + change.path() + " (the same already)")
                : Text.of(Style.SUCCESS, "  + " + change.path());
    }

    private void json(boolean dryRun) {
        var json = Json.document("aw/init/1").member("dryRun", dryRun)
                .member("changed", !plan.creations().isEmpty()).member("root", plan.directory().toString())
                .object("template").member("name", template.name()).member("version", template.version())
                .end()
                .array("files");
        for (var change : plan.changes()) {
            json.object().member("path", change.path()).member("change", exists(change) ? "none" : "created")
                    .end();
        }
        invocation.terminal().json(json);
    }
}
