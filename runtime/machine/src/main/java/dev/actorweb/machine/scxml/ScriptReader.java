package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EcmaScript.Script;
import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads scripts: those that can be translated become actions, others are bound to Java by
/// their text.
final class ScriptReader {
    private final Values values;
    private final Files files;

    ScriptReader(Values values, Files files) {
        this.values = values;
        this.files = files;
    }

    void read(Element element, List<Action> into) {
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
            case Script.Foreign(var message, var position) ->
                foreign(message, position, text, element, into);
            case Script.Beyond(var message, var position) ->
                foreign("this script cannot be carried out: " + message, position, text, element, into);
        }
    }

    private void foreign(String message, Position position, Text text, Element element, List<Action> into) {
        String name = Values.named(text.value());
        boolean isText = name.equals(Values.condensed(text.value()));
        values.warn(position, message, "analysis skips it; a running machine needs an action bound to "
                + (isText ? "its text" : "`" + name + "`"));
        into.add(opaque(text, element.position()));
    }

    private static Action opaque(Text text, Position position) {
        return new Action.Named(Values.named(text.value()), Template.MapOf.EMPTY, position);
    }

    private void translate(List<Statement> statements, Position position, List<Action> into) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Assign(var variable, var value) -> {
                    values.warnUndeclared(value);
                    into.add(Content.assign(variable, value, value.position()));
                }
                case Statement.Evaluate(var value) -> {
                    values.warnUndeclared(value);
                    into.add(new Action.Choose(List.of(branch(value, List.of(), position)), true, position));
                }
                case Statement.If(var condition, var then, var otherwise) -> {
                    values.warnUndeclared(condition);
                    List<Action.Branch> branches = new ArrayList<>();
                    List<Action> actions = new ArrayList<>();
                    translate(then, position, actions);
                    branches.add(branch(condition, actions, position));
                    if (!otherwise.isEmpty()) {
                        List<Action> others = new ArrayList<>();
                        translate(otherwise, position, others);
                        branches.add(new Action.Branch(Optional.empty(), others, position));
                    }
                    into.add(new Action.Choose(branches, true, position));
                }
                case Statement.Program(var changes) -> {
                    values.warnUndeclared(changes.getFirst().value());
                    into.add(Content.assign(changes, position));
                }
            }
        }
    }

    private static Action.Branch branch(Expression condition, List<Action> actions, Position position) {
        return new Action.Branch(
                Optional.of(new Guard.Inline(EcmaScript.condition(condition), condition.position())), actions,
                position);
    }
}
