package dev.actorweb.completions;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A command as a completion script sees it. `path` is the words that lead to it, the program
/// first: `aw config list`.
record Node(String path, String name, String description, List<Node> children, List<Option> options,
        List<Parameter> parameters) {

    /// An option under all its names; `label` and `values` matter only when it takes a value.
    ///
    /// @param optional
    ///            whether the value may be left out
    record Option(List<String> names, String description, boolean valued, boolean optional,
            boolean repeatable, String label, Values values) {
        Option {
            names = List.copyOf(names);
        }
    }

    /// A parameter; a repeatable one is the last.
    record Parameter(String label, boolean repeatable, Values values) {}

    Node {
        children = List.copyOf(children);
        options = List.copyOf(options);
        parameters = List.copyOf(parameters);
    }

    static Node of(CommandSpec root) {
        return of(root, root.name(), root.name());
    }

    /// This node and all below it, parents first.
    List<Node> tree() {
        var tree = new ArrayList<Node>();
        tree.add(this);
        for (var child : children) {
            tree.addAll(child.tree());
        }
        return tree;
    }

    private static Node of(CommandSpec spec, String path, String name) {
        var children = new ArrayList<Node>();
        spec.subcommands().forEach((sub, line) -> {
            if (!line.getCommandSpec().usageMessage().hidden()) {
                children.add(of(line.getCommandSpec(), path + " " + sub, sub));
            }
        });
        return new Node(path, name, description(spec), children, options(spec), parameters(spec));
    }

    private static List<Option> options(CommandSpec spec) {
        var options = new ArrayList<Option>();
        for (var option : spec.options()) {
            if (!option.hidden()) {
                options.add(new Option(List.of(option.names()), line(option.description()),
                        option.arity().max() > 0, option.arity().min() == 0, option.isMultiValue(),
                        option.paramLabel(), Values.of(option)));
            }
        }
        return options;
    }

    private static List<Parameter> parameters(CommandSpec spec) {
        var parameters = new ArrayList<Parameter>();
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (!parameter.hidden()) {
                parameters.add(new Parameter(parameter.paramLabel(), parameter.arity().max() > 1,
                        Values.of(parameter)));
            }
        }
        return parameters;
    }

    private static String description(CommandSpec spec) {
        var header = line(spec.usageMessage().header());
        return header.isEmpty() ? line(spec.usageMessage().description()) : header;
    }

    /// The first sentence, on one line.
    static String line(String[] text) {
        var line = String.join(" ", text).replace('\n', ' ').replace('\t', ' ').strip();
        int end = line.indexOf(". ");
        var sentence = end < 0 ? line : line.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
