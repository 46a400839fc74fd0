package dev.actorweb.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The help of one command, from its model: usage, description, arguments, options, examples.
public final class Help {
    private static final int WIDTH = 100;
    private static final int LABEL = 28;

    private final CommandSpec spec;

    private Help(CommandSpec spec) {
        this.spec = spec;
    }

    /// The help of a command whose model is complete.
    public static Help of(CommandSpec spec) {
        return new Help(spec);
    }

    public Exit show(Terminal terminal, Format format) {
        if (format == Format.JSON) {
            terminal.json(json());
        } else {
            text(terminal);
        }
        return Exit.OK;
    }

    private Json json() {
        var json = Json.document("aw/help/1").member("command", spec.qualifiedName()).member("usage", usage())
                .member("description", String.join("\n", spec.usageMessage().description()))
                .member("commands", spec.subcommands().keySet());
        arguments("arguments", spec.positionalParameters(), json);
        arguments("options", spec.options(), json);
        return json.member("examples", List.of(spec.usageMessage().footer()));
    }

    private static void arguments(String name, List<? extends ArgSpec> arguments, Json json) {
        json.array(name);
        for (var argument : arguments) {
            if (!argument.hidden()) {
                json.object().member("name", label(argument)).member("required", argument.required())
                        .member("description", String.join(" ", argument.description())).end();
            }
        }
        json.end();
    }

    private void text(Terminal terminal) {
        terminal.line(heading("Usage").add(" ").add(usage()));
        for (var line : spec.usageMessage().description()) {
            terminal.line("");
            terminal.line(wrapped(line, 0));
        }
        commands(terminal);
        section("Arguments", spec.positionalParameters(), terminal);
        section("Options", options(false), terminal);
        section("Global options", options(true), terminal);
        examples(terminal);
    }

    private String usage() {
        var usage = new StringBuilder("aw ").append(spec.qualifiedName());
        if (!spec.subcommands().isEmpty()) {
            usage.append(" [command]");
        }
        usage.append(" [options]");
        for (var parameter : spec.positionalParameters()) {
            usage.append(' ').append(synopsis(parameter));
        }
        return usage.toString();
    }

    private static String synopsis(PositionalParamSpec parameter) {
        var label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "…" : "");
        return parameter.arity().min() > 0 ? label : "[" + label + "]";
    }

    private void commands(Terminal terminal) {
        if (spec.subcommands().isEmpty()) {
            return;
        }
        var list = heading("Commands");
        for (var sub : spec.subcommands().entrySet()) {
            var about = sub.getValue().getCommandSpec().usageMessage();
            entry(list, sub.getKey(),
                    String.join(" ", about.header().length > 0 ? about.header() : about.description()));
        }
        terminal.line("");
        terminal.line(list);
    }

    /// One section, or several, where options have headings of their own ([Options#under]).
    private static void section(String title, List<? extends ArgSpec> arguments, Terminal terminal) {
        var list = heading(title);
        boolean any = false;
        for (var argument : arguments) {
            if (argument.descriptionKey() != null) {
                close(list, any, terminal);
                list = heading(argument.descriptionKey());
                any = false;
            }
            if (!argument.hidden()) {
                any = true;
                entry(list, label(argument), String.join(" ", argument.description()));
            }
        }
        close(list, any, terminal);
    }

    private static void close(Text section, boolean any, Terminal terminal) {
        if (any) {
            terminal.line("");
            terminal.line(section);
        }
    }

    private static void entry(Text list, String label, String description) {
        list.add("\n  ");
        if (label.length() < LABEL) {
            list.column(Style.NAME, label, LABEL);
        } else {
            list.add(Style.NAME, label).add("\n" + " ".repeat(LABEL + 2));
        }
        list.add(wrapped(description, LABEL + 2));
    }

    private static String label(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option -> String.join(", ", option.names())
                    + (option.arity().max() == 0 ? "" : " " + value(option));
            default -> argument.paramLabel();
        };
    }

    private static String value(OptionSpec option) {
        return option.arity().min() > 0 ? option.paramLabel() : "[" + option.paramLabel() + "]";
    }

    private List<OptionSpec> options(boolean global) {
        var shared = GlobalOptions.specs();
        var options = new ArrayList<OptionSpec>();
        for (var option : spec.options()) {
            if (shared.stream().anyMatch(each -> same(each, option)) == global) {
                options.add(option);
            }
        }
        return options;
    }

    private static boolean same(OptionSpec a, OptionSpec b) {
        return Arrays.equals(a.names(), b.names()) && Arrays.equals(a.description(), b.description());
    }

    private void examples(Terminal terminal) {
        var examples = spec.usageMessage().footer();
        if (examples.length > 0) {
            terminal.line("");
            terminal.line(heading("Examples").add("\n  " + String.join("\n  ", examples)));
        }
    }

    private static Text heading(String title) {
        return Text.of(Style.STRONG, title + ":");
    }

    /// Breaks `text` at spaces; every line but the first begins with `indent` spaces.
    private static String wrapped(String text, int indent) {
        var lines = new StringBuilder();
        int column = indent;
        for (var word : text.split(" ", -1)) {
            if (column > indent && column + 1 + word.length() > WIDTH) {
                lines.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
