package dev.actorweb.machine.export;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.expr.Expr;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Guards, actions and values as nested maps and lists.
final class Behaviour {
    private final boolean xstate;
    private final Problems problems;

    Behaviour(boolean xstate, Problems problems) {
        this.xstate = xstate;
        this.problems = problems;
    }

    void error(Position position, String what) {
        problems.error(Exporter.PROBLEM, position,
                (xstate ? "XState's JSON" : "our YAML") + " cannot express " + what);
    }

    /// XState's JSON holds names and data; what is computed is code there.
    private void code(Position position, String what) {
        if (xstate) {
            problems.error(Exporter.PROBLEM, position, "XState's JSON cannot express " + what,
                    Optional.of("give it a name, and the code to XState's setup()"));
        }
    }

    static String milliseconds(Delay delay) {
        return delay instanceof Delay.Fixed fixed && fixed.duration().toNanos() % 1_000_000 == 0
                ? Long.toString(fixed.duration().toMillis())
                : delay.text();
    }

    // ---- guards

    void guard(Guard guard, Map<String, @Nullable Object> into) {
        if (guard instanceof Guard.Inline inline) {
            into.put("if", expression(inline.expression()));
        } else {
            into.put("guard", guard(guard));
        }
    }

    private Object guard(Guard guard) {
        return switch (guard) {
            case Guard.Named named -> named(named.name(), named.params(), named.position());
            case Guard.Inline inline -> Map.of("if", expression(inline.expression()));
            case Guard.And and -> composed("and", and.guards(), and.position());
            case Guard.Or or -> composed("or", or.guards(), or.position());
            case Guard.Not not -> {
                code(not.position(), "`not` in a guard");
                yield Map.of("not", guard(not.guard()));
            }
            case Guard.StateIn in -> {
                code(in.position(), "`stateIn` in a guard");
                yield Map.of("stateIn", in.state().text());
            }
        };
    }

    private Object composed(String operator, List<Guard> guards, Position position) {
        code(position, "`" + operator + "` in a guard");
        List<Object> all = new ArrayList<>();
        for (Guard guard : guards) {
            all.add(guard(guard));
        }
        return Map.of(operator, all);
    }

    private Object named(String name, Template.MapOf params, Position position) {
        if (params.entries().isEmpty()) {
            return name;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", name);
        fields.put("params", value(params, position));
        return fields;
    }

    // ---- actions

    void actions(String key, List<Action> actions, Map<String, @Nullable Object> into) {
        if (!actions.isEmpty()) {
            List<@Nullable Object> all = list(actions);
            into.put(key, all.size() == 1 ? all.getFirst() : all);
        }
    }

    private List<@Nullable Object> list(List<Action> actions) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Action action : actions) {
            all.add(action(action));
        }
        return all;
    }

    private @Nullable Object action(Action action) {
        if (!(action instanceof Action.Named)) {
            code(action.position(), "an action that is no name");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        switch (action) {
            case Action.Named named -> {
                return named(named.name(), named.params(), named.position());
            }
            case Action.Assign assign -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (Action.Assignment assignment : assign.assignments()) {
                    values.put(assignment.variable(), expression(assignment.value()));
                }
                fields.put("assign", values);
            }
            case Action.Raise raise -> {
                fields.put("raise", event(raise.event()));
                later(raise.delay(), raise.id(), fields);
            }
            case Action.SendTo send -> {
                fields.put("sendTo", value(send.actor(), send.position()));
                fields.put("event", event(send.event()));
                later(send.delay(), send.id(), fields);
            }
            case Action.SendParent send -> {
                fields.put("sendParent", event(send.event()));
                later(send.delay(), send.id(), fields);
            }
            case Action.Emit emit -> fields.put("emit", event(emit.event()));
            case Action.Cancel cancel -> fields.put("cancel", value(cancel.id(), cancel.position()));
            case Action.Log log -> fields.put("log", value(log.text(), log.position()));
            case Action.SpawnChild spawn -> {
                fields.put("spawnChild", spawn.src());
                spawn.id().ifPresent(id -> fields.put("id", id));
                Object input = value(spawn.input(), spawn.position());
                if (!(input instanceof Map<?, ?> map && map.isEmpty())) {
                    fields.put("input", input);
                }
            }
            case Action.StopChild stop -> fields.put("stopChild", value(stop.id(), stop.position()));
            case Action.Choose choose -> fields.put("choose", branches(choose));
            case Action.ForEach each -> {
                fields.put("forEach", expression(each.list()));
                fields.put("item", each.item());
                each.index().ifPresent(index -> fields.put("index", index));
                fields.put("actions", list(each.actions()));
            }
            case Action.Block block -> fields.put("do", list(block.actions()));
            case Action.Send send -> error(send.position(), "SCXML's `<send>` with computed parts");
        }
        return fields;
    }

    private List<Object> branches(Action.Choose choose) {
        List<Object> branches = new ArrayList<>();
        for (Action.Branch branch : choose.branches()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            branch.guard().ifPresent(guard -> guard(guard, fields));
            fields.put("actions", list(branch.actions()));
            branches.add(fields);
        }
        return branches;
    }

    private static void later(Optional<Delay> delay, Optional<String> id,
            Map<String, @Nullable Object> into) {
        delay.ifPresent(wait -> into.put("delay", wait.text()));
        id.ifPresent(text -> into.put("id", text));
    }

    private Object event(EventTemplate event) {
        if (event.data().entries().isEmpty()) {
            return event.type();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", event.type());
        event.data().entries().forEach((name, value) -> fields.put(name, value(value, event.position())));
        return fields;
    }

    // ---- values

    private Object expression(Expression expression) {
        foreign(expression);
        code(expression.position(), "an expression (`" + shown(expression) + "`)");
        return new Raw(expression.source());
    }

    /// XML as a value can be long.
    private static String shown(Expression expression) {
        String source = expression.source();
        return source.length() > 120 ? source.substring(0, 120) + "…" : source;
    }

    private void foreign(Expression expression) {
        if (expression.tree() instanceof Expr.Foreign && !xstate) {
            error(expression.position(), "an expression in ECMAScript (`" + shown(expression) + "`)");
        }
    }

    @Nullable
    Object value(Template template, Position position) {
        return switch (template) {
            case Template.Constant(var value) -> value instanceof String text ? escaped(text) : value;
            case Template.Computed(var expression) -> {
                foreign(expression);
                code(expression.position(), "an expression (`" + shown(expression) + "`)");
                yield "${" + expression.source() + "}";
            }
            case Template.Text(var parts) -> {
                StringBuilder text = new StringBuilder();
                for (Template part : parts) {
                    text.append(value(part, position));
                }
                yield text.toString();
            }
            case Template.ListOf(var items) -> {
                List<@Nullable Object> all = new ArrayList<>();
                for (Template item : items) {
                    all.add(value(item, position));
                }
                yield all;
            }
            case Template.MapOf(var entries) -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                entries.forEach((name, item) -> all.put(name, value(item, position)));
                yield all;
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("${", "$${");
    }
}
