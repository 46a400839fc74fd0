package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.ecmascript.Names;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads executable content.
final class Content {
    private final Values values;
    private final Given given;
    private final ScriptReader scripts;
    private final SendReader sends;

    Content(Values values, Files files, Given given) {
        this.values = values;
        this.given = given;
        this.scripts = new ScriptReader(values, files);
        this.sends = new SendReader(values, given);
    }

    Given given() {
        return given;
    }

    ScriptReader scripts() {
        return scripts;
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
            case "script" -> scripts.read(element, into);
            case "send" -> into.add(sends.read(element));
            case "cancel" -> into.add(cancel(element));
            default -> {
                // a transition, data or the like, which others read
            }
        }
    }

    private Action raise(Element element) {
        Text event = given.required(element, "event");
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
        Optional<Guard> guard = Optional.of(values.guard(given.required(element, "cond")));
        Position start = element.position();
        for (Element child : Vocabulary.children(element)) {
            boolean otherwise = child.name().equals("else");
            if (otherwise || child.name().equals("elseif")) {
                branches.add(new Action.Branch(guard, actions, start));
                actions = new ArrayList<>();
                guard = otherwise
                        ? Optional.empty()
                        : Optional.of(values.guard(given.required(child, "cond")));
                start = child.position();
            } else {
                add(child, actions);
            }
        }
        branches.add(new Action.Branch(guard, actions, start));
        return new Action.Choose(branches, element.position());
    }

    private Action forEach(Element element) {
        Text item = given.required(element, "item");
        return new Action.ForEach(values.value(given.required(element, "array")), item.value().strip(),
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
                : new Template.Constant(given.required(element, "sendid").value().strip());
        return new Action.Cancel(id, element.position());
    }

    private Action assign(Element element) {
        Text location = given.required(element, "location");
        String name = location.value().strip();
        Expression value = value(element);
        if (values.names().variables().contains(name)) {
            return assign(EcmaScript.effects(new Statement.Assign(name, value), values.names()),
                    element.position());
        }
        Optional<Statement.Assign> inside = values.areUnderstood()
                ? EcmaScript.assignment(name, value.source(), values.names(), location::positionOf)
                : Optional.empty();
        if (inside.isPresent()) {
            return assign(EcmaScript.effects(inside.get(), values.names()), element.position());
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

    /// Sets variables at once.
    static Action assign(List<Statement.Assign> assigns, Position position) {
        List<Action.Assignment> all = new ArrayList<>();
        for (Statement.Assign assign : assigns) {
            all.add(new Action.Assignment(assign.variable(), assign.value(), position));
        }
        return new Action.Assign(all, position);
    }

    static Action assign(String variable, Expression value, Position position) {
        return new Action.Assign(List.of(new Action.Assignment(variable, value, position)), position);
    }

    private Expression value(Element element) {
        Optional<Text> expr = element.attribute("expr");
        if (expr.isPresent()) {
            return values.value(expr.get());
        }
        return given.literal(element);
    }

}
