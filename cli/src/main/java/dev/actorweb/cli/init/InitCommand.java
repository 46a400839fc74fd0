package dev.actorweb.cli.init;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.template.ProjectInit;
import dev.actorweb.cli.workflow.Recovery;
import dev.actorweb.completions.Candidates;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// `aw init`: sets up the workflow in a repository, or makes a project from a template.
public final class InitCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addPositional(Options.optional("DIR", "the folder; without it the current one"));
        spec.addOption(Options.value("--template", "NAME|FOLDER|GIT-URL",
                "make a project from this template", Candidates.TEMPLATES));
        spec.addOption(Options.value("--ref", "REF",
                "the branch, tag or commit of a template in a git repository"));
        spec.addOption(Options.values("--set", "NAME=VALUE", "an answer for the template; may be repeated"));
        spec.addOption(Options.value("--integration", "BRANCH",
                "where work is integrated; without it the remote's default branch"));
        spec.addOption(Options.value("--remote", "NAME",
                "the remote to ship to; without it origin, or the only one", Candidates.REMOTES));
        spec.addOption(
                Options.value("--agents", "N", "make work trees agent-1 to agent-N beside the repository"));
        spec.addOption(Options.values("--agent", "NAME", "make a work tree of this name; may be repeated"));
        spec.addOption(Options.flag("--dry-run", "show what would be done, change nothing"));
        Recovery.addTo(spec);
        spec.usageMessage()
                .description(
                        "Sets up the workflow in a repository: writes aw.yaml, and makes the work trees of its "
                                + "agents beside the repository, each on a branch of its own. What is there already stays "
                                + "as it is, and so does what you have checked out. With --template: makes a project in "
                                + "DIR, which need not exist; no file is ever overwritten, and no code of the template runs.")
                .footer("aw init --template java-actor ../greeter --set package=com.example.greeter",
                        "aw init --template https://example.com/templates.git#v2:service ../greeter --dry-run",
                        "aw init", "aw init --agents 3 --dry-run", "aw init --agent docs --agent tests");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        var template = invocation.option("--template");
        if (template.isPresent()) {
            var folder = invocation.argument(0).map(invocation::path).orElse(invocation.directory());
            return new ProjectInit(invocation, folder).run(template.get());
        }
        if (!invocation.options("--set").isEmpty()) {
            throw UserError.usage("--set needs --template", "it answers a template's questions");
        }
        if (invocation.option("--ref").isPresent()) {
            throw UserError.usage("--ref needs --template", "it says which version of a template");
        }
        return new WorkflowInit(at(invocation, folder(invocation))).run();
    }

    private static Path folder(Invocation invocation) {
        var folder = invocation.argument(0).map(invocation::path).orElse(invocation.directory());
        if (!Files.isDirectory(folder)) {
            throw new UserError(Exit.PRECONDITION, "no such folder: " + folder,
                    "name a folder inside a git repository");
        }
        return folder;
    }

    private static Invocation at(Invocation invocation, Path folder) {
        return new Invocation(invocation.parsed(), invocation.options(), invocation.terminal(), folder,
                invocation.environment());
    }
}
