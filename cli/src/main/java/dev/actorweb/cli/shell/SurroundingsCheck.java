package dev.actorweb.cli.shell;

import dev.actorweb.cli.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What the doctor says of the machine, and of the variables that change how aw behaves. It names
/// variables without their values, which may be nobody else's business.
final class SurroundingsCheck {
    /// Java reads these by itself, also for aw.
    private static final List<String> OF_JAVA = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    private SurroundingsCheck() {}

    static Diagnosis machine() {
        return Diagnosis.ok("system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " ("
                        + System.getProperty("os.arch") + "), " + Runtime.getRuntime().availableProcessors()
                        + " processors");
    }

    static Diagnosis variables(Environment environment) {
        var ours = new TreeSet<>(environment.variables().keySet());
        ours.removeIf(name -> !name.startsWith("AW_") || name.equals("AW_LC_ALL")
                || environment.variable(name).isEmpty());
        var javas = new ArrayList<>(OF_JAVA);
        javas.removeIf(name -> environment.variable(name).isEmpty());
        ours.addAll(javas);
        var named = ours.isEmpty() ? "none of aw's is set" : String.join(", ", ours);
        return javas.isEmpty()
                ? Diagnosis.ok("variables", named)
                : Diagnosis.warning("variables", named,
                        "Java takes options out of " + String.join(" and ", javas)
                                + ", which can slow aw's start; AW_JAVA_OPTS is for aw alone");
    }
}
