package dev.actorweb.cli.template;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.workflow.Recovery;
import dev.actorweb.cli.workflow.Workspace;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// `aw update`: takes a project to the newer version of its template.
public final class UpdateCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addPositional(Options.optional("DIR", "the project's folder; without it the current one"));
        spec.addOption(Options.flag("--check",
                "change nothing; exit with 1 if the project is behind its template"));
        spec.addOption(Options.flag("--dry-run", "show what would be done, change nothing"));
        spec.addOption(Options.value("--only", "TEMPLATE",
                "only this one of the templates that the project was made from"));
        spec.addOption(Options.value("--from", "FOLDER|GIT-URL", "where the template is now"));
        spec.addOption(Options.value("--ref", "REF",
                "the branch, tag or commit of a template in git; it is recorded"));
        spec.addOption(Options.values("--set", "NAME=VALUE", "change an answer; may be repeated"));
        Recovery.addTo(spec);
        spec.usageMessage()
                .description("Makes what the template made, and what its newer version makes, and merges "
                        + "the difference into the project, three ways. What the project has changed stays "
                        + "changed, what it has deleted stays deleted; where both changed the same lines, they "
                        + "stand between markers. 'aw undo' takes the update back.")
                .footer("aw update --dry-run", "aw update", "aw update --ref v3 --set license=MIT",
                        "aw update --check");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        if (invocation.flag("--continue") || invocation.flag("--abort")) {
            try (var workspace = Workspace.open(invocation)) {
                return Recovery.first(workspace).orElseThrow();
            }
        }
        try {
            return new ProjectUpdate(invocation, project(invocation)).run();
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION, "cannot update the project: " + IoReason.withFile(e),
                    "nothing was changed", e);
        }
    }

    /// The nearest folder above that was made from a template.
    private static Path project(Invocation invocation) throws IOException {
        var start = invocation.argument(0).map(invocation::path).orElse(invocation.directory());
        if (!Files.isDirectory(start)) {
            throw new UserError(Exit.PRECONDITION, "no such folder: " + start, "name a project's folder");
        }
        for (var folder = start.toRealPath(); folder != null; folder = folder.getParent()) {
            if (!dev.actorweb.templates.RecordFiles.in(folder).isEmpty()) {
                return folder;
            }
            if (Files.exists(folder.resolve(".git"))) {
                break;
            }
        }
        throw new UserError(Exit.PRECONDITION, start + " was not made from a template",
                "there is no .aw-template.yaml; 'aw init --template' makes a project with one");
    }
}
