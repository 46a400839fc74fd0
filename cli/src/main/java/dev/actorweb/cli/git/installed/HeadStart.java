package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.process.Begun;
import dev.actorweb.cli.process.Environment;
import java.nio.file.Path;
import java.util.Optional;

/// The first status, which the launcher asks git for before it starts Java; both take about as long
/// in a large repository.
///
/// The launcher asks in the folder that aw was called in, where no variable and no option leads to
/// another repository, with the very words of [#STATUS]; its answer is taken once.
final class HeadStart {
    /// What the launcher's function `begin_status` says, word for word.
    static final String[] STATUS = {"status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all",
            "--ahead-behind"};
    /// Set by the launcher.
    private static final String PROPERTY = "aw.status";

    private HeadStart() {}

    static Optional<Begun> take(Layout layout, Environment environment) {
        Optional<Begun> begun = Begun.take(PROPERTY);
        return begun.isPresent() && isAsked(layout) && environment.get("GIT_DIR").isEmpty()
                ? begun
                : Optional.empty();
    }

    private static boolean isAsked(Layout layout) {
        return layout.workTree().filter(Path.of("").toAbsolutePath()::startsWith).isPresent();
    }
}
