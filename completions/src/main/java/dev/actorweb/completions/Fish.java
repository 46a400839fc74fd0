package dev.actorweb.completions;

/// Completion for fish: one function that prints the candidates with their descriptions, from
/// a table.
final class Fish {
    private static final String ENGINE = """
            function __NAME_branches
                git for-each-ref --format='%(refname:lstrip=2)' refs/heads refs/remotes 2>/dev/null | string match -v '*/HEAD'
            end

            function __NAME_complete
                set -l words (commandline -opc)
                set -l current (commandline -ct)
                set -l path NAME
                set -l option ''
                set -l ended ''
                set -l index 1
                for word in $words[2..-1]
                    if test -n "$option"
                        set option ''
                    else if test -z "$ended" -a "$word" = --
                        set ended 1
                    else if test -z "$ended"; and string match -q -- '-*' $word
                        contains -- $word (__NAME_valued $path); and set option $word
                    else if test -z "$ended" -a $index = 1; and contains -- $word (__NAME_commands $path | string replace -r '\\t.*' '')
                        set path "$path $word"
                    else
                        set index (math $index + 1)
                    end
                end
                if test -n "$option"
                    __NAME_value "$path" $option "$current"
                else if test -z "$ended"; and string match -q -- '--*=*' $current
                    set -l parts (string split -m 1 = -- $current)
                    for value in (__NAME_value "$path" $parts[1] "$parts[2]")
                        printf '%s=%s\\n' $parts[1] $value
                    end
                else if test -z "$ended"; and string match -q -- '-*' $current
                    __NAME_options $path
                else
                    test $index = 1; and __NAME_commands $path
                    __NAME_value "$path" $index "$current"
                end
            end

            complete -c NAME -e
            complete -c NAME -f -a '(__NAME_complete)'
            """;

    private final Node root;
    private final StringBuilder out = new StringBuilder();

    Fish(Node root) {
        this.root = root;
    }

    String script() {
        out.append("# fish completion for ").append(root.name()).append("\n\n");
        commands();
        options();
        valued();
        values();
        out.append(ENGINE.replace("NAME", root.name()));
        return out.toString();
    }

    private void commands() {
        open("commands", "$argv[1]");
        for (var node : root.tree()) {
            if (!node.children().isEmpty()) {
                place(node.path());
                node.children().forEach(child -> candidate(child.name(), child.description()));
            }
        }
        close();
    }

    private void options() {
        open("options", "$argv[1]");
        for (var node : root.tree()) {
            place(node.path());
            for (var option : node.options()) {
                option.names().forEach(name -> candidate(name, option.description()));
            }
        }
        close();
    }

    private void valued() {
        open("valued", "$argv[1]");
        for (var node : root.tree()) {
            place(node.path());
            node.options().stream().filter(Node.Option::valued).flatMap(o -> o.names().stream())
                    .forEach(name -> out.append("            printf '%s\\n' ").append(quoted(name))
                            .append('\n'));
        }
        close();
    }

    private void values() {
        open("value", "\"$argv[1] $argv[2]\"");
        for (var node : root.tree()) {
            for (var option : node.options()) {
                if (option.valued()) {
                    option.names().forEach(name -> value(quoted(node.path() + " " + name), option.values()));
                }
            }
            int index = 1;
            for (var parameter : node.parameters()) {
                if (parameter.repeatable()) {
                    value(quoted(node.path() + " ?") + " " + quoted(node.path() + " ??"), parameter.values());
                } else {
                    value(quoted(node.path() + " " + index++), parameter.values());
                }
            }
        }
        close();
    }

    private void value(String pattern, Values values) {
        if (values instanceof Values.Anything) {
            return;
        }
        out.append("        case ").append(pattern).append('\n');
        switch (values) {
            case Values.Anything _ -> {
            }
            case Values.Words(var words) -> words.forEach(word -> candidate(word, ""));
            case Values.Found(var where) -> out.append("            ").append(switch (where) {
                case FILES -> "__fish_complete_path \"$argv[3]\"";
                case DIRECTORIES -> "__fish_complete_directories \"$argv[3]\" ''";
                case BRANCHES -> "__" + root.name() + "_branches";
            }).append('\n');
        }
    }

    private void open(String name, String subject) {
        out.append("function __").append(root.name()).append('_').append(name).append("\n    switch ")
                .append(subject)
                .append('\n');
    }

    private void place(String path) {
        out.append("        case ").append(quoted(path)).append('\n');
    }

    private void candidate(String word, String description) {
        out.append("            printf '%s\\t%s\\n' ").append(quoted(word)).append(' ')
                .append(quoted(description))
                .append('\n');
    }

    private void close() {
        out.append("    end\nend\n\n");
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
