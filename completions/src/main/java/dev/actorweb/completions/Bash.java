package dev.actorweb.completions;

import java.util.List;

/// Completion for bash, 3.2 and newer: a table of the commands, and an engine that walks it.
final class Bash {
    private static final String ENGINE = """
            _NAME_offer() {
                local word
                for word in "$@"; do
                    if [[ $word == "$cur"* ]]; then
                        printf -v word %q "$word"
                        COMPREPLY+=("$word")
                    fi
                done
            }

            _NAME_branches() {
                local branch
                while IFS= read -r branch; do
                    [[ $branch == */HEAD ]] || _NAME_offer "$branch"
                done < <(git for-each-ref --format='%(refname:lstrip=2)' refs/heads refs/remotes 2>/dev/null)
            }

            # compgen's -f or -d; readline does the quoting.
            _NAME_paths() {
                local file
                compopt -o filenames 2>/dev/null
                while IFS= read -r file; do
                    COMPREPLY+=("$file")
                done < <(compgen "$1" -- "$cur")
            }

            _NAME() {
                local cur=${COMP_WORDS[COMP_CWORD]} path='NAME' option='' ended='' word
                local -a commands=() options=()
                local valued='' index=1 i
                COMPREPLY=()
                _NAME_node "$path"
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if [[ $option && $word == = ]]; then
                        continue # bash makes three words of --format=json
                    elif [[ $option ]]; then
                        option=''
                    elif [[ ! $ended && $word == -- ]]; then
                        ended=1
                    elif [[ ! $ended && $word == -* ]]; then
                        [[ $valued == *" $word "* ]] && option=$word
                    elif [[ ! $ended && $index == 1 && ${commands[*]+" ${commands[*]} "} == *" $word "* ]]; then
                        path="$path $word"
                        _NAME_node "$path"
                    else
                        index=$((index + 1))
                    fi
                done
                [[ $option && $cur == = ]] && cur=''
                if [[ $option ]]; then
                    _NAME_value "$path" "$option"
                elif [[ ! $ended && $cur == --*=* ]]; then
                    option=${cur%%=*} cur=${cur#*=}
                    _NAME_value "$path" "$option"
                elif [[ ! $ended && $cur == -* ]]; then
                    _NAME_offer ${options[@]+"${options[@]}"}
                else
                    [[ $index == 1 ]] && _NAME_offer ${commands[@]+"${commands[@]}"}
                    _NAME_value "$path" "$index"
                fi
                return 0
            }

            complete -F _NAME NAME
            """;

    private final Node root;
    private final StringBuilder out = new StringBuilder();

    Bash(Node root) {
        this.root = root;
    }

    String script() {
        out.append("# bash completion for ").append(root.name()).append("\n\n");
        nodes();
        values();
        out.append(ENGINE.replace("NAME", root.name()));
        return out.toString();
    }

    private void nodes() {
        out.append("_").append(root.name()).append("_node() {\n    case $1 in\n");
        for (var node : root.tree()) {
            out.append("    ").append(quoted(node.path())).append(")\n        commands=(");
            words(node.children().stream().map(Node::name).toList());
            out.append(")\n        options=(");
            words(node.options().stream().flatMap(o -> o.names().stream()).toList());
            out.append(")\n        valued=' ");
            node.options().stream().filter(Node.Option::valued).flatMap(o -> o.names().stream())
                    .forEach(name -> out.append(name).append(' '));
            out.append("'\n        ;;\n");
        }
        out.append("    esac\n}\n\n");
    }

    /// What the value of an option, or the parameter at an index counted from 1, can be.
    private void values() {
        out.append("_").append(root.name()).append("_value() {\n    case \"$1 $2\" in\n");
        for (var node : root.tree()) {
            for (var option : node.options()) {
                if (option.valued()) {
                    option.names().forEach(name -> value(quoted(node.path() + " " + name), option.values()));
                }
            }
            int index = 1;
            for (var parameter : node.parameters()) {
                var place = parameter.repeatable()
                        ? quoted(node.path() + " ") + "[0-9]*"
                        : quoted(node.path() + " " + index);
                value(place, parameter.values());
                index++;
            }
        }
        out.append("    esac\n}\n\n");
    }

    private void value(String pattern, Values values) {
        switch (values) {
            case Values.Anything _ -> {
            }
            case Values.Words(var words) -> {
                out.append("    ").append(pattern).append(") _").append(root.name()).append("_offer ");
                words(words);
                out.append(" ;;\n");
            }
            case Values.Found(var where) ->
                out.append("    ").append(pattern).append(") _").append(root.name())
                        .append(switch (where) {
                            case FILES -> "_paths -f";
                            case DIRECTORIES -> "_paths -d";
                            case BRANCHES -> "_branches";
                        }).append(" ;;\n");
        }
    }

    private void words(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            out.append(i == 0 ? "" : " ").append(quoted(words.get(i)));
        }
    }

    /// In single quotes, where nothing has a meaning.
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
