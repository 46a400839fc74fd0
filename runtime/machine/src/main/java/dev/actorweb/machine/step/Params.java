package dev.actorweb.machine.step;

import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.expr.UnknownFields;
import dev.actorweb.machine.yaml.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Named values that a spec gives to an action, a guard or an event; made once where nothing in
/// them is computed.
final class Params {
    private final Template.MapOf template;
    private final Position position;
    private final @Nullable Map<String, @Nullable Object> constant;

    Params(Template.MapOf template, Position position) {
        this.template = template;
        this.position = position;
        this.constant = isConstant(template) ? fixed(template) : null;
    }

    /// The values at this point of the step.
    ///
    /// @throws Failure.Raised
    ///             if an expression has no value
    Map<String, @Nullable Object> values(Run run) {
        return constant == null ? map(run.value(template, position)) : constant;
    }

    /// Whether the values are the same at every point of every step.
    boolean isConstant() {
        return constant != null;
    }

    private static boolean isConstant(Template template) {
        if (template instanceof Template.MapOf map) {
            return areConstant(map.entries().values());
        }
        if (template instanceof Template.ListOf list) {
            return areConstant(list.items());
        }
        return template instanceof Template.Constant;
    }

    private static boolean areConstant(Iterable<Template> templates) {
        for (Template template : templates) {
            if (!isConstant(template)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, @Nullable Object> fixed(Template.MapOf template) {
        return map(template.eval(Nowhere.INSTANCE));
    }

    @SuppressWarnings("unchecked") // a MapOf makes a map from text
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        if (value instanceof EvalError) {
            return UnknownFields.INSTANCE;
        }
        return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
    }
}
