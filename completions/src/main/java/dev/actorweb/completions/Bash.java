package dev.actorweb.completions;

import java.util.List;

/// Completion for bash, 3.2 and newer: a table of the commands, and an engine that walks it.
final class Bash {
    private static final String ENGINE = """
            # Takes the candidates that begin with what is typed. What stands before the last =, : or @ is not part
            # of bash's word; inside quotes nothing more is quoted.
            _NAME_offer() {
                local word before=''
                [[ $COMP_WORDBREAKS == *[=:@]* ]] && before=${cur%"${cur##*[=:@]}"}
                for word in "$@"; do
                    if [[ $word == "$cur"* ]]; then
                        word=${word#"$before"}
                        [[ $quote || $word != *[!A-Za-z0-9_./,:@%+=-]* ]] || printf -v word %q "$word"
                        COMPREPLY+=("$word")
                    fi
                done
            }

            # Asks NAME itself.
            _NAME_ask() {
                local program line
                program=$(type -P NAME) || program=$(type -P -- "${words[0]}") || return 0
                while IFS= read -r line; do
                    _NAME_offer "${line%%$'\\t'*}"
                done < <("$program" QUESTION "$1" -- "${words[@]:1}" "$cur" 2>/dev/null </dev/null)
            }

            # compgen's -f or -d; readline does the quoting.
            _NAME_paths() {
                local file before=''
                [[ $COMP_WORDBREAKS == *[=:@]* ]] && before=${cur%"${cur##*[=:@]}"}
                compopt -o filenames 2>/dev/null
                while IFS= read -r file; do
                    COMPREPLY+=("${file#"$before"}")
                done < <(compgen "$1" -- "$cur")
            }

            # Fills words with what stands before the cursor and cur with the unfinished word, joining what bash takes
            # apart at =, : and @ and taking the quoting off.
            _NAME_words() {
                local i word rest=${COMP_LINE:0:COMP_POINT} blank last=-1
                for ((i = 0; i <= COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    blank=${rest%%[![:blank:]]*}
                    rest=${rest#"$blank"}
                    if ((i == COMP_CWORD)); then word=$rest; else rest=${rest#"$word"}; fi
                    if [[ $blank || $last == -1 ]]; then
                        last=$((last + 1))
                        words[last]=$word
                    else
                        words[last]=${words[last]}$word
                    fi
                done
                cur=${words[last]}
                unset "words[$last]"
                case $cur in [\\"\\']*) quote=${cur:0:1} cur=${cur:1} ;; *) cur=${cur//\\\\/} ;; esac
                for i in "${!words[@]}"; do
                    case ${words[i]} in
                    \\"*\\" | \\'*\\') words[i]=${words[i]:1:${#words[i]}-2} ;;
                    *) words[i]=${words[i]//\\\\/} ;;
                    esac
                done
            }

            _NAME() {
                local cur='' quote='' path='NAME' option='' ended='' word
                local -a words=() commands=() options=()
                local valued='' index=1 i
                COMPREPLY=()
                _NAME_words
                _NAME_node "$path"
                for ((i = 1; i < ${#words[@]}; i++)); do
                    word=${words[i]}
                    if [[ $option ]]; then
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
        out.append(Completion.origin("bash", root.name()));
        nodes();
        values();
        out.append(ENGINE.replace("NAME", root.name()).replace("QUESTION", Completion.QUESTION));
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
            case Values.Paths paths ->
                out.append("    ").append(pattern).append(") ").append(call(paths)).append(" ;;\n");
            case Values.Asked(var kind, var beside) -> {
                out.append("    ").append(pattern).append(") _").append(root.name()).append("_ask ")
                        .append(kind);
                beside.ifPresent(paths -> out.append("; ").append(call(paths)));
                out.append(" ;;\n");
            }
        }
    }

    private String call(Values.Paths paths) {
        return "_" + root.name() + (paths.foldersOnly() ? "_paths -d" : "_paths -f");
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
