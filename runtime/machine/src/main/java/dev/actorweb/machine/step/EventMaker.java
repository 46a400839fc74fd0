package dev.actorweb.machine.step;

import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the events of one place in the spec; the same one each time where its data is constant.
final class EventMaker {
    private final String type;
    private final Params data;
    private final @Nullable Event constant;

    /// For templates that are refused.
    static final EventMaker NAMELESS = new EventMaker(
            new EventTemplate("nameless", Template.MapOf.EMPTY, Position.START));

    EventMaker(EventTemplate template) {
        this.type = template.type();
        this.data = new Params(template.data(), template.position());
        this.constant = template.data().entries().isEmpty() ? new Event(type, Map.of()) : null;
    }

    static boolean isNamed(EventTemplate template) {
        return !template.type().isEmpty() && !template.type().equals("*");
    }

    /// The event at this point of the step.
    ///
    /// @throws Failure.Raised
    ///             if an expression has no value
    Event event(Run run) {
        return constant == null ? new Event(type, data.values(run)) : constant;
    }
}
