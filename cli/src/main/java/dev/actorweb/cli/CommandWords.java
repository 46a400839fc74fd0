package dev.actorweb.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of a command line, the command's name taken out.
///
/// Global options may stand `before` the name; they are parsed together with what comes `after` it.
record CommandWords(List<String> before, Optional<String> command, List<String> after) {
    CommandWords {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// What the command itself has to parse.
    List<String> others() {
        var others = new ArrayList<>(before);
        others.addAll(after);
        return others;
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
            return new CommandWords(before, Optional.empty(), List.of());
        }
        return new CommandWords(before, Optional.of(args[i]), List.of(args).subList(i + 1, args.length));
    }
}
