package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.ecmascript.Dom;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EcmaScript.Script;
import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.ecmascript.Names;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads executable content.
final class Content {
    private static final Set<String> OWN_TYPES = Set.of("scxml", EventData.PROCESSOR,
            "http://www.w3.org/TR/scxml/", "http://www.w3.org/TR/scxml");
    private final Values values;
    private final Files files;
    private final Invocable invocable;

    Content(Values values, Files files, Invocable invocable) {
        this.invocable = invocable;
        this.values = values;
        this.files = files;
    }

    /// The actions of all elements of this name: the handlers of a state. Several are blocks of
    /// their own.
    List<Action> handlers(Element state, String name) {
        List<Action> all = new ArrayList<>();
        List<Element> handlers = new ArrayList<>();
        for (Element child : Vocabulary.children(state)) {
            if (child.name().equals(name)) {
                handlers.add(child);
            }
        }
        for (Element handler : handlers) {
            List<Action> actions = actions(handler);
            if (handlers.size() == 1) {
                return actions;
            }
            all.add(new Action.Block(actions, handler.position()));
        }
        return List.copyOf(all);
    }

    /// The actions inside an element.
    List<Action> actions(Element element) {
        List<Action> actions = new ArrayList<>();
        for (Element child : Vocabulary.children(element)) {
            add(child, actions);
        }
        return List.copyOf(actions);
    }

    private void add(Element element, List<Action> into) {
        switch (element.name()) {
            case "raise" -> into.add(raise(element));
            case "if" -> into.add(choose(element));
            case "foreach" -> into.add(forEach(element));
            case "log" -> into.add(log(element));
            case "assign" -> into.add(assign(element));
            case "script" -> script(element, into);
            case "send" -> into.add(send(element));
            case "cancel" -> into.add(cancel(element));
            default -> {
                // a transition, data or the like, which others read
            }
        }
    }

    private Action raise(Element element) {
        Text event = required(element, "event");
        return new Action.Raise(new EventTemplate(name(event), Template.MapOf.EMPTY, event.positionOf(0)),
                Optional.empty(), Optional.empty(), element.position());
    }

    /// The name of an event; a missing one was reported.
    private static String name(Text event) {
        String name = event.value().strip();
        return name.isEmpty() || name.equals("*") ? "undefined" : name;
    }

    private Action choose(Element element) {
        List<Action.Branch> branches = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        Optional<Guard> guard = Optional.of(values.guard(required(element, "cond")));
        Position start = element.position();
        for (Element child : Vocabulary.children(element)) {
            boolean otherwise = child.name().equals("else");
            if (otherwise || child.name().equals("elseif")) {
                branches.add(new Action.Branch(guard, actions, start));
                actions = new ArrayList<>();
                guard = otherwise ? Optional.empty() : Optional.of(values.guard(required(child, "cond")));
                start = child.position();
            } else {
                add(child, actions);
            }
        }
        branches.add(new Action.Branch(guard, actions, start));
        return new Action.Choose(branches, element.position());
    }

    private Action forEach(Element element) {
        Text item = required(element, "item");
        return new Action.ForEach(values.value(required(element, "array")), item.value().strip(),
                element.attribute("index").map(index -> index.value().strip()), actions(element),
                element.position());
    }

    private Action log(Element element) {
        List<Template> parts = new ArrayList<>();
        element.attribute("label").ifPresent(label -> parts.add(new Template.Constant(label.value())));
        Optional<Text> value = element.attribute("expr").filter(expr -> !expr.isBlank());
        if (value.isPresent()) {
            Template shown = values.template(value.get());
            if (!parts.isEmpty() && shown instanceof Template.Constant(var constant)) {
                String label = ((Template.Constant) parts.getFirst()).value() + ": ";
                return new Action.Log(new Template.Constant(label + EcmaScript.text(constant)),
                        element.position());
            }
            if (!parts.isEmpty()) {
                parts.add(new Template.Constant(": "));
            }
            parts.add(shown);
        }
        Template text = parts.isEmpty()
                ? new Template.Constant("")
                : parts.size() == 1 ? parts.getFirst() : new Template.Text(parts);
        return new Action.Log(text, element.position());
    }

    private Action cancel(Element element) {
        Optional<Text> computed = element.attribute("sendidexpr");
        Template id = computed.isPresent()
                ? values.template(computed.get())
                : new Template.Constant(required(element, "sendid").value().strip());
        return new Action.Cancel(id, element.position());
    }

    // ---- data

    private Action assign(Element element) {
        Text location = required(element, "location");
        String name = location.value().strip();
        Expression value = given(element);
        if (values.names().variables().contains(name)) {
            return assign(name, value, element.position());
        }
        Optional<Statement.Assign> inside = values.areUnderstood()
                ? EcmaScript.assignment(name, value.source(), values.names(), location::positionOf)
                : Optional.empty();
        if (inside.isPresent()) {
            return assign(inside.get().variable(), inside.get().value(), element.position());
        }
        if (!values.areUnderstood()) {
            return new Action.Named(name + " = " + value.source(), Template.MapOf.EMPTY, element.position());
        }
        values.warn(location.positionOf(0), "`" + name + "` cannot be assigned to",
                Names.isName(name)
                        ? "declare it: <data id=\"" + name + "\"/>; until then this raises error.execution"
                        : "this raises error.execution");
        return assign(name, value, element.position());
    }

    static Action assign(String variable, Expression value, Position position) {
        return new Action.Assign(List.of(new Action.Assignment(variable, value, position)), position);
    }

    private Expression given(Element element) {
        Optional<Text> expr = element.attribute("expr");
        if (expr.isPresent()) {
            return values.value(expr.get());
        }
        return literal(element);
    }

    /// What an element contains, as an expression.
    Expression literal(Element element) {
        if (!element.elements().isEmpty()) {
            return EcmaScript.literal(Dom.document(nodes(element), invocable.name(element)),
                    element.position());
        }
        return EcmaScript.literal(values.inline(element.text()), element.text().position());
    }

    private static List<Object> nodes(Element element) {
        List<Object> nodes = new ArrayList<>();
        for (Element.Child child : element.children()) {
            switch (child) {
                case Element.Child.Nested(var inner) -> nodes.add(node(inner));
                case Element.Child.Characters(var text) -> nodes.add(text.value());
            }
        }
        return List.copyOf(nodes);
    }

    private static Object node(Element element) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Element.Attribute attribute : element.attributes()) {
            attributes.put(attribute.name(), attribute.value().value());
        }
        return Dom.element(element.name(), attributes, nodes(element));
    }

    /// What a file contains: XML, JSON or text.
    private @Nullable Object contained(Text text) {
        if (values.areUnderstood() && text.value().stripLeading().startsWith("<")) {
            try {
                return Dom.document(List.of(node(XmlParser.parse(text.value(), Limits.DEFAULT))),
                        Optional.empty());
            } catch (XmlParser.Wrong _) {
                return values.inline(text);
            }
        }
        return values.inline(text);
    }

    /// What a file contains, as an expression.
    Optional<Expression> file(Text src, Position position) {
        return Optional.of(files.text(src).map(text -> EcmaScript.literal(contained(text), position))
                .orElseGet(() -> EcmaScript.failing("", "there is no file `" + src.value().strip() + "`",
                        position)));
    }

    void script(Element element, List<Action> into) {
        Optional<Text> src = element.attribute("src");
        Text text = src.isPresent() ? files.text(src.get()).orElse(src.get()) : element.text();
        boolean missing = src.isPresent() && files.text(src.get()).isEmpty();
        if (!values.areUnderstood() || missing) {
            if (!text.isBlank()) {
                into.add(opaque(text, element.position()));
            }
            return;
        }
        switch (EcmaScript.script(text.value(), values.names(),
                src.isPresent() ? _ -> element.position() : text::positionOf)) {
            case Script.Done(var statements) -> translate(statements, element.position(), into);
            case Script.Malformed(var message, var position) -> {
                values.warn(position, "no script: " + message, "it raises error.execution");
                into.add(new Action.Log(
                        new Template.Computed(EcmaScript.failing(text.value().strip(), message, position)),
                        element.position()));
            }
            case Script.Beyond(var message, var position) -> {
                values.warn(position, "this script cannot be carried out: " + message,
                        "analysis skips it; a running machine needs an action bound to its text");
                into.add(opaque(text, element.position()));
            }
        }
    }

    private static Action opaque(Text text, Position position) {
        return new Action.Named(Values.named(text.value()), Template.MapOf.EMPTY, position);
    }

    private void translate(List<Statement> statements, Position position, List<Action> into) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Assign(var variable, var value) -> {
                    values.warnUndeclared(value);
                    into.add(assign(variable, value, value.position()));
                }
                case Statement.Evaluate(var value) -> {
                    values.warnUndeclared(value);
                    into.add(new Action.Choose(List.of(branch(value, List.of(), position)), position));
                }
                case Statement.If(var condition, var then, var otherwise) -> {
                    List<Action.Branch> branches = new ArrayList<>();
                    List<Action> actions = new ArrayList<>();
                    translate(then, position, actions);
                    branches.add(branch(condition, actions, position));
                    if (!otherwise.isEmpty()) {
                        List<Action> others = new ArrayList<>();
                        translate(otherwise, position, others);
                        branches.add(new Action.Branch(Optional.empty(), others, position));
                    }
                    into.add(new Action.Choose(branches, position));
                }
            }
        }
    }

    private static Action.Branch branch(Expression condition, List<Action> actions, Position position) {
        return new Action.Branch(
                Optional.of(new Guard.Inline(EcmaScript.condition(condition), condition.position())), actions,
                position);
    }

    // ---- sending

    private Action send(Element element) {
        Sending sending = new Sending(element);
        Template.MapOf data = new Template.MapOf(sending.data);
        Optional<String> id = element.attribute("id").map(text -> text.value().strip());
        Optional<String> idLocation = element.attribute("idlocation").map(text -> text.value().strip());
        Position position = element.position();
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
            data = payload(element);
            Optional<Template> failing = failing(element);
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

    Invocable invocable() {
        return invocable;
    }

    /// The values that `namelist`, `<param>` and `<content>` give.
    Map<String, Template> payload(Element element) {
        Map<String, Template> data = payload(element, "param");
        for (Element child : Vocabulary.children(element)) {
            if (child.name().equals("content")) {
                data.put(EventData.CONTENT, content(child));
            }
        }
        return data;
    }

    /// The values that `namelist` and the elements of this name give.
    Map<String, Template> payload(Element element, String named) {
        Map<String, Template> data = new LinkedHashMap<>();
        for (Text name : words(element.attribute("namelist"))) {
            data.put(name.value(), values.template(name));
        }
        for (Element child : Vocabulary.children(element)) {
            if (child.name().equals(named)) {
                Text name = required(child, "name");
                data.put(name.value().strip(), values.template(child.attribute("expr")
                        .or(() -> child.attribute("location")).orElse(name)));
            }
        }
        return data;
    }

    /// What a `<content>` gives.
    Template content(Element element) {
        Optional<Text> expr = element.attribute("expr");
        return expr.isPresent() ? values.template(expr.get()) : Values.template(literal(element));
    }

    /// A name in `namelist` that is not declared spoils the whole.
    Optional<Template> failing(Element element) {
        for (Text name : words(element.attribute("namelist"))) {
            if (!values.names().variables().contains(name.value())) {
                return Optional.of(values.template(name));
            }
        }
        return Optional.empty();
    }

    /// The words of a text, each with its place.
    static List<Text> words(Optional<Text> text) {
        List<Text> words = new ArrayList<>();
        if (text.isEmpty()) {
            return words;
        }
        String value = text.get().value();
        int at = 0;
        while (at < value.length()) {
            if (Character.isWhitespace(value.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < value.length() && !Character.isWhitespace(value.charAt(end))) {
                end++;
            }
            String word = value.substring(at, end);
            words.add(new Text(word, word, text.get().positionOf(at)));
            at = end;
        }
        return words;
    }

    /// An attribute that must be there; that it is missing is reported.
    Text required(Element element, String attribute) {
        @Nullable
        Text found = element.attribute(attribute).orElse(null);
        if (found == null) {
            values.problems().error(Problem.WRONG_VALUE, element.position(),
                    "`<" + element.name() + ">` needs `" + attribute + "`");
            return new Text("", "", element.position());
        }
        return found;
    }
}
