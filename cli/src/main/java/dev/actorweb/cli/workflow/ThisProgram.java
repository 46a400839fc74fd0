package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How to start this very `aw` again, so that a check that says `aw` does not get another one.
final class ThisProgram {
    private ThisProgram() {}

    /// `command` with the word `aw` at its beginning replaced by what starts this program.
    static List<String> resolve(List<String> command) {
        if (!command.getFirst().equals("aw")) {
            return command;
        }
        var words = new ArrayList<>(starter());
        words.addAll(command.subList(1, command.size()));
        return words;
    }

    private static List<String> starter() {
        var launcher = System.getProperty("aw.launcher", "");
        if (!launcher.isEmpty()) {
            return List.of(launcher);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName());
    }
}
