package dev.actorweb.cli;

import dev.actorweb.cli.analyze.AnalyzeCommand;
import dev.actorweb.cli.candidates.Answers;
import dev.actorweb.cli.config.ConfigCommand;
import dev.actorweb.cli.init.InitCommand;
import dev.actorweb.cli.input.Rehearsal;
import dev.actorweb.cli.live.ActorsCommand;
import dev.actorweb.cli.run.RunCommand;
import dev.actorweb.cli.schema.SchemaCommand;
import dev.actorweb.cli.shell.CompletionCommand;
import dev.actorweb.cli.shell.DoctorCommand;
import dev.actorweb.cli.shell.HelpCommand;
import dev.actorweb.cli.shell.ManCommand;
import dev.actorweb.cli.shell.VersionCommand;
import dev.actorweb.cli.template.TemplatesCommand;
import dev.actorweb.cli.template.UpdateCommand;
import dev.actorweb.cli.watch.WatchRehearsal;
import dev.actorweb.cli.workflow.CheckCommand;
import dev.actorweb.cli.workflow.ConflictsCommand;
import dev.actorweb.cli.workflow.LogCommand;
import dev.actorweb.cli.workflow.RedoCommand;
import dev.actorweb.cli.workflow.SaveCommand;
import dev.actorweb.cli.workflow.ShipCommand;
import dev.actorweb.cli.workflow.StatusCommand;
import dev.actorweb.cli.workflow.SyncCommand;
import dev.actorweb.cli.workflow.UndoCommand;
import dev.actorweb.cli.workflow.WorktreeCommand;
import dev.actorweb.completions.Page;
import dev.actorweb.machine.yaml.DidYouMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// All commands, in the order in which the help lists them. A command is one class and one
/// line here.
public final class Registry {
    static final List<Entry> ENTRIES = List.of(
            new Entry("init", Group.WORKFLOW, "set up the workflow, and work trees for agents",
                    InitCommand::new),
            new Entry("status", Group.WORKFLOW, "show where the work stands", StatusCommand::new),
            new Entry("save", Group.WORKFLOW, "commit, conventionally", SaveCommand::new),
            new Entry("sync", Group.WORKFLOW, "take in what others have done", SyncCommand::new),
            new Entry("ship", Group.WORKFLOW, "bring the branch onto integration", ShipCommand::new),
            new Entry("check", Group.WORKFLOW, "run the project's checks", CheckCommand::new),
            new Entry("conflicts", Group.WORKFLOW, "tell what will conflict, before anybody merges",
                    ConflictsCommand::new),
            new Entry("worktree", Group.WORKFLOW, "work trees beside the repository", WorktreeCommand::new),
            new Entry("undo", Group.WORKFLOW, "take back the last operation", UndoCommand::new),
            new Entry("redo", Group.WORKFLOW, "do again what was undone", RedoCommand::new),
            new Entry("log", Group.WORKFLOW, "list what aw has done here", LogCommand::new),
            new Entry("update", Group.WORKFLOW, "bring a project up to date with its template",
                    UpdateCommand::new),
            new Entry("templates", Group.WORKFLOW, "list, show and check templates", TemplatesCommand::new),
            new Entry("analyze", Group.MACHINES, "find what is wrong with state machines",
                    AnalyzeCommand::new),
            new Entry("run", Group.MACHINES, "run a system of machines", RunCommand::new),
            new Entry("actors", Group.MACHINES, "list, show and drive running actors", ActorsCommand::new),
            new Entry("schema", Group.MACHINES, "print the schema of a kind of file, for editors",
                    SchemaCommand::new),
            new Entry("completion", Group.SHELL, "make your shell complete aw", CompletionCommand::new),
            new Entry("config", Group.SHELL, "show the configuration and where it comes from",
                    ConfigCommand::new),
            new Entry("doctor", Group.SHELL, "look at everything aw depends on", DoctorCommand::new),
            new Entry("version", Group.SHELL, "print the version, the commit and Java's",
                    VersionCommand::new),
            new Entry("man", Group.SHELL, "read the manual", ManCommand::new),
            new Entry("help", Group.SHELL, "list the commands, or explain one", HelpCommand::new));

    /// The headings of the help.
    enum Group {
        WORKFLOW("Workflow"), MACHINES("Actors and state machines"), SHELL("aw itself");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /// A command that can be named; `command` creates it only when it is.
    record Entry(String name, Group group, String summary, Supplier<Command> command) {}

    private Registry() {}

    /// The names of all commands.
    public static List<String> names() {
        var names = new ArrayList<String>();
        for (var entry : ENTRIES) {
            names.add(entry.name());
        }
        return names;
    }

    /// Answers a shell that completes; apart from the commands, because it is in a hurry and has
    /// no help.
    static Exit complete(List<String> args, Terminal terminal, Environment environment)
            throws InterruptedException {
        return Answers.give(args, terminal, environment);
    }

    /// Asks as `save` asks a person, for the training of the start cache.
    static void rehearseQuestions() throws InterruptedException {
        Rehearsal.run();
    }

    /// Watches as `analyze --subscribe` does in front of a person, for the training of the
    /// start cache.
    static void rehearseWatching() throws IOException, InterruptedException {
        WatchRehearsal.run();
        Rehearsal.run();
    }

    /// The complete model of one command; a usage error when there is none of this name.
    public static CommandSpec model(String name) {
        var entry = entry(name);
        return model(entry, entry.command().get());
    }

    /// The complete model of `aw` with all its commands: what completions and references are
    /// made from.
    public static CommandSpec model() {
        var root = CommandSpec.create().name("aw");
        GlobalOptions.addTo(root);
        for (var entry : ENTRIES) {
            root.addSubcommand(entry.name(), model(entry, entry.command().get()));
        }
        return root;
    }

    /// The commands by the headings of the help, each with its name and a few words about it.
    public static Map<String, Map<String, String>> overview() {
        var overview = new LinkedHashMap<String, Map<String, String>>();
        for (var group : Group.values()) {
            var commands = new LinkedHashMap<String, String>();
            for (var entry : ENTRIES) {
                if (entry.group() == group) {
                    commands.put(entry.name(), entry.summary());
                }
            }
            overview.put(group.title(), commands);
        }
        return overview;
    }

    /// The reference of one command; a usage error when there is none of this name.
    public static Page page(String name) {
        return Page.of(model(name), List.of("aw", name), GlobalOptions.specs());
    }

    /// The options that all commands share, as the reference shows them.
    public static List<Page.Entry> globalOptions() {
        var spec = CommandSpec.create();
        GlobalOptions.addTo(spec);
        return Page.of(spec, List.of("aw"), GlobalOptions.specs()).shared();
    }

    /// The command's specification with everything that all commands share.
    static CommandSpec model(Entry entry, Command command) {
        var spec = Options.numbered(command.spec()).name(entry.name());
        spec.usageMessage().header(entry.summary());
        GlobalOptions.addTo(spec);
        return spec;
    }

    /// The entry of the command called `name`; a usage error, with a suggestion, when there
    /// is none.
    static Entry entry(String name) {
        for (var entry : ENTRIES) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        var hint = DidYouMean.nearest(name, names()).map(near -> "did you mean 'aw " + near + "'?");
        throw UserError.usage("unknown command: " + (name.isEmpty() ? "''" : Safe.line(name)),
                hint.orElse("'aw help' lists the commands"));
    }
}
