package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is evaluated within a [Frame] only: functions, their calls, and what changes something.
sealed interface Dynamic extends Js {
    @Nullable
    Object eval(Frame frame);

    @Override
    default @Nullable Object eval(Env env) {
        return env instanceof Frame frame ? eval(frame) : Frame.evaluated(this, env, new Functions());
    }

    record Local(String name) implements Dynamic {
        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.scope().get(name);
        }
    }

    record This() implements Dynamic {
        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.self();
        }
    }

    record FunctionOf(Function function) implements Dynamic {
        @Override
        public Object eval(Frame frame) {
            return new Closure.Made(function, frame.scope(), frame.self());
        }
    }

    /// A function of the language as a value.
    record NativeOf(Builtin builtin) implements Dynamic {
        @Override
        public Object eval(Frame frame) {
            return new Closure.Native(builtin);
        }
    }

    /// `place = value`, or with an operator before the sign; empty for none.
    record Assign(Place place, String operator, Js value, Position position) implements Dynamic {
        @Override
        public @Nullable Object eval(Frame frame) {
            Place at = place.resolved(frame);
            if (operator.isEmpty()) {
                Object put = value.eval(frame);
                at.set(frame, put);
                return put;
            }
            Object before = at.get(frame);
            boolean logic = operator.equals("&&") || operator.equals("||") || operator.equals("??");
            if (logic && Operation.Logic.isDecided(operator, before)) {
                return before;
            }
            Object operand = value.eval(frame);
            Frame.spendFor(frame, before);
            Frame.spendFor(frame, operand);
            Object put = logic ? operand : Operation.Binary.apply(operator, before, operand, position);
            at.set(frame, put);
            return put;
        }

        @Override
        public List<Js> parts() {
            return List.of(value);
        }
    }

    /// `++` and `--`.
    record Update(Place place, long by, boolean isBefore) implements Dynamic {
        @Override
        public Object eval(Frame frame) {
            Place at = place.resolved(frame);
            double before = Values.toNumber(at.get(frame));
            at.set(frame, Values.number(before + by));
            return Values.number(isBefore ? before + by : before);
        }
    }

    /// `delete of.key`
    record Delete(Js of, Js key, Position position) implements Dynamic {
        @Override
        public Object eval(Frame frame) {
            Object owner = of.eval(frame);
            if (!(owner instanceof Heap.Fields fields)) {
                throw new Thrown("only what an object holds can be deleted", position);
            }
            fields.remove(Values.text(key.eval(frame)));
            return true;
        }

        @Override
        public List<Js> parts() {
            return List.of(of, key);
        }
    }

    /// A call of a function that is a value.
    ///
    /// @param shown
    ///            how it is written
    record Apply(Js function, List<Js> arguments, String shown, Position position) implements Dynamic {
        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.call(function.eval(frame), Absent.UNDEFINED, Js.all(arguments, frame), shown,
                    position);
        }

        @Override
        public List<Js> parts() {
            List<Js> all = new ArrayList<>(arguments);
            all.addFirst(function);
            return all;
        }
    }

    /// A call of a method: of a function that the receiver holds, or of one that the language has.
    record Method(Js receiver, Js name, List<Js> arguments, Position position) implements Dynamic {
        @Override
        public @Nullable Object eval(Frame frame) {
            Object owner = receiver.eval(frame);
            String method = Values.text(name.eval(frame));
            if (owner == null || Absent.is(owner)) {
                throw new Thrown("`" + method + "` of " + Values.text(owner), position);
            }
            frame.spend(1);
            List<@Nullable Object> values = Js.all(arguments, frame);
            if (owner instanceof Map<?, ?> map && map.containsKey(method)) {
                return frame.call(map.get(method), owner, values, method, position);
            }
            if (owner instanceof List<?> && !method.isEmpty() && Character.isDigit(method.charAt(0))) {
                return frame.call(Js.Member.member(owner, method, position), owner, values, method, position);
            }
            if (owner instanceof Closure function) {
                return ofFunction(function, method, values, frame);
            }
            if (owner instanceof Keyed keyed) {
                return new KeyedMethods(frame, position).call(keyed, method, values);
            }
            if (owner instanceof Heap.Items items && ListMethods.isKnown(method)) {
                return new ListMethods(frame, position).call(items, method, values);
            }
            Frame.spendFor(frame, owner);
            if (PatternMethods.isFor(owner, method, values)) {
                return new PatternMethods(frame, position).call(owner, method, values);
            }
            return frame.thawed(Builtin.method(method, owner, values, position));
        }

        private @Nullable Object ofFunction(Closure function, String method, List<@Nullable Object> values,
                Frame frame) {
            Object self = values.isEmpty() ? Absent.UNDEFINED : values.getFirst();
            return switch (method) {
                case "call" ->
                    function.call(frame, self, values.subList(Math.min(1, values.size()), values.size()),
                            position);
                case "apply" -> function.call(frame, self,
                        values.size() < 2 || Absent.isNothing(values.get(1))
                                ? List.of()
                                : Heap.items(values.get(1), position),
                        position);
                case "toString" -> function.toString();
                default -> throw new Thrown("a function has no `" + method + "`", position);
            };
        }

        @Override
        public List<Js> parts() {
            List<Js> all = new ArrayList<>(arguments);
            all.addFirst(name);
            all.addFirst(receiver);
            return all;
        }
    }

    /// `new` with a function of the document.
    record New(Js function, List<Js> arguments, String shown, Position position) implements Dynamic {
        @Override
        public @Nullable Object eval(Frame frame) {
            Object maker = function.eval(frame);
            if (maker instanceof Closure.Native) {
                throw new Thrown("`new " + shown + "` is not supported", position);
            }
            Heap.Fields made = new Heap.Fields();
            Object given = frame.call(maker, made, Js.all(arguments, frame), shown, position);
            return Values.isObject(given) ? given : made;
        }

        @Override
        public List<Js> parts() {
            List<Js> all = new ArrayList<>(arguments);
            all.addFirst(function);
            return all;
        }
    }

    /// `new Map(…)` and `new Set(…)`.
    record Collection(boolean isMap, List<Js> arguments, Position position) implements Dynamic {
        @Override
        public Object eval(Frame frame) {
            Keyed made = new Keyed(isMap);
            List<@Nullable Object> given = Js.all(arguments, frame);
            if (!given.isEmpty() && !Absent.isNothing(given.getFirst())) {
                List<@Nullable Object> items = Heap.items(given.getFirst(), position);
                frame.spend(items.size());
                for (Object item : items) {
                    if (isMap && !(item instanceof List)) {
                        throw new Thrown("a Map is made of pairs of key and value", position);
                    }
                    made.put(item);
                }
            }
            return made;
        }

        @Override
        public List<Js> parts() {
            return arguments;
        }
    }

    /// A value that takes a frame to be computed; what is changed meanwhile is forgotten.
    record Framed(Js of, Functions functions) implements Dynamic {
        @Override
        public @Nullable Object eval(Env env) {
            return Frame.evaluated(of, env, functions);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return of.eval(frame);
        }

        @Override
        public List<Js> parts() {
            return List.of(of);
        }
    }

    /// What one variable of the document holds when a program has been carried out.
    record After(Code program, String variable, int slot, Functions functions) implements Dynamic {
        @Override
        public @Nullable Object eval(Env env) {
            return Frame.after(program, slot, env, functions);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            throw new IllegalStateException("a program stands for itself");
        }

        @Override
        public List<Js> sure() {
            List<Js> first = new ArrayList<>();
            for (Code statement : program.inner()) {
                if (!(statement instanceof Code.Evaluate value)) {
                    break;
                }
                first.add(value.expression());
            }
            return first;
        }
    }
}
