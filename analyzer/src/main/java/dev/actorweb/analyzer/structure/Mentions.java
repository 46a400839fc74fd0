package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.State;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Situated;
import dev.actorweb.machine.expr.Structured;
import dev.actorweb.machine.expr.Template;
import java.util.ArrayList;
import java.util.List;

/// The expressions of a machine, and the variables and states that they name.
final class Mentions {
    private final List<References.Reference> states = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();
    private final List<Expression> expressions = new ArrayList<>();

    List<References.Reference> states() {
        return states;
    }

    List<String> variables() {
        return variables;
    }

    List<Expression> expressions() {
        return expressions;
    }

    /// Notes what a value names.
    void read(Template template, State state) {
        switch (template) {
            case Template.Constant _ -> {
            }
            case Template.Computed computed -> read(computed.expression(), state);
            case Template.Text text -> readAll(text.parts(), state);
            case Template.ListOf list -> readAll(list.items(), state);
            case Template.MapOf map -> {
                for (Template value : map.entries().values()) {
                    read(value, state);
                }
            }
        }
    }

    private void readAll(List<Template> templates, State state) {
        for (Template template : templates) {
            read(template, state);
        }
    }

    /// Notes an expression, and what it names.
    void read(Expression expression, State state) {
        expressions.add(expression);
        read(expression.tree(), state);
    }

    /// The variables that an expression names.
    static List<String> variablesIn(Expression expression, State state) {
        Mentions mentions = new Mentions();
        mentions.read(expression, state);
        return mentions.variables;
    }

    private void read(Expr expr, State state) {
        switch (expr) {
            case Situated.Variable variable -> variables.add(variable.name());
            case Situated.In in -> in(in, state);
            case Situated.ActorIn actor -> readAll(state, actor.of(), actor.state());
            case Expr.Literal _,Situated.Event _,Situated.EventField _,Situated.ActiveState _ -> {
            }
            case Structured.Member member -> read(member.map(), state);
            case Structured.Index index -> readAll(state, index.of(), index.index());
            case Structured.Has has -> read(has.field(), state);
            case Expr.Not not -> read(not.operand(), state);
            case Expr.Negate negate -> read(negate.operand(), state);
            case Expr.Logic logic -> readAll(state, logic.left(), logic.right());
            case Expr.Choice choice -> readAll(state, choice.condition(), choice.then(), choice.otherwise());
            case Expr.Binary binary -> readAll(state, binary.left(), binary.right());
            case Structured.ListOf list -> readEach(list.items(), state);
            case Structured.MapOf map -> {
                readEach(map.keys(), state);
                readEach(map.values(), state);
            }
            case Expr.Matches matches -> read(matches.text(), state);
            case Expr.Call call -> readEach(call.arguments(), state);
            case Expr.Foreign foreign -> {
                variables.addAll(foreign.variables());
                for (String name : foreign.states()) {
                    states.add(new References.Reference(name, foreign.position(), state));
                }
            }
        }
    }

    private void in(Situated.In in, State state) {
        if (in.state() instanceof Expr.Literal(var value, var position) && value instanceof String name) {
            states.add(new References.Reference(name, position, state));
        } else {
            read(in.state(), state);
        }
    }

    private void readAll(State state, Expr... exprs) {
        for (Expr expr : exprs) {
            read(expr, state);
        }
    }

    private void readEach(List<Expr> exprs, State state) {
        for (Expr expr : exprs) {
            read(expr, state);
        }
    }
}
