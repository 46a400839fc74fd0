package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;

/// Refuses to commit what is obviously secret, unless it was allowed.
record SecretsGuard(Workspace workspace) {
    private static final int SHOWN = 10;

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
