package dev.actorweb.completions;

import java.util.Collections;
import java.util.Iterator;

/// Where a shell finds the values of an option or parameter whose values are no fixed list.
///
/// Given to picocli as `completionCandidates`; as an `Iterable` it is empty, because only the
/// shell knows.
public enum Candidates implements Iterable<String> {
    /// Files and folders.
    FILES,
    /// Folders.
    DIRECTORIES,
    /// The branches of the git repository that the shell stands in, local and remote.
    BRANCHES;

    @Override
    public Iterator<String> iterator() {
        return Collections.emptyIterator();
    }
}
