package dev.actorweb.completions;

import java.util.ArrayList;
import java.util.List;

/// Completion for zsh with its own `_arguments`, descriptions included: one function for
/// each command.
final class Zsh {
    private static final String HELPERS = """
            _NAME_branches() {
              local -a branches
              branches=(${(f)"$(git for-each-ref --format='%(refname:lstrip=2)' refs/heads refs/remotes 2>/dev/null)"})
              branches=(${branches:#*/HEAD})
              _wanted branches expl branch compadd -a - branches
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
        out.append("#compdef ").append(root.name()).append("\n\n");
        root.tree().forEach(this::function);
        out.append(HELPERS.replace("NAME", root.name()));
        return out.toString();
    }

    private void function(Node node) {
        out.append(function(node.path())).append("() {\n");
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
                spec += ":" + escaped(option.label()) + ":" + action(option.values());
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
            case Values.Found(var where) -> switch (where) {
                case FILES -> "_files";
                case DIRECTORIES -> "_files -/";
                case BRANCHES -> function(root.path()) + "_branches";
            };
        };
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
