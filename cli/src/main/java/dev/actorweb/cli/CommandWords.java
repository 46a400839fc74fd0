package dev.actorweb.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of a command line, the command's name taken out.
///
/// Global options may stand before the name; they are parsed together with what follows it.
record CommandWords(Optional<String> command, List<String> others) {
    CommandWords {
        others = List.copyOf(others);
    }

    static CommandWords split(String[] args) {
        var before = new ArrayList<String>();
        int i = 0;
        while (i < args.length && args[i].startsWith("-") && !args[i].equals("--")) {
            before.add(args[i]);
            if (GlobalOptions.takesValue(args[i]) && i + 1 < args.length) {
                before.add(args[++i]);
            }
            i++;
        }
        if (i < args.length && args[i].equals("--")) {
            i++;
        }
        if (i == args.length) {
            return new CommandWords(Optional.empty(), before);
        }
        var others = new ArrayList<>(before);
        others.addAll(List.of(args).subList(i + 1, args.length));
        return new CommandWords(Optional.of(args[i]), others);
    }
}
