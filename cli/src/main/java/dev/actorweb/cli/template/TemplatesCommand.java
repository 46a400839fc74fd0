package dev.actorweb.cli.template;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.completions.Candidates;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.templates.Catalogue;
import dev.actorweb.templates.Template;
import dev.actorweb.templates.TemplateSource;
import dev.actorweb.templates.Variable;
import dev.actorweb.templates.Variable.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `aw templates`: what there is to make projects from, and whether a template of one's own
/// is right.
public final class TemplatesCommand implements Command {
    private static final String WHICH = "a name in the catalogue, a folder, or the address of a git repository";

    @Override
    public CommandSpec spec() {
        var list = CommandSpec.create();
        list.usageMessage().header("list the templates that come with aw")
                .description("Lists the templates that come with aw.")
                .footer("aw templates list", "aw templates list --json");
        var show = CommandSpec.create();
        show.addPositional(Options.required("NAME|FOLDER|GIT-URL", WHICH, Candidates.TEMPLATES));
        show.addOption(Options.value("--ref", "REF", "its branch, tag or commit, where it is in git"));
        show.usageMessage().header("show what a template asks and what it writes")
                .description("Shows what a template asks, with its defaults, and which files it writes.")
                .footer("aw templates show java-actor",
                        "aw templates show https://example.com/templates.git#v2:service");
        var lint = CommandSpec.create();
        lint.addPositional(Options.required("FOLDER|NAME|GIT-URL", WHICH, Candidates.TEMPLATES));
        lint.addOption(Options.value("--ref", "REF", "its branch, tag or commit, where it is in git"));
        lint.usageMessage().header("find what is wrong with a template, under all answers")
                .description(
                        "Finds what is wrong with a template: in its manifest, and in its files as they come out under every "
                                + "combination of answers. Ends with 1 when there is an error.")
                .footer("aw templates lint ./my-template", "aw templates lint ./my-template --json");
        var spec = CommandSpec.create().addSubcommand("list", list).addSubcommand("show", show)
                .addSubcommand("lint", lint);
        spec.usageMessage().description("Templates are data: a manifest with variables, and files to render. "
                + "Nothing in them is ever run.").footer("aw templates list", "aw templates show java-actor",
                        "aw templates lint ./my-template");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try {
            return switch (invocation.command()) {
                case "show" -> show(invocation, template(invocation));
                case "lint" -> new LintReport(invocation).run(invocation.argument(0).orElseThrow());
                default -> list(invocation);
            };
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION, "cannot read the template: " + IoReason.withFile(e),
                    "a template consists of plain files that can be read", e);
        }
    }

    private static Template template(Invocation invocation) throws IOException, InterruptedException {
        return new TemplateFinder(invocation, invocation.directory())
                .find(invocation.argument(0).orElseThrow(), invocation.option("--ref"));
    }

    private static Exit list(Invocation invocation) {
        var templates = Catalogue.all();
        if (invocation.json()) {
            var json = Json.document("aw/templates/1").array("templates");
            for (var template : templates) {
                json.object().member("name", template.name()).member("version", template.version())
                        .member("description", template.description()).end();
            }
            invocation.terminal().json(json);
            return Exit.OK;
        }
        int width = Catalogue.NAMES.stream().mapToInt(String::length).max().orElse(0) + 2;
        for (var template : templates) {
            invocation.terminal().line(
                    new Text().column(Style.NAME, template.name(), width).add(template.description()));
        }
        invocation.terminal().note("next: aw templates show NAME, or aw init --template NAME DIR --dry-run");
        return Exit.OK;
    }

    private static Exit show(Invocation invocation, Template template) throws IOException {
        var files = template.source().files().stream().filter(f -> f.startsWith(TemplateSource.FILES))
                .map(f -> f.substring(TemplateSource.FILES.length())).toList();
        if (invocation.json()) {
            json(invocation, template, files);
            return Exit.OK;
        }
        var terminal = invocation.terminal();
        terminal.line(Text.of(Style.NAME, template.name()).add(" " + template.version() + ": "
                + template.description()));
        if (!template.variables().isEmpty()) {
            terminal.line("");
        }
        for (var variable : template.variables()) {
            terminal.line(new Text().add("  ").column(Style.NAME, variable.name(), width(template))
                    .add(describe(variable)));
        }
        terminal.line("");
        PathTree.lines(files.stream().map(f -> new PathTree.Leaf(f, " ", Style.PLAIN, "")).toList())
                .forEach(terminal::line);
        template.library().ifPresent(folder -> terminal.line("    " + folder + "/ with aw's libraries"));
        return Exit.OK;
    }

    private static int width(Template template) {
        return template.variables().stream().mapToInt(v -> v.name().length()).max().orElse(0) + 2;
    }

    private static String describe(Variable variable) {
        var parts = new ArrayList<String>();
        if (!variable.prompt().equals(variable.name())) {
            parts.add(variable.prompt());
        }
        parts.add(kind(variable));
        if (!(variable.kind() instanceof Kind.Computed)) {
            variable.preset().ifPresent(preset -> parts.add("[" + preset + "]"));
        }
        variable.condition().ifPresent(condition -> parts.add("(if " + condition + ")"));
        parts.removeIf(String::isEmpty);
        return String.join(" ", parts);
    }

    private static String kind(Variable variable) {
        return switch (variable.kind()) {
            case Kind.Text _ -> "";
            case Kind.Flag() -> "true or false";
            case Kind.Whole(var min, var max) ->
                "a whole number" + (min == Long.MIN_VALUE ? "" : ", at least " + min)
                        + (max == Long.MAX_VALUE ? "" : ", at most " + max);
            case Kind.Choice(var words) -> String.join(", ", words);
            case Kind.Computed() -> "computed: " + variable.preset().orElse("");
        };
    }

    private static void json(Invocation invocation, Template template, List<String> files) {
        var json = Json.document("aw/template/1").member("name", template.name())
                .member("version", template.version()).member("description", template.description())
                .member("source", template.source().origin().location())
                .member("commit", template.source().origin().commit()).array("variables");
        for (var variable : template.variables()) {
            json.object().member("name", variable.name()).member("type", type(variable.kind()))
                    .member("prompt", variable.prompt()).member("default", variable.preset())
                    .member("if", variable.condition().map(Object::toString))
                    .member("hint", variable.hint());
            if (variable.kind() instanceof Kind.Choice(var words)) {
                json.member("choices", words);
            }
            json.end();
        }
        invocation.terminal().json(json.end().member("files", files));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case Kind.Text _ -> "text";
            case Kind.Flag() -> "boolean";
            case Kind.Whole _ -> "integer";
            case Kind.Choice _ -> "choice";
            case Kind.Computed() -> "computed";
        };
    }
}
