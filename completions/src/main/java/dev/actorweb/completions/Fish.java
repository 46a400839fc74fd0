package dev.actorweb.completions;

/// Completion for fish: one function that prints the candidates with their descriptions, from
/// a table.
final class Fish {
    private static final String INDENT = " ".repeat(12);
    private static final String ENGINE = """
            # Asks NAME itself: a kind, then the words.
            function __NAME_ask
                set -l program (command -s NAME)
                or set program (command -s -- (commandline -opc)[1])
                or return
                $program QUESTION $argv[1] -- $argv[2..-1] 2>/dev/null </dev/null
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
                    __NAME_value "$path" $option "$current" $words[2..-1] "$current"
                else if test -z "$ended"; and string match -q -- '--*=*' $current
                    set -l parts (string split -m 1 = -- $current)
                    for value in (__NAME_value "$path" $parts[1] "$parts[2]" $words[2..-1] $parts[1] "$parts[2]")
                        printf '%s=%s\\n' $parts[1] $value
                    end
                else if test -z "$ended"; and string match -q -- '-*' $current
                    __NAME_options $path
                else
                    test $index = 1; and __NAME_commands $path
                    __NAME_value "$path" $index "$current" $words[2..-1] "$current"
                end
            end

            complete -c NAME -e
            complete -c NAME -f -k -a '(__NAME_complete)'
            """;

    private final Node root;
    private final StringBuilder out = new StringBuilder();

    Fish(Node root) {
        this.root = root;
    }

    String script() {
        out.append(Completion.origin("fish", root.name()));
        commands();
        options();
        valued();
        values();
        out.append(ENGINE.replace("NAME", root.name()).replace("QUESTION", Completion.QUESTION));
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
            case Values.Paths paths -> out.append(INDENT).append(call(paths)).append('\n');
            case Values.Asked(var kind, var beside) -> {
                out.append(INDENT).append("__").append(root.name()).append("_ask ").append(kind)
                        .append(" $argv[4..-1]\n");
                beside.ifPresent(paths -> out.append(INDENT).append(call(paths)).append('\n'));
            }
        }
    }

    private static String call(Values.Paths paths) {
        return paths.foldersOnly()
                ? "__fish_complete_directories \"$argv[3]\" ''"
                : "__fish_complete_path \"$argv[3]\"";
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
