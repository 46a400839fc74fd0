package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a text makes use of, noted while it is read: variables and states, and whether it takes a
/// [Frame] to evaluate it. Knows which local variables there are where it is being read.
final class Uses {
    private final Names names;
    private final List<String> variables = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private boolean dynamic;
    private @Nullable Locals locals;

    Uses(Names names) {
        this.names = names;
    }

    Names names() {
        return names;
    }

    void variable(String name) {
        if (!variables.contains(name)) {
            variables.add(name);
        }
    }

    void state(String name) {
        states.add(name);
    }

    /// A tree that takes a frame.
    Js dynamic(Dynamic tree) {
        dynamic = true;
        return tree;
    }

    void needFrame() {
        dynamic = true;
    }

    boolean isDynamic() {
        return dynamic;
    }

    // ---- local variables

    @Nullable
    Locals locals() {
        return locals;
    }

    Locals enter(Locals.Kind kind) {
        Locals inner = new Locals(locals, kind);
        locals = inner;
        return inner;
    }

    void leave(@Nullable Locals outer) {
        locals = outer;
    }

    boolean isLocal(String name) {
        return locals != null && locals.has(name);
    }

    boolean isInFunction() {
        return locals != null && locals.isInFunction();
    }

    void useThis() {
        if (locals != null) {
            locals.useThis();
        }
    }

    // ---- the end

    /// The tree as an expression; what it uses is all that was read since the last one.
    Translated expression(Js tree, Position position) {
        Js whole = dynamic ? new Dynamic.Framed(tree, names.functions()) : tree;
        Translated made = new Translated(whole, List.copyOf(variables), List.copyOf(states), position);
        forget();
        return made;
    }

    /// What a program does to one variable, as an expression.
    Translated after(Code program, String variable, int slot, Position position) {
        List<String> read = new ArrayList<>(variables);
        if (!read.contains(variable)) {
            read.add(variable);
        }
        return new Translated(new Dynamic.After(program, variable, slot, names.functions()),
                List.copyOf(read),
                List.copyOf(states), position);
    }

    void forget() {
        variables.clear();
        states.clear();
        dynamic = false;
    }
}
