package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `<send>`: where all is known, into the action that our own language has for it.
final class SendReader {
    private static final Set<String> OWN_TYPES = Set.of("scxml", EventData.PROCESSOR,
            "http://www.w3.org/TR/scxml/", "http://www.w3.org/TR/scxml");
    private final Values values;
    private final Given given;

    SendReader(Values values, Given given) {
        this.values = values;
        this.given = given;
    }

    Action read(Element element) {
        Sending sending = new Sending(element);
        Template.MapOf data = new Template.MapOf(sending.data);
        Optional<String> id = element.attribute("id").map(text -> text.value().strip());
        Optional<String> idLocation = element.attribute("idlocation").map(text -> text.value().strip());
        Position position = element.position();
        if (sending.target().equals("#_internal") && sending.delay.isPresent()) {
            values.warn(position, "an event that is sent to `#_internal` comes at once, without `delay`",
                    "leave one of the two out; with both it comes from outside, when it is due");
        }
        if (sending.isStatic() && idLocation.isEmpty()) {
            EventTemplate event = new EventTemplate(sending.name(), data, position);
            Delay.Fixed delay = (Delay.Fixed) sending.pause();
            Optional<Delay> wait = delay.duration().isZero() ? Optional.empty() : Optional.of(delay);
            String target = sending.target();
            if (target.isEmpty()) {
                return new Action.Raise(event, Optional.of(delay), id, position);
            }
            if (target.equals("#_internal") && wait.isEmpty() && id.isEmpty()) {
                return new Action.Raise(event, Optional.empty(), Optional.empty(), position);
            }
            if (target.equals("#_parent")) {
                return new Action.SendParent(event, wait, id, position);
            }
            if (target.startsWith("#_") && !target.startsWith("#_scxml_") && !target.equals("#_internal")) {
                return new Action.SendTo(new Template.Constant(target.substring(2)), event, wait, id,
                        position);
            }
        }
        return new Action.Send(sending.event, sending.to, sending.type, sending.delay, id, idLocation, data,
                position);
    }

    /// The parts of a `<send>`.
    private final class Sending {
        private final Position position;
        private final Template event;
        private final Optional<Template> to;
        private final Optional<Template> type;
        private final Optional<Template> delay;
        private final Map<String, Template> data;

        Sending(Element element) {
            position = element.position();
            data = given.payload(element);
            Optional<Template> failing = given.failing(element);
            event = failing.or(() -> either(element, "event", "eventexpr"))
                    .orElse(new Template.Constant(data.containsKey(EventData.CONTENT) ? "content" : ""));
            if (element.attribute("event").isEmpty() && element.attribute("eventexpr").isEmpty()
                    && !data.containsKey(EventData.CONTENT)) {
                values.problems().error(Problem.WRONG_VALUE, position, "`<send>` needs `event`");
            }
            to = either(element, "target", "targetexpr");
            type = either(element, "type", "typeexpr");
            delay = either(element, "delay", "delayexpr");
        }

        String name() {
            return event instanceof Template.Constant(String text) ? text.strip() : "";
        }

        String target() {
            return to.isPresent() && to.get() instanceof Template.Constant(String text) ? text.strip() : "";
        }

        Delay pause() {
            return delay.isEmpty()
                    ? Delay.read("0s", position)
                    : Delay.read(delay.get() instanceof Template.Constant(var value)
                            ? EcmaScript.text(value).strip()
                            : "", position);
        }

        /// Whether all is known now, and right.
        boolean isStatic() {
            boolean own = type.isEmpty()
                    || (type.get() instanceof Template.Constant(String text) && OWN_TYPES.contains(text));
            boolean known = to.isEmpty() || to.get() instanceof Template.Constant(String _);
            return own && known && !name().isEmpty() && !name().equals("*")
                    && pause() instanceof Delay.Fixed fixed && !fixed.duration().isNegative();
        }
    }

    private Optional<Template> either(Element element, String fixed, String computed) {
        Optional<Text> expr = element.attribute(computed);
        if (expr.isPresent()) {
            return Optional.of(values.template(expr.get()));
        }
        return element.attribute(fixed).map(text -> new Template.Constant(text.value().strip()));
    }
}
