package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.Change.Conflict;
import dev.actorweb.cli.git.Change.Kind;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Operation;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the NUL-separated output of `git status --porcelain=v2 --branch`.
final class StatusReader {
    private static final String INITIAL = "(initial)";
    private static final String DETACHED = "(detached)";

    private final List<Change> changes = new ArrayList<>();
    private final List<String> submodules = new ArrayList<>();
    private String oid = INITIAL;
    private String branch = DETACHED;
    private Optional<String> upstream = Optional.empty();
    private Optional<AheadBehind> distance = Optional.empty();

    private StatusReader() {}

    static Status read(List<String> fields, Optional<Operation> inProgress) {
        var reader = new StatusReader();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            switch (field.charAt(0)) {
                case '#' -> reader.header(field);
                case '1' -> reader.ordinary(field);
                case '2' -> reader.renamed(field, fields.get(++i));
                case 'u' -> reader.unmerged(field);
                case '?' -> reader.changes.add(new Change.Untracked(field.substring(2)));
                default -> throw new IllegalStateException("unknown status entry: " + field);
            }
        }
        Optional<Upstream> upstream = reader.upstream.map(name -> new Upstream(name, reader.distance));
        return new Status(reader.head(), upstream, reader.changes, inProgress, reader.submodules);
    }

    private void header(String field) {
        if (field.startsWith("# branch.oid ")) {
            oid = after(field, 2);
        } else if (field.startsWith("# branch.head ")) {
            branch = after(field, 2);
        } else if (field.startsWith("# branch.upstream ")) {
            upstream = Optional.of(after(field, 2));
        } else if (field.startsWith("# branch.ab ")) {
            String[] counts = after(field, 2).split(" ", -1);
            distance = Optional.of(new AheadBehind(Math.abs(Integer.parseInt(counts[0])),
                    Math.abs(Integer.parseInt(counts[1]))));
        }
    }

    private Head head() {
        if (branch.equals(DETACHED)) {
            return new Head.Detached(new CommitId(oid));
        }
        var name = new RefName("refs/heads/" + branch);
        return oid.equals(INITIAL) ? new Head.Unborn(name) : new Head.OnBranch(name, new CommitId(oid));
    }

    private void ordinary(String field) {
        tracked(field, after(field, 8), Optional.empty());
    }

    private void renamed(String field, String from) {
        tracked(field, after(field, 9), Optional.of(from));
    }

    /// After the two letters comes `N...`, or for a submodule `S` with three signs: `C` for another
    /// commit, `M` for changed files and `U` for untracked ones, both of them its own affair.
    private void tracked(String field, String path, Optional<String> from) {
        var index = kind(field.charAt(2));
        var workTree = kind(field.charAt(3));
        if (field.charAt(5) == 'S' && (field.charAt(7) != '.' || field.charAt(8) != '.')) {
            submodules.add(path);
            if (field.charAt(6) == '.' && workTree == Kind.MODIFIED) {
                workTree = Kind.UNCHANGED;
            }
        }
        if (index != Kind.UNCHANGED || workTree != Kind.UNCHANGED) {
            changes.add(new Change.Tracked(path, from, index, workTree));
        }
    }

    private void unmerged(String field) {
        Conflict conflict = switch (field.substring(2, 4)) {
            case "DD" -> Conflict.BOTH_DELETED;
            case "AU" -> Conflict.ADDED_BY_US;
            case "UD" -> Conflict.DELETED_BY_THEM;
            case "UA" -> Conflict.ADDED_BY_THEM;
            case "DU" -> Conflict.DELETED_BY_US;
            case "AA" -> Conflict.BOTH_ADDED;
            default -> Conflict.BOTH_MODIFIED;
        };
        changes.add(new Change.Unmerged(after(field, 10), conflict));
    }

    private static Kind kind(char letter) {
        return switch (letter) {
            case '.' -> Kind.UNCHANGED;
            case 'M' -> Kind.MODIFIED;
            case 'T' -> Kind.TYPE_CHANGED;
            case 'A' -> Kind.ADDED;
            case 'D' -> Kind.DELETED;
            case 'R' -> Kind.RENAMED;
            case 'C' -> Kind.COPIED;
            default -> throw new IllegalStateException("unknown status letter: " + letter);
        };
    }

    /// What follows the `count`th space: the path, spaces of its own included.
    private static String after(String field, int count) {
        int at = -1;
        for (int i = 0; i < count; i++) {
            at = field.indexOf(' ', at + 1);
        }
        return field.substring(at + 1);
    }
}
