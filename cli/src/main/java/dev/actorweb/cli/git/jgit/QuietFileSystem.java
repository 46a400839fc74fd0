package dev.actorweb.cli.git.jgit;

import java.io.File;
import java.io.OutputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.ProcessResult;
import org.jspecify.annotations.Nullable;

/// A file system whose hooks are ours to run (see [HookRunner]) and that never looks for git.
final class QuietFileSystem extends FS_POSIX {
    private QuietFileSystem() {
        setUserHome(FS.DETECTED.userHome());
        setGitSystemConfig(FS.DETECTED.getGitSystemConfig());
    }

    /// On Windows JGit's own: without git there is no shell that could run a hook.
    static FS forThisMachine() {
        return File.separatorChar == '\\' ? FS.DETECTED : new QuietFileSystem();
    }

    @Override
    protected @Nullable File discoverGitExe() {
        return null;
    }

    @Override
    public ProcessResult runHookIfPresent(Repository repository, String hookName, String[] args,
            OutputStream outRedirect, OutputStream errRedirect, String stdinArgs) {
        return new ProcessResult(ProcessResult.Status.NOT_PRESENT);
    }
}
