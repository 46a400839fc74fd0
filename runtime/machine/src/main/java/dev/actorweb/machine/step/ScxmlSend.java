package dev.actorweb.machine.step;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.ecmascript.Names;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.expr.UnknownFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// SCXML's `<send>` where something of it must be computed first.
///
/// @param idSlot
///            the variable that is given the id; −1 for none
record ScxmlSend(Action.Send send, int idSlot) implements Instruction.Sending {
    private static final Set<String> TYPES = Set.of("scxml", EventData.PROCESSOR,
            "http://www.w3.org/TR/scxml/", "http://www.w3.org/TR/scxml");
    /// An optional processor, which is not there; without a target it could not send anyway.
    private static final String HTTP = "http://www.w3.org/TR/scxml/#BasicHTTPEventProcessor";
    private static final String SESSION = "#_scxml_";

    @Override
    public void execute(Run run) {
        Optional<String> id = send.id();
        if (idSlot >= 0) {
            String made = "send." + send.position().line() + "." + send.position().column();
            run.set(idSlot, made);
            id = Optional.of(made);
        }
        String type = send.type().isPresent() ? text(send.type().get(), run) : EventData.PROCESSOR;
        if (type.equals(HTTP) && send.target().isEmpty()) {
            report(run, "an event by HTTP needs a target", id);
            return;
        }
        if (!TYPES.contains(type)) {
            fail("there is no event processor `" + type + "`", id);
        }
        String target = send.target().isPresent() ? text(send.target().get(), run) : "";
        String name = text(send.event(), run);
        if (name.isEmpty() || name.equals("*")) {
            fail("an event needs a name", id);
        }
        Map<String, @Nullable Object> data = data(run);
        Event event = new Event(name, data);
        if (id.isPresent()) {
            event = withId(event, id.get());
        }
        deliver(run, target, event, delay(run, id), id);
    }

    private void deliver(Run run, String target, Event event, Delay.Fixed delay, Optional<String> id) {
        boolean now = delay.duration().isZero();
        Optional<Delay> wait = now ? Optional.empty() : Optional.of(delay);
        if (target.isEmpty() || target.equals(Names.location(run.machine().name()))) {
            run.add(new Effect.StartTimer(id, delay, event));
        } else if (target.equals("#_internal")) {
            if (now) {
                run.raise(event);
            } else {
                run.add(new Effect.StartTimer(id, delay, event));
            }
        } else if (target.equals("#_parent")) {
            run.add(new Effect.SendParent(event, wait, id));
        } else if (target.startsWith(SESSION)) {
            report(run, "there is no session `" + target.substring(SESSION.length()) + "`", id);
        } else if (!target.startsWith("#_")) {
            fail("`" + target + "` is no target", id);
        } else if (run.hasInvoked(target.substring(2))) {
            run.add(new Effect.SendTo(target.substring(2), event, wait, id));
        } else {
            report(run, "nothing runs under the id `" + target.substring(2) + "`", id);
        }
    }

    private void report(Run run, String message, Optional<String> id) {
        run.raise(ScxmlEvents.error(ScxmlEvents.COMMUNICATION, message, Optional.of(send.position()),
                id.orElse(null)));
    }

    private void fail(String message, Optional<String> id) {
        throw new Failure.Raised(new Failure(message, Optional.of(send.position()), id.orElse(null)));
    }

    private Delay.Fixed delay(Run run, Optional<String> id) {
        String text = send.delay().isPresent() ? text(send.delay().get(), run) : "0s";
        if (Delay.read(text, send.position()) instanceof Delay.Fixed fixed
                && !fixed.duration().isNegative()) {
            return fixed;
        }
        throw new Failure.Raised(new Failure("`" + text + "` is no delay", Optional.of(send.position()),
                id.orElse(null)));
    }

    private String text(Template template, Run run) {
        return EcmaScript.text(run.value(template, send.position()));
    }

    @SuppressWarnings("unchecked") // a MapOf makes a map from text
    private Map<String, @Nullable Object> data(Run run) {
        Object value = run.value(send.data(), send.position());
        if (value instanceof EvalError) {
            return UnknownFields.INSTANCE;
        }
        return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
    }

    private static Event withId(Event event, String id) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(event.data());
        data.put(EventData.SEND_ID, id);
        return new Event(event.type(), data);
    }
}
