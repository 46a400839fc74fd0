package dev.actorweb.templates;

import dev.actorweb.templates.Rendering.Result;
import dev.actorweb.templates.Variable.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values with which a template is tried: every combination of its flags and choices, and for all
/// else what it proposes, or any value.
final class Samples {
    static final String FOLDER = "my-project";
    private static final int MOST = 256;

    private Samples() {}

    static List<Map<String, String>> of(Template template) {
        List<Map<String, String>> samples = List.of(Map.of());
        for (var variable : template.variables()) {
            var longer = new ArrayList<Map<String, String>>();
            for (var sample : samples) {
                for (var word : words(template, variable, sample)) {
                    if (longer.size() < MOST) {
                        var extended = new LinkedHashMap<>(sample);
                        extended.put(variable.name(), word);
                        longer.add(extended);
                    }
                }
            }
            samples = longer;
        }
        return samples;
    }

    private static List<String> words(Template template, Variable variable, Map<String, String> values) {
        if (variable.kind() instanceof Kind.Computed) {
            return List.of(preset(template, variable, values));
        }
        if (!template.asks(variable, values)) {
            return List.of(variable.kind() instanceof Kind.Flag ? "false" : "");
        }
        return switch (variable.kind()) {
            case Kind.Flag() -> List.of("true", "false");
            case Kind.Choice(var words) -> words;
            case Kind.Whole(var min, var max) -> variable.preset().isPresent()
                    ? List.of(preset(template, variable, values))
                    : List.of(String.valueOf(Math.clamp(1L, min, max)));
            case Kind.Text _ -> variable.preset().isPresent()
                    ? List.of(preset(template, variable, values))
                    : List.of("sample");
            case Kind.Computed() -> List.of();
        };
    }

    private static String preset(Template template, Variable variable, Map<String, String> values) {
        var known = new LinkedHashMap<>(values);
        known.put(Answers.FOLDER, FOLDER);
        return new Rendering(template.variables(), known, Map.of())
                .render(variable.preset().orElse("")) instanceof Result.Rendered(var text) ? text : "";
    }
}
