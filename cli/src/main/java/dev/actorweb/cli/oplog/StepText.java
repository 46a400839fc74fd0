package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitRequest.Selection;
import dev.actorweb.cli.git.RefName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Steps as members of a JSON object, and back.
final class StepText {
    private StepText() {}

    static Map<String, Object> write(Step step) {
        var out = new LinkedHashMap<String, Object>();
        switch (step) {
            case Step.MoveRef(var ref, var from, var to, var lenient) -> {
                out.put("do", "move");
                out.put("ref", ref.full());
                range(out, from, to);
                out.put("lenient", lenient);
            }
            case Step.MakeCommit(var branch, var from, var request) -> {
                out.put("do", "commit");
                out.put("ref", branch.full());
                range(out, from, Optional.empty());
                selection(out, request.selection());
                out.put("message", request.message());
                out.put("amend", request.amend());
                out.put("hooks", request.hooks());
            }
            case Step.Restage(var branch, var from, var to, var expected, var staged) -> {
                out.put("do", "restage");
                out.put("ref", branch.full());
                range(out, from, to);
                expected.ifPresent(path -> out.put("expected", path.toString()));
                staged.ifPresent(path -> out.put("staged", path.toString()));
            }
            case Step.Push(var remote, var updates) -> {
                out.put("do", "push");
                out.put("remote", remote);
                out.put("updates", updates.stream().map(StepText::update).toList());
            }
            case Step.Check(var names, var commit, var folder) -> {
                out.put("do", "check");
                out.put("names", names);
                out.put("commit", commit.hex());
                out.put("path", folder.toString());
            }
            case Step.AddWorktree(var path, var branch, var at, var made, var snapshot) ->
                worktree(out, "add-worktree", path, branch, at, made, snapshot);
            case Step.RemoveWorktree(var path, var branch, var at, var made, var snapshot) ->
                worktree(out, "remove-worktree", path, branch, at, made, snapshot);
            case Step.WriteFile(var path, var before, var after) -> {
                out.put("do", "write");
                out.put("path", path.toString());
                before.ifPresent(text -> out.put("before", text));
                after.ifPresent(text -> out.put("after", text));
            }
            case Step.ReplaceFile(var path, var before, var after) -> {
                out.put("do", "replace");
                out.put("path", path.toString());
                before.ifPresent(state -> file(out, "before", state));
                after.ifPresent(state -> file(out, "after", state));
            }
            case Step.Resolve(var branch, var from, var onto, var merge) -> {
                out.put("do", "resolve");
                out.put("ref", branch.full());
                range(out, Optional.of(from), Optional.of(onto));
                out.put("merge", merge);
            }
        }
        return out;
    }

    private static void range(Map<String, Object> out, Optional<CommitId> from, Optional<CommitId> to) {
        from.ifPresent(id -> out.put("from", id.hex()));
        to.ifPresent(id -> out.put("to", id.hex()));
    }

    private static void file(Map<String, Object> out, String name, Step.FileState state) {
        out.put(name, state.hash());
        out.put(name + "-runs", state.executable());
    }

    private static Optional<Step.FileState> file(Members fields, String name) {
        return fields.optional(name).map(hash -> new Step.FileState(hash, fields.flag(name + "-runs")));
    }

    private static Map<String, Object> update(Step.Update update) {
        var out = new LinkedHashMap<String, Object>();
        out.put("ref", update.ref().full());
        range(out, update.from(), update.to());
        return out;
    }

    private static void selection(Map<String, Object> out, Selection selection) {
        switch (selection) {
            case Selection.Everything() -> out.put("selection", "everything");
            case Selection.Changes(var untracked) -> {
                out.put("selection", "changes");
                out.put("paths", untracked);
            }
            case Selection.Staged() -> out.put("selection", "staged");
            case Selection.Paths(var paths) -> {
                out.put("selection", "paths");
                out.put("paths", paths);
            }
        }
    }

    private static void worktree(Map<String, Object> out, String what, Path path, RefName branch, CommitId at,
            boolean made, Optional<CommitId> snapshot) {
        out.put("do", what);
        out.put("path", path.toString());
        out.put("ref", branch.full());
        out.put("at", at.hex());
        out.put("made", made);
        snapshot.ifPresent(id -> out.put("snapshot", id.hex()));
    }

    /// @throws IllegalArgumentException
    ///             if it is no step that this version knows
    static Step read(Map<String, @Nullable Object> in) {
        var fields = new Members(in);
        var what = fields.text("do");
        return switch (what) {
            case "move" -> new Step.MoveRef(fields.ref(), fields.id("from"), fields.id("to"),
                    fields.flag("lenient"));
            case "commit" -> new Step.MakeCommit(fields.ref(), fields.id("from"), request(fields));
            case "restage" -> new Step.Restage(fields.ref(), fields.id("from"), fields.id("to"),
                    fields.optional("expected").map(Path::of), fields.optional("staged").map(Path::of));
            case "push" -> new Step.Push(fields.text("remote"), updates(fields));
            case "check" -> new Step.Check(fields.texts("names"), fields.required("commit"), fields.path());
            case "add-worktree" -> new Step.AddWorktree(fields.path(), fields.ref(), fields.required("at"),
                    fields.flag("made"), fields.id("snapshot"));
            case "remove-worktree" -> new Step.RemoveWorktree(fields.path(), fields.ref(),
                    fields.required("at"), fields.flag("made"), fields.id("snapshot"));
            case "write" ->
                new Step.WriteFile(fields.path(), fields.optional("before"), fields.optional("after"));
            case "replace" ->
                new Step.ReplaceFile(fields.path(), file(fields, "before"), file(fields, "after"));
            case "resolve" -> new Step.Resolve(fields.ref(), fields.required("from"), fields.required("to"),
                    fields.flag("merge"));
            default -> throw new IllegalArgumentException("an unknown step: " + what);
        };
    }

    private static CommitRequest request(Members fields) {
        var selection = switch (fields.text("selection")) {
            case "everything" -> new Selection.Everything();
            case "changes" -> new Selection.Changes(fields.texts("paths"));
            case "staged" -> new Selection.Staged();
            default -> new Selection.Paths(fields.texts("paths"));
        };
        return new CommitRequest(selection, fields.text("message"), fields.flag("amend"),
                fields.flag("hooks"));
    }

    private static List<Step.Update> updates(Members fields) {
        var updates = new ArrayList<Step.Update>();
        for (var update : fields.objects("updates")) {
            updates.add(new Step.Update(update.ref(), update.id("from"), update.id("to")));
        }
        return updates;
    }
}
