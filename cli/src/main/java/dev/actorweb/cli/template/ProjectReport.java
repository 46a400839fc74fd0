package dev.actorweb.cli.template;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.templates.Content;
import dev.actorweb.templates.FileChange;
import dev.actorweb.templates.FileChange.State;
import dev.actorweb.templates.Plan;
import dev.actorweb.templates.Template;
import dev.actorweb.templates.UnifiedDiff;
import java.util.Optional;

/// Says what a template makes or made: a tree for people, `aw/init/1` for programs.
record ProjectReport(Invocation invocation, Template template, Plan plan) {
    Exit planned() {
        show(true);
        if (!plan.conflicts().isEmpty()) {
            invocation.terminal().warn("there are files in the way, marked with !: nothing would be written");
        }
        return plan.conflicts().isEmpty() ? Exit.OK : Exit.PRECONDITION;
    }

    Exit done() {
        show(false);
        return Exit.OK;
    }

    /// @throws UserError
    ///             if there are files in the way
    void refuseConflicts() {
        if (plan.conflicts().isEmpty()) {
            return;
        }
        var text = new StringBuilder("there are files in the way in " + plan.directory() + ":");
        for (var change : plan.conflicts()) {
            text.append("\n  ").append(change.path()).append(' ').append(remark(change.state()));
        }
        throw new UserError(Exit.PRECONDITION, text.toString(), plan.isRecorded()
                ? "the project was made from a template already: 'aw update' brings it up to date"
                : "aw never overwrites a file; choose an empty folder, or move these away");
    }

    private static String remark(State state) {
        return switch (state) {
            case State.Blocked(var reason) -> reason;
            case State.Different _ -> "has another content";
            case State.Absent() -> "";
            case State.Identical() -> "the same already";
        };
    }

    private void show(boolean dryRun) {
        if (invocation.json()) {
            json(dryRun);
            return;
        }
        var terminal = invocation.terminal();
        terminal.line(heading(dryRun));
        PathTree.lines(plan.changes().stream().map(ProjectReport::leaf).toList()).forEach(terminal::line);
        if (dryRun) {
            terminal.line("");
            for (var change : plan.changes()) {
                DiffLines.show(terminal, diff(change));
            }
        } else if (plan.next().isPresent()) {
            terminal.note("next: " + plan.next().get());
        } else if (plan.changes().stream().anyMatch(change -> change.path().equals("README.md"))) {
            terminal.note("next: read " + plan.directory().resolve("README.md"));
        }
    }

    private Text heading(boolean dryRun) {
        int created = plan.creations().size();
        var name = template.name() + " " + template.version();
        if (created == 0 && plan.conflicts().isEmpty()) {
            return Text.of(Style.NAME, plan.directory().toString())
                    .add(" is as " + name + " makes it already");
        }
        return Text.of(dryRun ? "would make " : "made ").add(Style.NAME, plan.directory().toString())
                .add(" from " + name + ": " + created + (created == 1 ? " file" : " files"));
    }

    private static PathTree.Leaf leaf(FileChange change) {
        var mark = switch (change.state()) {
            case State.Absent() -> "+";
            case State.Identical() -> "=";
            case State.Different _,State.Blocked _ -> "!";
        };
        var style = switch (change.state()) {
            case State.Absent() -> Style.SUCCESS;
            case State.Identical() -> Style.FAINT;
            case State.Different _,State.Blocked _ -> Style.ERROR;
        };
        return new PathTree.Leaf(change.path(), mark, style, remark(change.state()));
    }

    private static String diff(FileChange change) {
        Optional<Content> before = switch (change.state()) {
            case State.Different(var existing) -> Optional.of(existing);
            case State.Identical() -> Optional.of(change.content());
            case State.Absent(),State.Blocked _ -> Optional.empty();
        };
        return UnifiedDiff.of(change.path(), before, Optional.of(change.content()));
    }

    private void json(boolean dryRun) {
        var json = Json.document("aw/init/1").member("dryRun", dryRun)
                .member("changed", !plan.creations().isEmpty()).member("root", plan.directory().toString())
                .object("template").member("name", template.name()).member("version", template.version())
                .end()
                .array("files");
        for (var change : plan.changes()) {
            json.object().member("path", change.path()).member("change", word(change.state()));
            if (change.conflict()) {
                json.member("reason", remark(change.state()));
            }
            if (dryRun) {
                json.member("diff", diff(change));
            }
            json.end();
        }
        invocation.terminal().json(json);
    }

    private static String word(State state) {
        return switch (state) {
            case State.Absent() -> "created";
            case State.Identical() -> "none";
            case State.Different _,State.Blocked _ -> "conflict";
        };
    }
}
