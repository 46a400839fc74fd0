package dev.actorweb.cli.workflow;

import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.git.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Proposes a message for a change: the type from the kinds of files, the scope from where they
/// are, the subject from the names of what is defined, changed or taken away.
record Suggestion(CommitRules rules, List<Change> changes, Patch patch) {
    private static final Set<String> NO_SCOPE = Set.of("src", "main", "test", "tests", "java", "kotlin",
            "lib",
            "app", "docs", "resources", "packages", "modules", "internal", "workflows", "pkg", "cmd", "dev",
            "com", "org");

    String message() {
        var type = type();
        var scope = scope().map(word -> "(" + word + ")").orElse("");
        var head = type + scope + ": ";
        var subject = subject();
        int room = rules.subjectMax() - head.length();
        return head + (subject.length() <= room || room < 10
                ? subject
                : subject.substring(0, subject.lastIndexOf(' ', room) < 5
                        ? room
                        : subject.lastIndexOf(' ', room)).strip());
    }

    private String type() {
        var kinds = new LinkedHashSet<FileKind>();
        for (var change : changes) {
            kinds.add(FileKind.of(change.path()));
        }
        if (kinds.contains(FileKind.SOURCE)) {
            return allowed(source());
        }
        if (kinds.size() > 1) {
            kinds.remove(FileKind.TEST);
            kinds.remove(FileKind.DOCS);
        }
        return allowed(kinds.isEmpty() ? "chore" : kinds.getFirst().type());
    }

    /// New things are features; things that only went away or moved are none.
    private String source() {
        if (!names(patch.added(), patch.removed()).isEmpty() || added()) {
            return "feat";
        }
        boolean moved = changes.stream().allMatch(change -> change instanceof Change.Tracked tracked
                && (tracked.from().isPresent() || gone(tracked)));
        return moved || (patch.added().isEmpty() && !patch.removed().isEmpty()) ? "refactor" : "fix";
    }

    private boolean added() {
        for (var change : changes) {
            if (FileKind.of(change.path()) == FileKind.SOURCE && isNew(change)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNew(Change change) {
        return change instanceof Change.Untracked || (change instanceof Change.Tracked tracked
                && (tracked.index() == Change.Kind.ADDED || tracked.workTree() == Change.Kind.ADDED));
    }

    private static boolean gone(Change change) {
        return change instanceof Change.Tracked tracked
                && (tracked.index() == Change.Kind.DELETED || tracked.workTree() == Change.Kind.DELETED);
    }

    private String allowed(String type) {
        if (rules.types().isEmpty() || rules.types().contains(type)) {
            return type;
        }
        return rules.types().contains("chore") ? "chore" : rules.types().getFirst();
    }

    /// The folder that all files have in common and that says something; of configured scopes, the
    /// one that is a folder of all of them.
    private Optional<String> scope() {
        Set<String> common = new LinkedHashSet<>();
        boolean first = true;
        for (var change : changes) {
            if (FileKind.of(change.path()) != FileKind.SOURCE && sources()) {
                continue;
            }
            var folders = folders(change.path());
            if (first) {
                common.addAll(folders);
                first = false;
            } else {
                common.retainAll(folders);
            }
        }
        if (!rules.scopes().isEmpty()) {
            var known = common.stream().filter(rules.scopes()::contains).findFirst();
            return known.isEmpty() && rules.scopeRequired() ? Optional.of(rules.scopes().getFirst()) : known;
        }
        common.removeIf(folder -> NO_SCOPE.contains(folder) || folder.startsWith("."));
        return common.stream().findFirst();
    }

    private boolean sources() {
        return changes.stream().anyMatch(change -> FileKind.of(change.path()) == FileKind.SOURCE);
    }

    private static List<String> folders(String path) {
        var parts = List.of(path.split("/", -1));
        return parts.subList(0, parts.size() - 1);
    }

    private String subject() {
        var fresh = names(patch.added(), patch.removed());
        if (!fresh.isEmpty()) {
            return "add " + listed(fresh);
        }
        var gone = names(patch.removed(), patch.added());
        if (!gone.isEmpty()) {
            return "remove " + listed(gone);
        }
        if (changes.size() == 1 && changes.getFirst() instanceof Change.Tracked tracked
                && tracked.from().isPresent()) {
            return "rename " + file(tracked.from().get()) + " to " + file(tracked.path());
        }
        var touched = new LinkedHashSet<String>();
        for (var context : patch.contexts()) {
            Definitions.name(context).ifPresent(touched::add);
        }
        if (!touched.isEmpty() && touched.size() <= 3) {
            return "change " + listed(touched);
        }
        return files();
    }

    private String files() {
        var verb = changes.stream().allMatch(Suggestion::isNew)
                ? "add "
                : changes.stream().allMatch(Suggestion::gone) ? "remove " : "change ";
        var names = new LinkedHashSet<String>();
        for (var change : changes) {
            names.add(file(change.path()));
        }
        return verb + listed(names);
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// What is defined on some lines and not on others.
    private static Set<String> names(List<Patch.Line> here, List<Patch.Line> there) {
        var names = new LinkedHashSet<String>();
        for (var line : here) {
            if (FileKind.of(line.path()) == FileKind.SOURCE) {
                Definitions.name(line.text()).ifPresent(names::add);
            }
        }
        for (var line : there) {
            Definitions.name(line.text()).ifPresent(names::remove);
        }
        return names;
    }

    private static String listed(Set<String> names) {
        var all = new ArrayList<>(names);
        return switch (all.size()) {
            case 1 -> all.getFirst();
            case 2 -> all.getFirst() + " and " + all.getLast();
            default -> all.getFirst() + " and " + (all.size() - 1) + " more";
        };
    }
}
