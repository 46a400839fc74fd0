package dev.actorweb.completions;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where a shell finds the values of an option or parameter whose values are no fixed list.
///
/// Given to picocli as `completionCandidates`; as an `Iterable` it is empty, because only the moment
/// of completion knows. What names no candidates is judged by its label: a `FILE` is a file, a
/// `BRANCH` a branch.
///
/// [#FILES] and [#DIRECTORIES] are completed by the shell itself. For all others the script asks the
/// program: `aw __complete rules -- analyze --rules SC1` (the kind, then the words that were typed,
/// the unfinished one last) answers with one candidate a line, a tab and what it is.
public enum Candidates implements Iterable<String> {
    /// Files and folders.
    FILES,
    /// Folders.
    DIRECTORIES,
    /// The branches of the git repository, local and remote.
    BRANCHES,
    /// The latest commits of the branch that is checked out.
    COMMITS,
    /// The remotes of the git repository.
    REMOTES,
    /// The repository's work trees.
    WORKTREES,
    /// The operations that can be taken back.
    OPERATIONS,
    /// The types of commit that the configuration allows.
    TYPES,
    /// The scopes of commits: those configured, or those in use.
    SCOPES,
    /// The configured checks.
    CHECKS,
    /// Templates by name, beside folders.
    TEMPLATES,
    /// Machines that ship with the program, and running systems.
    TARGETS,
    /// The systems of actors that are running.
    SYSTEMS,
    /// The actors of a running system.
    ACTORS,
    /// The events of the machines, or of the running actor, that the line names; separated
    /// by commas.
    EVENTS,
    /// The rules of the analyzer, separated by commas, each perhaps with a severity.
    RULES;

    private static final Map<String, Candidates> BY_LABEL = Map.ofEntries(Map.entry("FILE", FILES),
            Map.entry("PATH", FILES), Map.entry("SPEC", FILES), Map.entry("SYSTEM.yaml", FILES),
            Map.entry("DIR", DIRECTORIES), Map.entry("FOLDER", DIRECTORIES), Map.entry("BRANCH", BRANCHES),
            Map.entry("COMMIT", COMMITS), Map.entry("REVISION", BRANCHES), Map.entry("REMOTE", REMOTES),
            Map.entry("WORKTREE", WORKTREES), Map.entry("OPERATION", OPERATIONS), Map.entry("TYPE", TYPES),
            Map.entry("SCOPE", SCOPES), Map.entry("CHECK", CHECKS), Map.entry("TEMPLATE", TEMPLATES),
            Map.entry("TARGET", TARGETS),
            Map.entry("SYSTEM", SYSTEMS), Map.entry("ACTOR", ACTORS), Map.entry("EVENT", EVENTS),
            Map.entry("EVENTS", EVENTS), Map.entry("RULE", RULES), Map.entry("RULES", RULES));

    /// The word by which scripts ask for this kind: `rules`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this word, unless the shell completes it itself.
    public static Optional<Candidates> asked(String word) {
        for (var kind : values()) {
            if (kind != FILES && kind != DIRECTORIES && kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// What an argument of this label is: `FILE`, or the first that is known of `FOLDER|GIT-URL`.
    static Optional<Candidates> labelled(String label) {
        var bare = label.startsWith("[") && label.endsWith("]")
                ? label.substring(1, label.length() - 1)
                : label;
        var kinds = List.of(bare.split("\\|", -1));
        if (kinds.contains("NAME") && kinds.contains("FOLDER")) { // something known by name, or
                                                                  // one's own
            return Optional.of(TEMPLATES);
        }
        return kinds.stream().map(BY_LABEL::get).filter(Objects::nonNull).findFirst();
    }

    @Override
    public Iterator<String> iterator() {
        return Collections.emptyIterator();
    }
}
