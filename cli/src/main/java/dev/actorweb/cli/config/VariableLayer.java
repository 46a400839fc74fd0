package dev.actorweb.cli.config;

import dev.actorweb.cli.config.Draft.Fault;
import dev.actorweb.machine.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays the environment over a draft: `AW_WORKFLOW_REMOTE` sets `workflow.remote`. Lists are
/// separated by commas; a variable that is empty sets nothing.
final class VariableLayer {
    private VariableLayer() {}

    static List<ConfigProblem> read(Map<String, String> variables, Draft draft) {
        var problems = new ArrayList<ConfigProblem>();
        for (var variable : variables.entrySet()) {
            var name = variable.getKey();
            if (ours(name) && !variable.getValue().isEmpty()) {
                var origin = new Origin.Variable(name);
                var fault = set(name, variable.getValue(), draft, origin);
                if (fault != null) {
                    problems.add(new ConfigProblem(origin, fault.message(), fault.hint()));
                }
            }
        }
        return problems;
    }

    /// Other variables that begin with `AW_` concern the launcher and the engines.
    private static boolean ours(String name) {
        return name.startsWith("AW_") && (name.startsWith("AW_WORKFLOW_") || name.startsWith("AW_ANALYZE_")
                || name.equals("AW_AGENTS"));
    }

    private static @Nullable Fault set(String name, String value, Draft draft, Origin origin) {
        var names = new ArrayList<String>();
        for (var key : Key.values()) {
            if (key.variable().equals(name)) {
                return key.hasVariable()
                        ? set(key, value, draft, origin)
                        : new Fault("a variable can't hold " + key.leaf(), "list them in aw.yaml");
            }
            if (key.hasVariable()) {
                names.add(key.variable());
            }
        }
        return new Fault("this sets nothing", DidYouMean.hint(name, names).orElse(""));
    }

    private static @Nullable Fault set(Key key, String value, Draft draft, Origin origin) {
        return switch (key) {
            case COMMIT_TYPES, COMMIT_SCOPES -> draft.set(key, words(value), origin);
            case RULES -> rules(value, draft, origin);
            default -> draft.set(key, value, origin);
        };
    }

    private static @Nullable Fault rules(String value, Draft draft, Origin origin) {
        for (var word : words(value)) {
            var equals = word.indexOf('=');
            var fault = equals < 0
                    ? new Fault("`" + word + "` sets no rule", "write it as in SC302=off,SC117=warning")
                    : draft.setRule(word.substring(0, equals).strip(), word.substring(equals + 1).strip(),
                            origin);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static List<String> words(String value) {
        var words = new ArrayList<String>();
        for (var word : value.split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }
}
