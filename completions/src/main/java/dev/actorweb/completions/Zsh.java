package dev.actorweb.completions;

import java.util.ArrayList;
import java.util.List;

/// Completion for zsh with its own `_arguments`, descriptions included: one function for
/// each command.
final class Zsh {
    private static final String HELPERS = """
            # Asks NAME itself for candidates of a kind.
            _NAME_ask() {
              local program line word
              local -a lines found
              program=$(whence -p NAME) || program=$(whence -p -- $_NAME_line[1]) || return 1
              lines=("${(@f)$("$program" QUESTION $1 -- "${(@)_NAME_line[2,-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)}")
              for line in $lines; do
                word=${line%%$'\t'*}
                word=${word//\\/\\\\}
                found+=("${word//:/\\:}:${line#*$'\t'}")
              done
              _describe -V -t $1 $1 found
            }

            if [[ $funcstack[1] == _NAME ]]; then
              _NAME "$@"
            else
              compdef _NAME NAME
            fi
            """;

    private final Node root;
    private final StringBuilder out = new StringBuilder();

    Zsh(Node root) {
        this.root = root;
    }

    String script() {
        out.append("#compdef ").append(root.name()).append('\n')
                .append(Completion.origin("zsh", root.name()));
        root.tree().forEach(this::function);
        out.append(HELPERS.replace("NAME", root.name()).replace("QUESTION", Completion.QUESTION));
        return out.toString();
    }

    private void function(Node node) {
        out.append(function(node.path())).append("() {\n");
        if (node.path().equals(root.path())) {
            out.append("  local -a _").append(root.name())
                    .append("_line=(\"${(@Q)words[1,CURRENT-1]}\")\n");
        }
        if (!node.children().isEmpty()) {
            out.append(
                    "  local curcontext=\"$curcontext\" context state state_descr line\n  typeset -A opt_args\n");
        }
        out.append("  _arguments -s -S");
        if (!node.children().isEmpty()) {
            out.append(" -C");
        }
        specs(node).forEach(spec -> out.append(" \\\n    ").append(spec));
        out.append('\n');
        if (!node.children().isEmpty()) {
            children(node);
        }
        out.append("}\n\n");
    }

    private static String function(String path) {
        return "_" + path.replace(' ', '_');
    }

    private List<String> specs(Node node) {
        var specs = new ArrayList<String>();
        for (var option : node.options()) {
            specs.addAll(specs(option));
        }
        if (!node.children().isEmpty()) {
            specs.add(Bash.quoted("1: :->command"));
            specs.add(Bash.quoted("*:: :->rest"));
        } else {
            int index = 1;
            for (var parameter : node.parameters()) {
                var place = parameter.repeatable() ? "*" : String.valueOf(index++);
                specs.add(Bash
                        .quoted(place + ":" + escaped(parameter.label()) + ":" + action(parameter.values())));
            }
        }
        return specs;
    }

    /// One spec for each name; the names of one option exclude each other.
    private List<String> specs(Node.Option option) {
        var specs = new ArrayList<String>();
        for (var name : option.names()) {
            var spec = option.repeatable() ? "*" : "(" + String.join(" ", option.names()) + ")";
            spec += name + (option.valued() ? name.startsWith("--") ? "=" : "+" : "");
            spec += "[" + escaped(option.description()) + "]";
            if (option.valued()) {
                spec += (option.optional() ? "::" : ":") + escaped(option.label()) + ":"
                        + action(option.values());
            }
            specs.add(Bash.quoted(spec));
        }
        return specs;
    }

    private String action(Values values) {
        return switch (values) {
            case Values.Anything _ -> " ";
            case Values.Words(var words) ->
                "(" + String.join(" ", words.stream().map(Zsh::literal).toList()) + ")";
            case Values.Paths paths -> call(paths);
            case Values.Asked(var kind, var beside) -> { // the blank keeps _arguments from adding
                                                         // words
                var ask = function(root.path()) + "_ask " + kind;
                yield beside.map(paths -> "{" + ask + "; " + call(paths) + "}").orElse(" " + ask);
            }
        };
    }

    private static String call(Values.Paths paths) {
        return paths.foldersOnly() ? "_files -/" : "_files";
    }

    private void children(Node node) {
        out.append("  case $state in\n  command)\n    local -a commands=(\n");
        for (var child : node.children()) {
            out.append("      ").append(Bash.quoted(escaped(child.name()) + ":" + child.description()))
                    .append('\n');
        }
        out.append(
                "    )\n    _describe -t commands command commands\n    ;;\n  rest)\n    case $words[1] in\n");
        for (var child : node.children()) {
            out.append("    ").append(Bash.quoted(child.name())).append(") ").append(function(child.path()))
                    .append(" ;;\n");
        }
        out.append("    esac\n    ;;\n  esac\n");
    }

    /// Text inside a spec, where brackets and colons separate.
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
    }

    /// A word that zsh evaluates once more.
    private static String literal(String word) {
        var literal = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean plain = Character.isLetterOrDigit(c) || "._/@%+,-".indexOf(c) >= 0;
            literal.append(plain ? "" : "\\").append(c);
        }
        return literal.toString();
    }
}
