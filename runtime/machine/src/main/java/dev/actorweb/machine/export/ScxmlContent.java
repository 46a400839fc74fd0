package dev.actorweb.machine.export;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.ecmascript.Names;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes guards, values and actions as SCXML's conditions and executable content.
final class ScxmlContent {
    private final Machine machine;
    private final Problems problems;
    private final XmlText xml;

    ScxmlContent(Machine machine, Problems problems, XmlText xml) {
        this.machine = machine;
        this.problems = problems;
        this.xml = xml;
    }

    void error(Position position, String what) {
        problems.error(Exporter.PROBLEM, position, "SCXML cannot express " + what);
    }

    // ---- conditions and values

    String condition(Guard guard) {
        return switch (guard) {
            case Guard.Named named -> called(named.name(), named.params(), named.position());
            case Guard.Inline inline -> source(inline.expression());
            case Guard.And and -> joined(and.guards(), " && ");
            case Guard.Or or -> joined(or.guards(), " || ");
            case Guard.Not not -> "!(" + condition(not.guard()) + ")";
            case Guard.StateIn in -> "In('" + machine.find(in.state().text())
                    .map(state -> state.id().isPresent() ? state.id().get().text() : state.path())
                    .orElse(in.state().text()) + "')";
        };
    }

    private String joined(List<Guard> guards, String operator) {
        List<String> parts = new ArrayList<>();
        for (Guard guard : guards) {
            parts.add("(" + condition(guard) + ")");
        }
        return parts.isEmpty() ? operator.equals(" && ") ? "true" : "false" : String.join(operator, parts);
    }

    /// A name that Java gives a meaning, as a call of a function. What SCXML could not read stands
    /// for itself.
    private String called(String name, Template.MapOf params, Position position) {
        if (!params.entries().isEmpty()) {
            error(position, "the parameters of `" + name + "`");
        }
        boolean simple = true;
        for (String part : name.split("\\.", -1)) {
            simple &= Names.isName(part);
        }
        if (simple) {
            return name + "()";
        }
        if (machine.dialect() != Dialect.SCXML) {
            error(position, "the name `" + name + "`");
        }
        return name;
    }

    String source(Expression expression) {
        if (expression.source().isEmpty()) {
            error(expression.position(), "a value that could not be read, or is nested too deep");
        }
        if (!(expression.tree() instanceof Expr.Foreign)) {
            error(expression.position(), "the expression `" + expression.source()
                    + "`, which is not ECMAScript");
        }
        return expression.source();
    }

    String value(Template template, Position position) {
        return switch (template) {
            case Template.Constant(var value) -> source(EcmaScript.literal(value, position));
            case Template.Computed(var expression) -> source(expression);
            case Template.Text _,Template.ListOf _,Template.MapOf _ -> {
                Optional<Object> constant = constant(template);
                if (constant.isEmpty()) {
                    error(position, "a value with expressions inside");
                }
                yield source(EcmaScript.literal(constant.orElse(""), position));
            }
        };
    }

    private static Optional<Object> constant(Template template) {
        if (template instanceof Template.MapOf map) {
            Map<String, @Nullable Object> values = new java.util.LinkedHashMap<>();
            for (Map.Entry<String, Template> entry : map.entries().entrySet()) {
                Optional<Object> value = constant(entry.getValue());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.put(entry.getKey(), value.get());
            }
            return Optional.of(values);
        }
        if (template instanceof Template.ListOf list) {
            List<Object> values = new ArrayList<>();
            for (Template item : list.items()) {
                Optional<Object> value = constant(item);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(value.get());
            }
            return Optional.of(values);
        }
        return template instanceof Template.Constant(var value)
                ? Optional.ofNullable(value)
                : Optional.empty();
    }

    void params(Template.MapOf data, Position position) {
        data.entries().forEach((name, template) -> {
            if (name.equals(EventData.CONTENT)) {
                xml.start("content").attribute("expr", value(template, position)).end("content");
            } else {
                xml.start("param").attribute("name", name).attribute("expr", value(template, position))
                        .end("param");
            }
        });
    }

    // ---- executable content

    /// The handlers of a state: several blocks, or one.
    void handlers(String name, List<Action> actions, List<Action> more) {
        List<Action> single = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof Action.Block block) {
                handler(name, single);
                single.clear();
                handler(name, block.actions());
            } else {
                single.add(action);
            }
        }
        single.addAll(more);
        handler(name, single);
    }

    private void handler(String name, List<Action> actions) {
        if (!actions.isEmpty()) {
            xml.start(name);
            actions(actions);
            xml.end(name);
        }
    }

    void actions(List<Action> actions) {
        for (Action action : actions) {
            action(action);
        }
    }

    private void action(Action action) {
        Position position = action.position();
        switch (action) {
            case Action.Named named -> {
                if (named.name().endsWith(".js") && named.name().indexOf(' ') < 0) {
                    xml.start("script").attribute("src", named.name()).end("script");
                } else {
                    xml.start("script").end("script", called(named.name(), named.params(), position));
                }
            }
            case Action.Assign assign -> assign(assign);
            case Action.Raise raise -> raise(raise);
            case Action.SendTo send -> {
                if (!(send.actor() instanceof Template.Constant(String actor))) {
                    error(position, "a computed recipient");
                    return;
                }
                send(send.event(), "#_" + actor, send.delay(), send.id());
            }
            case Action.SendParent send -> send(send.event(), "#_parent", send.delay(), send.id());
            case Action.Cancel cancel -> {
                xml.start("cancel");
                either("sendid", "sendidexpr", cancel.id(), position);
                xml.end("cancel");
            }
            case Action.Log log -> log(log);
            case Action.Choose choose when choose.isStatement() ->
                xml.start("script").end("script", choice(choose).strip());
            case Action.Choose choose -> choose(choose);
            case Action.ForEach each -> {
                xml.start("foreach").attribute("array", source(each.list())).attribute("item", each.item());
                each.index().ifPresent(index -> xml.attribute("index", index));
                actions(each.actions());
                xml.end("foreach");
            }
            case Action.Block block -> {
                error(position, "a block of actions within others");
                actions(block.actions());
            }
            case Action.Send send -> send(send);
            case Action.Emit _ -> error(position, "`emit`");
            case Action.SpawnChild _ -> error(position, "`spawnChild`");
            case Action.StopChild _ -> error(position, "`stopChild`");
        }
    }

    /// The script that an action carries out as a whole.
    private Optional<String> program(Action.Assign assign) {
        return assign.assignments().isEmpty()
                || !EcmaScript.isProgram(assign.assignments().getFirst().value())
                        ? Optional.empty()
                        : Optional.of(source(assign.assignments().getFirst().value()));
    }

    private void assign(Action.Assign assign) {
        Optional<String> program = program(assign);
        if (program.isPresent()) {
            xml.start("script").end("script", program.get());
            return;
        }
        if (assign.assignments().size() != 1) {
            error(assign.position(), "several assignments at once, which all see the values from before");
        }
        for (Action.Assignment assignment : assign.assignments()) {
            if (EcmaScript.isChange(assignment.value())) {
                xml.start("script").end("script", source(assignment.value()) + ";");
            } else {
                xml.start("assign").attribute("location", assignment.variable())
                        .attribute("expr", source(assignment.value())).end("assign");
            }
        }
    }

    private void raise(Action.Raise raise) {
        if (raise.delay().isPresent()) {
            send(raise.event(), "", raise.delay(), raise.id());
        } else if (raise.event().data().entries().isEmpty()) {
            xml.start("raise").attribute("event", raise.event().type()).end("raise");
        } else {
            send(raise.event(), "#_internal", Optional.empty(), Optional.empty());
        }
    }

    private void send(EventTemplate event, String target, Optional<Delay> delay, Optional<String> id) {
        xml.start("send").attribute("event", event.type());
        if (!target.isEmpty()) {
            xml.attribute("target", target);
        }
        id.ifPresent(text -> xml.attribute("id", text));
        if (delay.isPresent() && !delay.get().text().equals("0s")) {
            xml.attribute("delay", duration(delay.get()));
        }
        params(event.data(), event.position());
        xml.end("send");
    }

    private String duration(Delay delay) {
        if (!(delay instanceof Delay.Fixed fixed)) {
            error(delay.position(), "the delay `" + delay.text() + "`, which is "
                    + (delay instanceof Delay.Computed ? "computed" : "bound by name"));
            return "0s";
        }
        boolean known = delay.text().endsWith("s");
        return known ? delay.text() : fixed.duration().toMillis() + "ms";
    }

    private void send(Action.Send send) {
        xml.start("send");
        either("event", "eventexpr", send.event(), send.position());
        send.target().ifPresent(target -> either("target", "targetexpr", target, send.position()));
        send.type().ifPresent(type -> either("type", "typeexpr", type, send.position()));
        send.delay().ifPresent(delay -> either("delay", "delayexpr", delay, send.position()));
        send.id().ifPresent(id -> xml.attribute("id", id));
        send.idLocation().ifPresent(variable -> xml.attribute("idlocation", variable));
        params(send.data(), send.position());
        xml.end("send");
    }

    private void either(String fixed, String computed, Template template, Position position) {
        if (template instanceof Template.Constant(String text)) {
            xml.attribute(fixed, text);
        } else {
            xml.attribute(computed, value(template, position));
        }
    }

    private void log(Action.Log log) {
        xml.start("log");
        if (log.text() instanceof Template.Text(var parts) && parts.size() == 3
                && parts.get(0) instanceof Template.Constant(String label)
                && parts.get(1) instanceof Template.Constant(String colon) && colon.equals(": ")) {
            xml.attribute("label", label).attribute("expr", value(parts.get(2), log.position()));
        } else {
            xml.attribute("expr", value(log.text(), log.position()));
        }
        xml.end("log");
    }

    private void choose(Action.Choose choose) {
        for (int i = 0; i < choose.branches().size(); i++) {
            Action.Branch branch = choose.branches().get(i);
            boolean otherwise = branch.guard().isEmpty();
            String cond = otherwise ? "true" : condition(branch.guard().get());
            if (i == 0) {
                xml.start("if").attribute("cond", cond);
            } else if (otherwise) {
                xml.start("else").end("else");
            } else {
                xml.start("elseif").attribute("cond", cond).end("elseif");
            }
            actions(branch.actions());
        }
        xml.end("if");
    }

    // ---- scripts

    /// An action of the document itself, as a script.
    String script(Action action) {
        return switch (action) {
            case Action.Block block -> scripts(block.actions());
            case Action.Assign assign -> {
                StringBuilder statements = new StringBuilder();
                Optional<String> program = program(assign);
                if (program.isPresent()) {
                    yield program.get() + "\n";
                }
                for (Action.Assignment assignment : assign.assignments()) {
                    String source = source(assignment.value());
                    statements.append(EcmaScript.isChange(assignment.value())
                            ? source
                            : assignment.variable() + " = " + source).append("; ");
                }
                yield statements.toString();
            }
            case Action.Choose choose -> choice(choose);
            case Action.Named named -> called(named.name(), named.params(), named.position());
            case Action.Log log when log.text() instanceof Template.Computed(var failing) -> failing.source();
            case Action.Raise _,Action.SendTo _,Action.SendParent _,Action.Emit _,Action.Cancel _,Action.Log _,Action.SpawnChild _,Action.StopChild _,Action.ForEach _,Action.Send _ -> {
                error(action.position(), "this action before the first state is entered");
                yield "";
            }
        };
    }

    private String scripts(List<Action> actions) {
        StringBuilder all = new StringBuilder();
        for (Action action : actions) {
            all.append(script(action));
        }
        return all.toString().strip();
    }

    private String choice(Action.Choose choose) {
        Action.Branch first = choose.branches().getFirst();
        if (choose.branches().size() == 1 && first.actions().isEmpty() && first.guard().isPresent()) {
            return condition(first.guard().get()) + ";\n";
        }
        StringBuilder text = new StringBuilder();
        for (Action.Branch branch : choose.branches()) {
            text.append(text.isEmpty() ? "" : " else ");
            branch.guard().ifPresent(guard -> text.append("if (").append(condition(guard)).append(") "));
            text.append("{ ").append(scripts(branch.actions())).append(" }");
        }
        return text.append(' ').toString();
    }
}
