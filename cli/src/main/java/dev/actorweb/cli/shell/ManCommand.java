package dev.actorweb.cli.shell;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Registry;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.completions.Candidates;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// `aw man`: the manual pages.
public final class ManCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Opens the manual page of a command, or of aw itself, with 'man'. Where the output is no "
                                + "terminal it prints the page's source.")
                .footer("aw man", "aw man ship", "aw man ship >aw-ship.1",
                        "aw man --write ~/.local/share/man/man1");
        spec.addPositional(Options.optional("COMMAND", "the command to read about", Registry.names()));
        spec.addOption(Options.value("--write", "DIR", "write all pages into this folder instead",
                Candidates.DIRECTORIES));
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws IOException, InterruptedException {
        var folder = invocation.option("--write");
        if (folder.isPresent()) {
            if (invocation.argument(0).isPresent()) {
                throw UserError.usage("--write writes all pages", "leave the command out");
            }
            return write(invocation.path(folder.get()), invocation);
        }
        var name = invocation.argument(0);
        var text = name.map(Manual::command).orElseGet(Manual::program);
        if (invocation.json()) {
            invocation.terminal().json(Json.document("aw/man/1")
                    .member("page", name.map(command -> "aw-" + command).orElse("aw")).member("text", text));
            return Exit.OK;
        }
        if (!invocation.terminal().shown()) {
            invocation.terminal().document(text);
            return Exit.OK;
        }
        return open(name.map(command -> "aw-" + command).orElse("aw"), text);
    }

    private static Exit write(Path folder, Invocation invocation) {
        var pages = Manual.pages();
        try {
            Files.createDirectories(folder);
            for (var page : pages.entrySet()) {
                Files.writeString(folder.resolve(page.getKey()), page.getValue(), StandardCharsets.US_ASCII);
            }
        } catch (IOException e) {
            throw new UserError(Exit.REFUSED,
                    "the pages can't be written: " + Safe.line(IoReason.withFile(e)),
                    "give a folder that you may write to", e);
        }
        if (invocation.json()) {
            invocation.terminal().json(Json.document("aw/man-write/1").member("folder", folder.toString())
                    .member("pages", pages.keySet()));
        } else {
            invocation.terminal().line("wrote " + pages.size() + " pages to " + folder);
        }
        return Exit.OK;
    }

    /// Hands the page to the reader of manual pages, which has the terminal until it ends.
    private static Exit open(String page, String text) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("aw-man");
        var file = folder.resolve(page + ".1");
        try {
            Files.writeString(file, text, StandardCharsets.US_ASCII);
            int code = new ProcessBuilder("man", file.toString()).inheritIO().start().waitFor();
            return code == 0 ? Exit.OK : Exit.REFUSED;
        } catch (IOException noMan) {
            throw new UserError(Exit.REFUSED, "'man' can't be started: " + noMan.getMessage(),
                    page.equals("aw")
                            ? "'aw help' lists the commands"
                            : "'" + page.replace("aw-", "aw help ") + "' tells the same");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}
