package dev.actorweb.templates;

import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.templates.Rendering.Result;
import dev.actorweb.templates.Variable.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the values of all variables from the answers that were given.
final class Answers {
    /// The variable that stands for the project folder's name.
    static final String FOLDER = "folder";

    private final Template template;
    private final String folder;
    private final List<Refusal> refusals = new ArrayList<>();

    Answers(Template template, String folder) {
        this.template = template;
        this.folder = folder;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /// The values by variable, in the template's order; wrong and missing ones are among
    /// the refusals.
    Map<String, String> values(Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        for (var variable : template.variables()) {
            values.put(variable.name(), value(variable, given, values));
        }
        for (var name : given.keySet()) {
            if (!values.containsKey(name)) {
                refusals.add(new Refusal(name, "the template asks no such thing",
                        DidYouMean.hint(name, values.keySet())
                                .orElse("it asks for " + String.join(", ", values.keySet()))));
            }
        }
        return values;
    }

    private String value(Variable variable, Map<String, String> given, Map<String, String> values) {
        var answer = given.get(variable.name());
        if (variable.kind() instanceof Kind.Computed) {
            if (answer != null) {
                refusals.add(new Refusal(variable.name(), "is computed, not answered", ""));
            }
            return preset(variable, values).orElse("");
        }
        if (!template.asks(variable, values)) {
            return variable.kind() instanceof Kind.Flag ? "false" : "";
        }
        var value = Optional.ofNullable(answer).or(() -> preset(variable, values));
        if (value.isEmpty()) {
            refusals.add(new Refusal(variable.name(), "is not answered", variable.prompt()));
            return "";
        }
        variable.fault(value.get()).ifPresent(fault -> refusals
                .add(new Refusal(variable.name(), "`" + value.get() + "` " + fault, variable.hint())));
        return value.get();
    }

    /// The preset of `variable`, under the values of those before it.
    Optional<String> proposal(Variable variable, Map<String, String> values) {
        return preset(variable, values);
    }

    /// The first variable that is asked and not among `given`.
    Optional<Template.Open> open(Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        for (var variable : template.variables()) {
            if (template.asks(variable, values) && !given.containsKey(variable.name())) {
                return Optional.of(new Template.Open(variable, preset(variable, values)));
            }
            values.put(variable.name(), value(variable, given, values));
        }
        return Optional.empty();
    }

    private Optional<String> preset(Variable variable, Map<String, String> values) {
        if (variable.preset().isEmpty()) {
            return Optional.empty();
        }
        var known = new LinkedHashMap<>(values);
        known.put(FOLDER, folder);
        return switch (new Rendering(template.variables(), known, Map.of()).render(variable.preset().get())) {
            case Result.Rendered(var text) -> Optional.of(text);
            case Result.Fault fault -> {
                refusals.add(
                        new Refusal(variable.name(), "its preset can't be rendered: " + fault.message(), ""));
                yield Optional.of("");
            }
        };
    }
}
