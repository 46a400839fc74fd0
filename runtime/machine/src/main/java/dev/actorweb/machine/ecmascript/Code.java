package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements, which are carried out within a [Frame].
sealed interface Code {
    /// Where to go on: null is the next statement.
    @Nullable
    Leave run(Frame frame);

    /// The expressions in it.
    default List<Js> parts() {
        return List.of();
    }

    /// The statements in it.
    default List<Code> inner() {
        return List.of();
    }

    /// Why the next statement is not carried out.
    sealed interface Leave {
        record Return(@Nullable Object value) implements Leave {}

        /// `break`
        ///
        /// @param label
        ///            empty for the innermost loop
        record Break(String label) implements Leave {}

        record Continue(String label) implements Leave {}
    }

    /// An expression, and about how much work it is.
    record Evaluate(Js expression, int cost) implements Code {
        @Override
        public @Nullable Leave run(Frame frame) {
            eval(frame);
            return null;
        }

        @Nullable
        Object eval(Frame frame) {
            frame.spend(cost);
            return expression.eval(frame);
        }

        boolean isTrue(Frame frame) {
            return Values.truthy(eval(frame));
        }

        @Override
        public List<Js> parts() {
            return List.of(expression);
        }
    }

    /// `{…}`
    ///
    /// @param names
    ///            the variables that live in this block alone
    record Block(List<String> names, List<Code> statements) implements Code {
        @Override
        public @Nullable Leave run(Frame frame) {
            if (names.isEmpty()) {
                return all(statements, frame);
            }
            Scope before = frame.scope();
            frame.enter(new Scope(before), names);
            try {
                return all(statements, frame);
            } finally {
                frame.leave(before);
            }
        }

        static @Nullable Leave all(List<Code> statements, Frame frame) {
            for (Code statement : statements) {
                Leave leave = statement.run(frame);
                if (leave != null) {
                    return leave;
                }
            }
            return null;
        }

        @Override
        public List<Code> inner() {
            return statements;
        }
    }

    record If(Evaluate condition, Code then, Code otherwise) implements Code {
        @Override
        public @Nullable Leave run(Frame frame) {
            return condition.isTrue(frame) ? then.run(frame) : otherwise.run(frame);
        }

        @Override
        public List<Code> inner() {
            return List.of(condition, then, otherwise);
        }
    }

    /// `for`, `while` and `do`.
    ///
    /// @param names
    ///            the variables that live in this loop; each round has its own
    record Loop(List<String> names, Code first, Evaluate condition, Evaluate next, Code body, String label,
            boolean isBodyFirst) implements Code {
        @Override
        public @Nullable Leave run(Frame frame) {
            Scope before = frame.scope();
            if (!names.isEmpty()) {
                frame.enter(new Scope(before), names);
            }
            try {
                first.run(frame);
                boolean goesOn = isBodyFirst || condition.isTrue(frame);
                while (goesOn) {
                    Leave leave = body.run(frame);
                    if (leave != null && !isForNext(leave, label)) {
                        return isForThis(leave, label) ? null : leave;
                    }
                    if (!names.isEmpty()) {
                        frame.leave(frame.scope().again());
                    }
                    next.run(frame);
                    goesOn = condition.isTrue(frame);
                }
                return null;
            } finally {
                frame.leave(before);
            }
        }

        @Override
        public List<Code> inner() {
            return List.of(first, condition, next, body);
        }
    }

    private static boolean isForNext(Leave leave, String label) {
        return leave instanceof Leave.Continue(var of) && (of.isEmpty() || of.equals(label));
    }

    private static boolean isForThis(Leave leave, String label) {
        return leave instanceof Leave.Break(var of) && (of.isEmpty() || of.equals(label));
    }

    /// `for … of` and `for … in`.
    record Each(List<String> names, Place item, Evaluate of, boolean isOfKeys, Code body, String label,
            Position position) implements Code {
        @Override
        public @Nullable Leave run(Frame frame) {
            Object over = of.eval(frame);
            Frame.spendFor(frame, over);
            Scope before = frame.scope();
            try {
                for (Object value : isOfKeys ? keys(over) : Heap.items(over, position)) {
                    frame.spend(1);
                    if (!names.isEmpty()) {
                        frame.enter(new Scope(before), names);
                    }
                    item.set(frame, value);
                    Leave leave = body.run(frame);
                    if (leave != null && !isForNext(leave, label)) {
                        return isForThis(leave, label) ? null : leave;
                    }
                }
                return null;
            } finally {
                frame.leave(before);
            }
        }

        private static List<@Nullable Object> keys(@Nullable Object over) {
            return Absent.isNothing(over)
                    ? List.of()
                    : new ArrayList<>(Heap.names(Heap.fields(over, Position.START)));
        }

        @Override
        public List<Code> inner() {
            return List.of(of, body);
        }
    }

    /// `switch`
    ///
    /// @param cases
    ///            what the value is compared with; null is `default`
    /// @param starts
    ///            the statement with which each case begins
    record Switch(Evaluate value, List<@Nullable Evaluate> cases, List<Integer> starts, Block body)
            implements
                Code {
        @Override
        public @Nullable Leave run(Frame frame) {
            Object found = value.eval(frame);
            Scope before = frame.scope();
            frame.enter(new Scope(before), body.names);
            try {
                int start = start(found, frame);
                Leave leave = Block.all(body.statements.subList(start, body.statements.size()), frame);
                return leave instanceof Leave.Break(var label) && label.isEmpty() ? null : leave;
            } finally {
                frame.leave(before);
            }
        }

        private int start(@Nullable Object found, Frame frame) {
            int otherwise = body.statements.size();
            for (int i = 0; i < cases.size(); i++) {
                Evaluate wanted = cases.get(i);
                if (wanted == null) {
                    otherwise = starts.get(i);
                } else if (Values.strictlyEqual(found, wanted.eval(frame))) {
                    return starts.get(i);
                }
            }
            return otherwise;
        }

        @Override
        public List<Code> inner() {
            List<Code> all = new ArrayList<>(List.of(value, body));
            for (Evaluate wanted : cases) {
                if (wanted != null) {
                    all.add(wanted);
                }
            }
            return all;
        }
    }

    /// `try`
    ///
    /// @param thrown
    ///            where what was thrown is put
    record Try(Block body, @Nullable Place thrown, List<String> names, @Nullable Block handler,
            @Nullable Block last) implements Code {
        @Override
        public @Nullable Leave run(Frame frame) {
            Leave leave = null;
            Thrown open = null;
            Scope before = frame.scope();
            try {
                leave = handler == null ? body.run(frame) : guarded(handler, frame, before);
            } catch (Thrown error) {
                if (!error.canBeCaught()) {
                    throw error;
                }
                open = error;
            }
            Leave after = last == null ? null : last.run(frame);
            if (after == null && open != null) {
                throw open;
            }
            return after == null ? leave : after;
        }

        private @Nullable Leave guarded(Block caught, Frame frame, @Nullable Scope before) {
            try {
                return body.run(frame);
            } catch (Thrown error) {
                if (!error.canBeCaught()) {
                    throw error;
                }
                frame.leave(before);
                frame.enter(new Scope(before), names);
                try {
                    if (thrown != null) {
                        thrown.set(frame, frame.thawed(error.value()));
                    }
                    return caught.run(frame);
                } finally {
                    frame.leave(before);
                }
            }
        }

        @Override
        public List<Code> inner() {
            List<Code> all = new ArrayList<>(List.of(body));
            if (handler != null) {
                all.add(handler);
            }
            if (last != null) {
                all.add(last);
            }
            return all;
        }
    }

    record Throw(Evaluate value, Position position) implements Code {
        @Override
        public Leave run(Frame frame) {
            throw new Thrown(value.eval(frame), position);
        }

        @Override
        public List<Code> inner() {
            return List.of(value);
        }
    }

    record Return(Evaluate value) implements Code {
        @Override
        public Leave run(Frame frame) {
            return new Leave.Return(value.eval(frame));
        }

        @Override
        public List<Code> inner() {
            return List.of(value);
        }
    }

    /// `break` and `continue`.
    record Jump(Leave to) implements Code {
        @Override
        public Leave run(Frame frame) {
            return to;
        }
    }

    /// A block that can be left by name.
    record Labelled(String label, Code body) implements Code {
        @Override
        public @Nullable Leave run(Frame frame) {
            Leave leave = body.run(frame);
            return leave instanceof Leave.Break(var of) && of.equals(label) ? null : leave;
        }

        @Override
        public List<Code> inner() {
            return List.of(body);
        }
    }
}
