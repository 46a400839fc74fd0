package dev.actorweb.templates;

import dev.actorweb.templates.FileUpdate.Kind;
import dev.actorweb.templates.FileUpdate.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Merges three ways, file by file: what the template made, what the project made of it, and what
/// the template makes now. What the project has changed or deleted stays so.
final class ProjectMerge {
    private static final int MOST_COMPARED = 64 << 20;

    private final Path directory;
    private final NavigableMap<String, Output> old;
    private final NavigableMap<String, Output> next;
    private final Surroundings surroundings;
    private final Map<String, String> moved = new HashMap<>();
    private final Set<String> left = new HashSet<>();

    /// @param was
    ///            what the template made
    /// @param libraries
    ///            what else aw put there
    /// @param will
    ///            what the template makes now
    ProjectMerge(Path directory, Map<String, Output> was, Map<String, Output> libraries,
            NavigableMap<String, Output> will) {
        this.directory = directory;
        this.old = new TreeMap<>(was);
        this.next = new TreeMap<>(will);
        libraries.forEach(old::putIfAbsent);
        forgetOnce();
        surroundings = Surroundings.of(directory);
    }

    /// What was made once is the project's own since.
    private void forgetOnce() {
        var made = new HashSet<String>();
        old.values().forEach(output -> made.add(output.origin()));
        var once = new HashSet<String>();
        var always = new HashSet<String>();
        next.values().forEach(output -> (output.once() ? once : always).add(output.origin()));
        old.values().removeIf(output -> once.contains(output.origin())
                || (output.once() && !always.contains(output.origin())));
        next.values().removeIf(output -> output.once() && made.contains(output.origin()));
    }

    /// What is done with each file on which the template has changed its mind.
    List<FileUpdate> files() throws IOException {
        findMoved();
        var files = new ArrayList<FileUpdate>();
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(next.keySet());
        for (var path : paths) {
            if (!left.contains(path)) {
                file(path, files);
            }
        }
        files.sort(java.util.Comparator.comparing(FileUpdate::path));
        return files;
    }

    /// Files under another name: those that come from the same file of the template, and those that
    /// the template itself calls otherwise.
    private void findMoved() throws IOException {
        var gone = new TreeMap<>(old);
        gone.keySet().removeAll(next.keySet());
        gone.values().removeIf(output -> output.origin().isEmpty());
        var fresh = new TreeMap<>(next);
        fresh.keySet().removeAll(old.keySet());
        fresh.values().removeIf(output -> output.origin().isEmpty());
        var byOrigin = new HashMap<String, String>();
        gone.forEach((path, output) -> byOrigin.put(output.origin(), path));
        for (var entry : fresh.entrySet()) {
            var from = byOrigin.get(entry.getValue().origin());
            if (from != null) {
                moved(from, entry.getKey());
            }
        }
        gone.keySet().removeAll(left);
        fresh.keySet().removeAll(moved.keySet());
        for (var name : Renames.of(gone, fresh).entrySet()) {
            moved(name.getValue(), name.getKey());
        }
    }

    private void moved(String from, String path) throws IOException {
        if (surroundings.blocked(from).isEmpty() && surroundings.blocked(path).isEmpty() && !exists(path)) {
            moved.put(path, from);
            left.add(from);
        }
    }

    private void file(String path, List<FileUpdate> files) throws IOException {
        var theirs = Optional.ofNullable(next.get(path));
        var from = Optional.ofNullable(moved.get(path));
        var base = Optional.ofNullable(old.get(from.orElse(path)));
        if (from.isEmpty() && same(base, theirs)) {
            return;
        }
        if (theirs.isPresent() && theirs.get().once() && exists(path)) {
            return;
        }
        var here = from.orElse(path);
        var blocked = surroundings.blocked(here);
        if (blocked.isPresent()) {
            if (theirs.isPresent()) {
                files.add(new FileUpdate(path, new Kind.Kept(blocked.get()), Optional.empty(),
                        Optional.empty()));
            }
            return;
        }
        if (exists(here) && Files.size(directory.resolve(here)) > MOST_COMPARED) {
            files.add(new FileUpdate(path, new Kind.Kept("is too large to be merged"), Optional.empty(),
                    Optional.empty()));
            return;
        }
        var ours = state(here);
        var decided = ours.isEmpty()
                ? withoutOurs(path, base, theirs)
                : withOurs(path, base, ours.get(), theirs);
        if (decided.isEmpty()) {
            return;
        }
        if (from.isPresent() && ours.isPresent()) {
            move(decided.get(), from.get(), ours.get(), files);
        } else {
            files.add(decided.get());
        }
    }

    private static void move(FileUpdate update, String from, State ours, List<FileUpdate> files) {
        var kind = update.kind() instanceof Kind.Conflict || update.kind() instanceof Kind.Kept
                ? update.kind()
                : new Kind.Moved(from);
        files.add(new FileUpdate(update.path(), kind, Optional.empty(), update.after()));
        files.add(new FileUpdate(from, new Kind.Removed(), Optional.of(ours), Optional.empty()));
    }

    private static boolean same(Optional<Output> base, Optional<Output> theirs) {
        return base.isPresent() && theirs.isPresent()
                && base.get().content().equals(theirs.get().content())
                && base.get().executable() == theirs.get().executable();
    }

    private static Optional<FileUpdate> withoutOurs(String path, Optional<Output> base,
            Optional<Output> theirs) {
        if (theirs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(base.isPresent()
                ? new FileUpdate(path, new Kind.StaysDeleted(), Optional.empty(), Optional.empty())
                : new FileUpdate(path, new Kind.Added(), Optional.empty(), theirs.map(ProjectMerge::state)));
    }

    private static Optional<FileUpdate> withOurs(String path, Optional<Output> base, State ours,
            Optional<Output> theirs) {
        var before = Optional.of(ours);
        if (theirs.isEmpty()) {
            var untouched = base.isPresent() && LineEndings.same(ours.content(), base.get().content());
            return Optional.of(untouched
                    ? new FileUpdate(path, new Kind.Removed(), before, Optional.empty())
                    : new FileUpdate(path, new Kind.Kept("the template no longer has it, and you changed it"),
                            before, before));
        }
        var content = ours.content();
        var wanted = theirs.get();
        var executable = (base.isPresent() && base.get().executable() == wanted.executable())
                ? ours.executable()
                : wanted.executable();
        var untouched = base.isPresent() && LineEndings.same(content, base.get().content());
        if (LineEndings.same(content, wanted.content())) {
            return Optional.of(update(path, new Kind.Replaced(), ours, content, executable));
        }
        if (untouched) {
            return Optional.of(update(path, new Kind.Replaced(), ours,
                    LineEndings.differ(content, wanted.content())
                            ? LineEndings.windows(wanted.content())
                            : wanted.content(),
                    executable));
        }
        if (base.isPresent() && base.get().content().equals(wanted.content())) {
            return Optional.of(update(path, new Kind.Merged(), ours, content, executable));
        }
        return Optional.of(both(path, base, ours, wanted, executable));
    }

    private static FileUpdate both(String path, Optional<Output> base, State ours, Output theirs,
            boolean executable) {
        var origin = base.map(Output::content).orElse(Content.of(""));
        if (origin.text().isEmpty() || ours.content().text().isEmpty()
                || theirs.content().text().isEmpty()) {
            return new FileUpdate(path, new Kind.Kept("both changed it, and it is no text"),
                    Optional.of(ours), Optional.of(ours));
        }
        var merged = TextMerge.merge(origin, ours.content(), theirs.content());
        return update(path,
                merged.conflicts() == 0 ? new Kind.Merged() : new Kind.Conflict(merged.conflicts()), ours,
                merged.content(), executable);
    }

    private static FileUpdate update(String path, Kind kind, State ours, Content content,
            boolean executable) {
        return new FileUpdate(path, kind, Optional.of(ours), Optional.of(new State(content, executable)));
    }

    private static State state(Output output) {
        return new State(output.content(), output.executable());
    }

    private boolean exists(String path) {
        return Files.exists(directory.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    private Optional<State> state(String path) throws IOException {
        var file = directory.resolve(path);
        return exists(path)
                ? Optional.of(new State(Content.read(file), Files.isExecutable(file)))
                : Optional.empty();
    }
}
