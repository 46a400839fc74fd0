package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;

/// Says what `aw save` did: a line for people, `aw/save/1` for programs.
record SaveReport(Invocation invocation, Status status, Inclusion inclusion) {
    Exit nothing() {
        if (invocation.json()) {
            invocation.terminal().json(document(false, false).name("commit").nothing());
        } else {
            var left = inclusion.left() == 0 ? "" : " (" + inclusion.left() + " other changes stay here)";
            invocation.terminal().line("nothing to commit" + left);
            for (var path : status.submodules()) {
                invocation.terminal()
                        .note("the submodule " + path + " has changes of its own; they are saved within it");
            }
        }
        return Exit.OK;
    }

    /// What git only mentions: the commit is no copy of such a folder.
    private void warn(String tense) {
        for (var path : inclusion.repositories()) {
            invocation.terminal().warn(path + " is a repository of its own: the commit " + tense
                    + " which commit it is at, and none of its files");
            invocation.terminal().note("to clone it along: git submodule add ADDRESS " + path
                    + "; to leave it out: name it in .gitignore");
        }
    }

    Exit planned(String message) {
        warn("would have");
        if (invocation.json()) {
            invocation.terminal()
                    .json(document(false, true).name("commit").nothing().member("message", message));
            return Exit.OK;
        }
        invocation.terminal().line("would commit on " + branch() + ": " + inclusion.describe());
        for (var path : inclusion.paths()) {
            invocation.terminal().line(new Text().add("  ").column(Style.PLAIN, path, 0));
        }
        invocation.terminal().line("");
        invocation.terminal().line(message.stripTrailing().indent(4).stripTrailing());
        return Exit.OK;
    }

    Exit saved(Commit commit) {
        warn("has");
        if (invocation.json()) {
            invocation.terminal().json(document(true, false).member("commit", commit.id().hex())
                    .member("subject", commit.subject()));
            return Exit.OK;
        }
        invocation.terminal().line(Text.of(Style.FAINT, "[" + branch() + " ")
                .add(Style.SUCCESS, commit.id().abbreviated()).add(Style.FAINT, "] ").add(commit.subject()));
        invocation.terminal().line("  " + inclusion.describe());
        return Exit.OK;
    }

    private Json document(boolean committed, boolean dryRun) {
        return Json.document("aw/save/1").member("committed", committed).member("dryRun", dryRun)
                .member("branch", branch()).member("included", inclusion.word())
                .member("paths", inclusion.paths()).member("left", inclusion.left());
    }

    private String branch() {
        return status.head().checkedOutBranch().map(RefName::shortName).orElse("");
    }
}
