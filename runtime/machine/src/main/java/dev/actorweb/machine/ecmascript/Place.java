package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be assigned to, and declared.
sealed interface Place {
    /// What is there.
    @Nullable
    Object get(Frame frame);

    void set(Frame frame, @Nullable Object value);

    /// The same place, with its parts evaluated once and for all.
    default Place resolved(Frame frame) {
        return this;
    }

    /// A variable of the document.
    record Global(String name, int slot) implements Place {
        @Override
        public @Nullable Object get(Frame frame) {
            return Js.known(frame.variable(slot));
        }

        @Override
        public void set(Frame frame, @Nullable Object value) {
            frame.set(slot, value);
        }
    }

    record Local(String name) implements Place {
        @Override
        public @Nullable Object get(Frame frame) {
            return frame.scope().get(name);
        }

        @Override
        public void set(Frame frame, @Nullable Object value) {
            frame.scope().set(name, value);
        }
    }

    record Property(Js of, Js key, Position position) implements Place {
        @Override
        public @Nullable Object get(Frame frame) {
            return Js.Member.member(of.eval(frame), key.eval(frame), position);
        }

        @Override
        public void set(Frame frame, @Nullable Object value) {
            Object owner = of.eval(frame);
            if (owner == null || Absent.is(owner)) {
                throw new Thrown("`" + Values.text(key.eval(frame)) + "` of " + Values.text(owner),
                        position);
            }
            Heap.put(owner, key.eval(frame), value, position);
        }

        @Override
        public Place resolved(Frame frame) {
            return new Property(new Js.Literal(of.eval(frame)), new Js.Literal(key.eval(frame)), position);
        }
    }

    /// `[a, b]`: a place for each item; null for one that is left out.
    record Items(List<@Nullable Part> parts, @Nullable Place rest, Position position) implements Place {
        @Override
        public Object get(Frame frame) {
            throw new IllegalStateException("a pattern has no value");
        }

        @Override
        public void set(Frame frame, @Nullable Object value) {
            List<@Nullable Object> items = Heap.items(value, position);
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (part != null) {
                    part.set(frame, i < items.size() ? items.get(i) : Absent.UNDEFINED);
                }
            }
            if (rest != null) {
                rest.set(frame,
                        new Heap.Items(items.subList(Math.min(parts.size(), items.size()), items.size())));
            }
        }
    }

    /// `{a, b: c}`: a place for each of these properties.
    record Fields(List<Js> keys, List<Part> parts, @Nullable Place rest, Position position) implements Place {
        @Override
        public Object get(Frame frame) {
            throw new IllegalStateException("a pattern has no value");
        }

        @Override
        public void set(Frame frame, @Nullable Object value) {
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Object key = keys.get(i).eval(frame);
                taken.add(Values.text(key));
                parts.get(i).set(frame, Js.Member.member(value, key, position));
            }
            if (rest != null) {
                Heap.Fields left = new Heap.Fields();
                if (value instanceof Map<?, ?> map) {
                    map.forEach((name, of) -> left.put(String.valueOf(name), of));
                }
                left.keySet().removeAll(taken);
                rest.set(frame, left);
            }
        }
    }

    /// A place within a pattern, and the value where nothing is given.
    record Part(Place place, @Nullable Js otherwise) {
        void set(Frame frame, @Nullable Object value) {
            place.set(frame, Absent.is(value) && otherwise != null ? otherwise.eval(frame) : value);
        }
    }
}
