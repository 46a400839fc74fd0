package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.EcmaScript.Script;
import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Scripts that are carried out as a whole: each variable that they may change gets the value that
/// it has at their end. So they stay expressions: without effect until their values are assigned.
final class Programs {
    private Programs() {}

    static Script script(String text, Names names, IntFunction<Position> places) {
        try {
            Parser parser = new Parser(text, names, places);
            Code program = new StatementParser(parser).program();
            if (program.inner().size() == 1
                    && program.inner().getFirst() instanceof Code.Evaluate(var call, var _)
                    && Missing.isCall(call)) {
                Missing missing = Missing.in(parser.uses().expression(call, Position.START)).getFirst();
                return new Script.Foreign(missing.message(), missing.position());
            }
            Set<String> changed = changed(Changes.of(program), names);
            Position place = places.apply(Math.max(0, text.indexOf(text.strip())));
            return new Script.Done(List.of(changed.isEmpty()
                    ? new Statement.Evaluate(
                            new Expression(text.strip(), place, parser.uses().after(program, "", -1, place)))
                    : new Statement.Program(
                            assigns(text.strip(), program, changed, names, parser.uses(), place))));
        } catch (Wrong wrong) {
            return wrong.isBeyond()
                    ? new Script.Beyond(wrong.text(), wrong.position())
                    : new Script.Malformed(wrong.text(), wrong.position());
        }
    }

    private static List<Statement.Assign> assigns(String source, Code program, Set<String> changed,
            Names names,
            Uses uses, Position place) {
        List<Statement.Assign> assigns = new ArrayList<>();
        for (String variable : changed) {
            assigns.add(new Statement.Assign(variable, new Expression(source, place,
                    uses.after(program, variable, names.variables().indexOf(variable), place))));
        }
        return List.copyOf(assigns);
    }

    private static Set<String> changed(Changes changes, Names names) {
        Set<String> all = new LinkedHashSet<>();
        for (String variable : names.variables()) {
            if (changes.possible().contains(variable)
                    || (changes.calls() && names.functions().mayChange().contains(variable))) {
                all.add(variable);
            }
        }
        return all;
    }

    /// All that an assignment changes.
    static List<Statement.Assign> effects(Statement.Assign assign, Translated value, Names names) {
        Js.@Nullable Changed inside = value.tree() instanceof Js.Changed changed ? changed : null;
        Js given = inside == null ? value.tree() : inside.value();
        if (!(given instanceof Dynamic.Framed(var tree, var _))) {
            return List.of(assign);
        }
        Set<String> changed = changed(Changes.of(tree), names);
        if (inside == null) {
            changed.remove(assign.variable());
        }
        if (changed.isEmpty()) {
            return List.of(assign);
        }
        changed.add(assign.variable());
        Position place = value.position();
        Js of = new Js.Variable(assign.variable(), names.variables().indexOf(assign.variable()));
        Place target = new Place.Global(assign.variable(), names.variables().indexOf(assign.variable()));
        for (Js key : inside == null ? List.<Js>of() : inside.path()) {
            target = new Place.Property(of, key, place);
            of = new Js.Member(of, key, place);
        }
        Code program = new Code.Evaluate(new Dynamic.Assign(target, "", tree, place), 1);
        String source = inside == null
                ? assign.variable() + " = " + assign.value().source()
                : assign.value().source();
        Uses uses = new Uses(names);
        value.variables().forEach(uses::variable);
        value.states().forEach(uses::state);
        return assigns(source, program, changed, names, uses, place);
    }

    /// The variables that a script declares or sets.
    static List<String> declared(String text) {
        Names names = Names.collecting();
        try {
            new StatementParser(new Parser(text, names, _ -> Position.START)).program();
        } catch (Wrong _) {
            // what was declared so far is
        }
        return List.copyOf(names.variables());
    }
}
