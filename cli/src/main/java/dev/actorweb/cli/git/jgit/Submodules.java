package dev.actorweb.cli.git.jgit;

import java.io.IOException;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk;

/// What JGit does not do for submodules: it sees that one stands at another commit, and leaves that
/// out when it stages.
final class Submodules {
    private Submodules() {}

    /// @param selected
    ///            tells the paths that are to be committed
    /// @throws dev.actorweb.cli.git.GitException
    ///             if one of them is a submodule that has moved
    static void requireUnmoved(Repository repository, Predicate<String> selected) throws IOException {
        try (var walk = SubmoduleWalk.forIndex(repository)) {
            while (walk.next()) {
                var head = walk.getHead();
                if (head != null && !head.equals(walk.getObjectId()) && selected.test(walk.getPath())) {
                    throw Preconditions.unsupported("the submodule " + walk.getPath() + ", which has moved");
                }
            }
        }
    }
}
