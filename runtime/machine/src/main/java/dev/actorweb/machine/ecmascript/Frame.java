package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Halted;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One evaluation of an expression or script that calls functions or changes something: it works on
/// copies of the document's variables and ends in values. The work it may do is bounded. Used once.
final class Frame implements Env {
    /// About as many tokens may be evaluated.
    private static final int MOST = 300_000;
    /// Calls may be nested as deep.
    private static final int DEEPEST = 200;
    private final Env env;
    private final Functions functions;
    private final Map<Integer, @Nullable Object> globals = new HashMap<>();
    private @Nullable Scope scope;
    private @Nullable Object self;
    private int left = MOST;
    private int calls;

    private Frame(Env env, Functions functions) {
        this.env = env;
        this.functions = functions;
    }

    /// The value of a tree.
    static @Nullable Object evaluated(Js tree, Env env, Functions functions) {
        Frame frame = new Frame(env, functions);
        try {
            return frame.frozen(tree.eval(frame), 0);
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    /// The value of a variable when a program has been carried out.
    ///
    /// @param slot
    ///            the variable's; -1 for none
    /// @return [Halted] where an error ended the program
    static @Nullable Object after(Code program, int slot, Env env, Functions functions) {
        Frame frame = new Frame(env, functions);
        try {
            EvalError error = frame.run(program, slot);
            if (slot < 0) {
                return null;
            }
            Object value = frame.globals.containsKey(slot) ? frame.kept(slot) : env.variable(slot);
            return error == null || value instanceof Halted ? value : new Halted(value, error);
        } catch (StackOverflowError _) {
            throw tooDeep();
        }
    }

    /// Carries a program out, up to its end or an error.
    private @Nullable EvalError run(Code program, int slot) {
        try {
            program.run(this);
            return null;
        } catch (Thrown thrown) {
            if (slot < 0 || !thrown.canBeCaught()) {
                throw thrown;
            }
            return thrown.error();
        }
    }

    /// The value of a variable as it can be kept; one that cannot leaves the variable as it was.
    private @Nullable Object kept(int slot) {
        try {
            return Absent.kept(frozen(globals.get(slot), 0));
        } catch (Thrown thrown) {
            if (!thrown.canBeCaught()) {
                throw thrown;
            }
            return new Halted(env.variable(slot), thrown.error());
        }
    }

    private static Thrown tooDeep() {
        return Thrown.limit("calls or values are nested too deep", Position.START);
    }

    // ---- what there is

    @Override
    public @Nullable Object variable(int slot) {
        if (!globals.containsKey(slot)) {
            globals.put(slot, Absent.seen(thawed(env.variable(slot))));
        }
        return globals.get(slot);
    }

    void set(int slot, @Nullable Object value) {
        globals.put(slot, value);
    }

    Scope scope() {
        Scope here = scope;
        if (here == null) {
            here = new Scope(null);
            scope = here;
        }
        return here;
    }

    void enter(Scope inner, List<String> names) {
        for (String name : names) {
            inner.declare(name, Absent.UNDEFINED);
        }
        scope = inner;
    }

    void leave(@Nullable Scope to) {
        scope = to;
    }

    @Nullable
    Object self() {
        return self;
    }

    @Override
    public String eventType() {
        return env.eventType();
    }

    @Override
    public Map<String, ? extends @Nullable Object> eventData() {
        return env.eventData();
    }

    @Override
    public String eventKind() {
        return env.eventKind();
    }

    @Override
    public boolean in(String state) {
        return env.in(state);
    }

    @Override
    public String state() {
        return env.state();
    }

    // ---- bounds

    /// Notes work that a value of this size makes.
    static void spendFor(Env env, @Nullable Object value) {
        if (env instanceof Frame frame) {
            frame.spend(switch (value) {
                case String text -> text.length() >> 4;
                case List<?> list -> list.size() >> 3;
                case Map<?, ?> map -> map.size() >> 3;
                case Keyed keyed -> keyed.size() >> 3;
                case null, default -> 0;
            });
        }
    }

    /// Notes work that is done.
    void spend(int cost) {
        left -= cost;
        if (left < 0) {
            throw Thrown.limit("this does not end within " + MOST + " steps", Position.START);
        }
    }

    // ---- calls

    boolean isFunction(@Nullable Object value) {
        return value instanceof Closure || functions.find(value).isPresent();
    }

    @Nullable
    Object call(@Nullable Object function, @Nullable Object with, List<@Nullable Object> arguments,
            String shown,
            Position position) {
        Object callee = function instanceof Closure ? function : functions.find(function).orElse(null);
        if (callee instanceof Closure closure) {
            return closure.call(this, with, arguments, position);
        }
        throw new Thrown("`" + shown + "` is no function", position);
    }

    @Nullable
    Object call(Closure.Made closure, @Nullable Object with, List<@Nullable Object> arguments,
            Position position) {
        Function function = closure.function();
        spend(2 + arguments.size());
        if (++calls > DEEPEST) {
            throw Thrown.limit("more than " + DEEPEST + " calls within each other", position);
        }
        Scope before = scope;
        Object selfBefore = self;
        enter(new Scope(closure.scope()), function.locals());
        self = function.isArrow() ? closure.self() : with;
        try {
            if (!function.name().isEmpty()) {
                scope().declare(function.name(), closure);
            }
            give(function.parameters(), arguments);
            return function.body().run(this) instanceof Code.Leave.Return(var value)
                    ? value
                    : Absent.UNDEFINED;
        } finally {
            scope = before;
            self = selfBefore;
            calls--;
        }
    }

    private void give(List<Function.Parameter> parameters, List<@Nullable Object> arguments) {
        for (int i = 0; i < parameters.size(); i++) {
            Function.Parameter parameter = parameters.get(i);
            Object value = i < arguments.size() ? arguments.get(i) : Absent.UNDEFINED;
            if (parameter.isRest()) {
                value = new Heap.Items(arguments.subList(Math.min(i, arguments.size()), arguments.size()));
            } else if (Absent.is(value) && parameter.otherwise() != null) {
                value = parameter.otherwise().eval(this);
            }
            parameter.place().set(this, value);
        }
    }

    // ---- values from outside, and back

    /// A value as it can be changed here.
    @Nullable
    Object thawed(@Nullable Object value) {
        if (value instanceof Heap.Items || value instanceof Heap.Fields) {
            return value;
        }
        if (value instanceof String text) {
            spend(text.length() >> 4);
        } else if (value instanceof List<?> list) {
            spend(list.size());
            Heap.Items items = new Heap.Items(list);
            items.replaceAll(this::thawed);
            return items;
        } else if (value instanceof Map<?, ?> map && !Dom.isNode(map) && !RegExps.isRegExp(map)) {
            spend(map.size());
            List<?> inside = Keyed.list(map);
            if (inside != null) {
                return keyed(inside, Keyed.is(map, true));
            }
            Optional<Closure> function = functions.find(map);
            return function.isPresent() ? function.get() : fields(map);
        }
        return value;
    }

    private Keyed keyed(List<?> inside, boolean isMap) {
        spend(inside.size());
        Keyed keyed = new Keyed(isMap);
        for (Object item : inside) {
            keyed.put(thawed(item));
        }
        return keyed;
    }

    private Heap.Fields fields(Map<?, ?> map) {
        Heap.Fields fields = new Heap.Fields();
        map.forEach((name, item) -> fields.put(String.valueOf(name), thawed(item)));
        return fields;
    }

    /// A value as it can be kept.
    private @Nullable Object frozen(@Nullable Object value, int depth) {
        spend(1);
        if (depth > DEEPEST) {
            throw Thrown.limit("this value is nested too deep, or holds itself", Position.START);
        }
        return switch (value) {
            case Heap.Items items -> {
                List<@Nullable Object> list = new ArrayList<>(items.size());
                for (Object item : items) {
                    list.add(Absent.is(item) ? null : frozen(item, depth + 1));
                }
                yield Collections.unmodifiableList(list);
            }
            case Heap.Fields fields -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                fields.forEach((name, item) -> {
                    if (item != Absent.UNDEFINED) {
                        map.put(name, item == Absent.UNSET ? null : frozen(item, depth + 1));
                    }
                });
                yield Collections.unmodifiableMap(map);
            }
            case Keyed keyed -> keyed.kept(item -> Absent.is(item) ? null : frozen(item, depth + 1));
            case Closure closure -> Functions.kept(closure).orElseThrow(() -> new Thrown(
                    "a function that uses local variables of another cannot be kept", Position.START));
            case Double number when number == 0 -> (Object) 0L;
            case null, default -> value;
        };
    }
}
