package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Refuses to commit what is obviously secret, unless it was allowed.
record SecretsGuard(Workspace workspace) {
    private static final int SHOWN = 10;
    /// Bytes, of all files together; for more than this, git's patch is looked through sooner.
    private static final long LITTLE = 1 << 18;

    /// Whether nothing can be found, because the changed files hold no secret at all, neither in
    /// the changed lines nor elsewhere: one look at each, without asking git. What cannot be told
    /// from the files as they lie there is for [#check].
    boolean isQuiet(Inclusion inclusion, Path workTree) {
        if (workspace.invocation().flag("--allow-secret")) {
            return true;
        }
        boolean staged = inclusion.word().equals("staged");
        long read = 0;
        for (var change : inclusion.changes()) {
            if (!(change instanceof Change.Untracked || change instanceof Change.Tracked)
                    || (staged && !staysAsStaged(change))) {
                return false;
            }
            var text = removed(change) ? Optional.of("") : text(workTree, change.path(), LITTLE - read);
            if (text.isEmpty() || Secrets.anyIn(text.get())) {
                return false;
            }
            read += text.get().length();
        }
        return true;
    }

    private static boolean staysAsStaged(Change change) {
        return change instanceof Change.Tracked tracked && tracked.workTree() == Change.Kind.UNCHANGED;
    }

    private static boolean removed(Change change) {
        return change instanceof Change.Tracked tracked && (tracked.workTree() == Change.Kind.DELETED
                || (tracked.workTree() == Change.Kind.UNCHANGED && tracked.index() == Change.Kind.DELETED));
    }

    /// A small file of plain text; empty if it is none.
    private static Optional<String> text(Path workTree, String name, long most) {
        try {
            var file = workTree.resolve(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > most) {
                return Optional.empty();
            }
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    /// @throws UserError
    ///             if the patch adds a key or token
    void check(Patch patch) throws InterruptedException {
        if (workspace.invocation().flag("--allow-secret")) {
            return;
        }
        var allowed = workspace.config().workflow().allowedSecrets();
        var findings = Secrets.find(patch.added()).stream()
                .filter(finding -> allowed.stream().noneMatch(glob -> glob.matches(finding.line().path())))
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        for (var finding : findings.subList(0, Math.min(SHOWN, findings.size()))) {
            var line = finding.line();
            workspace.terminal().message(Text.of(Style.STRONG, line.path() + ":" + line.number() + ": ")
                    .add(Style.ERROR, finding.kind()));
        }
        throw new UserError(Exit.PRECONDITION,
                findings.size() == 1
                        ? "this would commit a secret"
                        : "this would commit " + findings.size() + " secrets",
                "nothing was committed; take it out, and let git ignore the file it belongs in. If it is "
                        + "none: --allow-secret, or in aw.yaml workflow: { allow-secrets: [ { paths: ["
                        + findings.getFirst().line().path() + "], reason: … } ] }");
    }
}
