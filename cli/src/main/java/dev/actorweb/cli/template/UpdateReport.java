package dev.actorweb.cli.template;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.templates.FileUpdate;
import dev.actorweb.templates.FileUpdate.Kind;
import dev.actorweb.templates.FileUpdate.State;
import dev.actorweb.templates.UnifiedDiff;
import dev.actorweb.templates.Update;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Says what an update does or did: a tree for people, `aw/update/1` for programs.
record UpdateReport(Invocation invocation, Path project, List<Update> updates) {
    Exit checked() {
        boolean behind = changes();
        if (invocation.json()) {
            json(true, "check");
        } else {
            for (var update : updates) {
                heading(update, "is behind: ");
            }
            if (behind) {
                invocation.terminal()
                        .note("next: aw update --dry-run shows the changes, aw update makes them");
            }
        }
        return behind ? Exit.FINDINGS : Exit.OK;
    }

    Exit planned() {
        if (invocation.json()) {
            json(true, "plan");
            return Exit.OK;
        }
        for (var update : updates) {
            heading(update, "would go to ");
            tree(update);
            invocation.terminal().line("");
            for (var file : update.writes()) {
                DiffLines.show(invocation.terminal(), diff(file));
            }
        }
        return Exit.OK;
    }

    Exit done() {
        if (invocation.json()) {
            json(false, "done");
        } else {
            for (var update : updates) {
                heading(update, "went to ");
                tree(update);
            }
            advise();
        }
        return attention() == 0 ? Exit.OK : Exit.STOPPED;
    }

    private void advise() {
        int attention = attention();
        if (attention > 0) {
            invocation.terminal().warn(attention == 1
                    ? "1 file needs a look: it is marked with !"
                    : attention + " files need a look: they are marked with !");
            invocation.terminal().note(conflicts()
                    ? "next: resolve what is between the markers and aw save, or aw undo"
                    : "next: see whether you want what the template does there now, then aw save, or aw undo");
        } else if (changes()) {
            invocation.terminal().note("next: look at the changes, then aw save; aw undo takes them back");
        }
    }

    private boolean changes() {
        return updates.stream().anyMatch(update -> !update.writes().isEmpty());
    }

    private boolean conflicts() {
        return updates.stream().flatMap(update -> update.attention().stream())
                .anyMatch(file -> file.kind() instanceof Kind.Conflict);
    }

    private int attention() {
        return updates.stream().mapToInt(update -> update.attention().size()).sum();
    }

    /// The versions of template and libraries, from and to.
    static String versions(Update update) {
        var before = update.before();
        var after = update.after();
        var text = new StringBuilder(after.template() + " " + version(before) + " -> " + version(after));
        if (!before.libraries().equals(after.libraries())) {
            text.append(", libraries ").append(before.libraries().orElse("none")).append(" -> ")
                    .append(after.libraries().orElse("none"));
        }
        return text.toString();
    }

    private static String version(dev.actorweb.templates.AnswersFile answers) {
        return answers.origin().commit().map(id -> answers.version() + " ("
                + id.substring(0, Math.min(id.length(), 7)) + ")").orElse(answers.version());
    }

    private void heading(Update update, String verb) {
        var text = new Text().add(Style.NAME, project.toString());
        if (update.writes().isEmpty()) {
            invocation.terminal().line(text.add(" is up to date with " + update.after().template() + " "
                    + version(update.after())));
            return;
        }
        int files = update.writes().size();
        invocation.terminal().line(
                text.add(" " + verb + versions(update) + ": " + files + (files == 1 ? " file" : " files")));
    }

    private void tree(Update update) {
        if (update.writes().isEmpty()) {
            return;
        }
        var leaves = new ArrayList<PathTree.Leaf>();
        for (var file : shown(update)) {
            leaves.add(leaf(file));
        }
        PathTree.lines(leaves).forEach(invocation.terminal()::line);
    }

    private static List<FileUpdate> shown(Update update) {
        return update.files().stream().filter(file -> file.writes() || file.needsAttention()
                || file.kind() instanceof Kind.StaysDeleted)
                .sorted(java.util.Comparator.comparing(FileUpdate::path)).toList();
    }

    private static PathTree.Leaf leaf(FileUpdate file) {
        return switch (file.kind()) {
            case Kind.Added() -> new PathTree.Leaf(file.path(), "+", Style.SUCCESS, "");
            case Kind.Replaced() -> new PathTree.Leaf(file.path(), "~", Style.NAME, "");
            case Kind.Merged() -> new PathTree.Leaf(file.path(), "~", Style.NAME, "merged with your changes");
            case Kind.Moved(var from) ->
                new PathTree.Leaf(file.path(), ">", Style.NAME, "was " + from + ", with your changes");
            case Kind.Removed() -> new PathTree.Leaf(file.path(), "-", Style.FAINT, "");
            case Kind.Conflict(var places) -> new PathTree.Leaf(file.path(), "!", Style.ERROR,
                    places == 1 ? "1 conflict" : places + " conflicts");
            case Kind.Kept(var reason) ->
                new PathTree.Leaf(file.path(), "!", Style.WARNING, "yours is kept: " + reason);
            case Kind.StaysDeleted() ->
                new PathTree.Leaf(file.path(), "=", Style.FAINT, "you deleted it: it stays deleted");
        };
    }

    private static String diff(FileUpdate file) {
        return UnifiedDiff.of(file.path(), file.before().map(State::content),
                file.after().map(State::content));
    }

    private void json(boolean dryRun, String what) {
        var json = Json.document("aw/update/1").member("dryRun", dryRun).member("changed", changes())
                .member("conflicts", attention()).member("root", project.toString()).array("templates");
        for (var update : updates) {
            json.object().member("name", update.after().template())
                    .member("from", update.before().version()).member("to", update.after().version())
                    .member("fromCommit", update.before().origin().commit())
                    .member("toCommit", update.after().origin().commit())
                    .member("behind", !update.writes().isEmpty()).array("files");
            for (var file : shown(update)) {
                json.object().member("path", file.path()).member("change", word(file.kind()));
                if (file.kind() instanceof Kind.Kept(var reason)) {
                    json.member("reason", reason);
                } else if (file.kind() instanceof Kind.Moved(var from)) {
                    json.member("from", from);
                } else if (file.kind() instanceof Kind.Conflict(var places)) {
                    json.member("places", places);
                }
                if (what.equals("plan")) {
                    json.member("diff", diff(file));
                }
                json.end();
            }
            json.end().end();
        }
        invocation.terminal().json(json);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case Kind.Added() -> "added";
            case Kind.Replaced() -> "replaced";
            case Kind.Merged() -> "merged";
            case Kind.Moved _ -> "moved";
            case Kind.Removed() -> "removed";
            case Kind.Conflict _ -> "conflict";
            case Kind.Kept _ -> "kept";
            case Kind.StaysDeleted() -> "stays-deleted";
        };
    }
}
