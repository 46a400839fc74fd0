package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.forge.Forge;
import dev.actorweb.cli.forge.Hosting;
import dev.actorweb.cli.forge.Maker;
import dev.actorweb.cli.forge.Project;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.actor.HistoryRequest.GetCommits;
import dev.actorweb.cli.git.actor.RepositoryRequest.GetAddresses;
import java.util.List;
import java.util.Optional;

/// The pull request for a branch that is pushed: opened where there is a token for it, else to be
/// opened in a browser.
record PullRequest(Workspace workspace, Course course) {
    private static final int SEARCHED = 1000;

    Optional<Forge> forge() throws InterruptedException {
        return made().flatMap(made -> Forge.of(made, workspace.environment()::get));
    }

    private Optional<Maker.Made> made() throws InterruptedException {
        return Hosting.of(workspace.ask(new GetAddresses(course.remote(), false)), workspace.environment());
    }

    /// The project that the branch was pushed to.
    ///
    /// @throws UserError
    ///             if it is at another forge
    private Project from(Maker.Made onto) throws InterruptedException {
        var from = Hosting.of(workspace.ask(new GetAddresses(course.pushRemote(), true)),
                workspace.environment());
        return from.filter(onto::isBeside).map(Maker.Made::project)
                .orElseThrow(() -> new UserError(Exit.REFUSED,
                        "the branch is pushed, but no pull request was opened: '" + course.pushRemote()
                                + "' is not at " + onto.project().host() + ", where integration is",
                        "push to a fork there: git config branch." + branch() + ".pushRemote NAME"));
    }

    private String branch() {
        return course.branch().shortName();
    }

    /// Its address, or that at which it may be opened; empty where the remote's address does
    /// not tell.
    Optional<String> of(Shipment shipment) throws InterruptedException {
        var made = made();
        if (made.isEmpty()) {
            return Optional.empty();
        }
        var from = from(made.get());
        var page = Optional.of(made.get().page(from, branch(), course.integration()));
        var forge = made.flatMap(host -> Forge.of(host, workspace.environment()::get));
        var commits = forge.isEmpty()
                ? List.<Commit>of()
                : workspace.ask(new GetCommits(shipment.tip(), List.of(shipment.remote().onto()), SEARCHED));
        if (forge.isEmpty() || commits.isEmpty()) {
            return page;
        }
        var body = new StringBuilder();
        for (var commit : commits.reversed()) {
            body.append("- ").append(commit.subject()).append('\n');
        }
        return switch (forge.get().open(from, branch(), course.integration(), commits.getLast().subject(),
                body.toString())) {
            case Forge.Outcome.Opened(var address, var before) -> {
                if (before) {
                    workspace.terminal()
                            .note("the pull request is there already; it has the new commits now");
                }
                yield Optional.of(address);
            }
            case Forge.Outcome.Refused(var why, var hint) ->
                throw new UserError(Exit.REFUSED,
                        "the branch is pushed, but no pull request was opened: " + why,
                        (hint.isEmpty() ? "" : hint + "; ")
                                + page.map(address -> "open it yourself: " + address)
                                        .orElse("open it in a browser"));
        };
    }
}
