package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The methods of lists: those that only look at them, and within a [Frame] those that change them
/// or call functions.
final class ListMethods {
    static final Set<String> NAMES = Set.of("at", "concat", "flat", "includes", "indexOf", "join",
            "lastIndexOf",
            "slice");
    private static final Set<String> CHANGING = Set.of("fill", "pop", "push", "reverse", "shift", "sort",
            "splice",
            "unshift");
    private static final Set<String> CALLING = Set.of("every", "filter", "find", "findIndex", "findLast",
            "findLastIndex", "flatMap", "forEach", "map", "reduce", "reduceRight", "some");
    private final Frame frame;
    private final Position position;

    ListMethods(Frame frame, Position position) {
        this.frame = frame;
        this.position = position;
    }

    /// Whether a list within a frame has this method.
    static boolean isKnown(String method) {
        return changes(method) || CALLING.contains(method);
    }

    /// Whether this method changes its list.
    static boolean changes(String method) {
        return CHANGING.contains(method);
    }

    // ---- methods that only look

    static @Nullable Object look(String method, List<?> list, Arguments given, Position position) {
        return switch (method) {
            case "at" -> {
                double index = given.whole(0, 0);
                double from = index < 0 ? index + list.size() : index;
                yield from >= 0 && from < list.size() ? list.get((int) from) : Absent.UNDEFINED;
            }
            case "concat" -> concat(list, given.all(), position);
            case "flat" -> {
                List<@Nullable Object> flat = new ArrayList<>();
                flatten(list, Absent.is(given.get(0)) ? 1 : given.whole(0, 1), flat, position);
                yield Collections.unmodifiableList(flat);
            }
            case "includes" -> indexOf(list, given.get(0), true) >= 0;
            case "indexOf" -> (long) indexOf(list, given.get(0), true);
            case "join" -> Values.joined(list, Absent.is(given.get(0)) ? "," : Values.text(given.get(0)));
            case "lastIndexOf" -> (long) indexOf(list, given.get(0), false);
            case "slice" -> {
                int from = TextMethods.place(given.whole(0, 0), list.size());
                int to = TextMethods.place(given.whole(1, list.size()), list.size());
                yield Collections.unmodifiableList(
                        new ArrayList<@Nullable Object>(list.subList(from, Math.max(from, to))));
            }
            default -> throw Builtin.missing(list, method, position);
        };
    }

    private static void flatten(List<?> list, double depth, List<@Nullable Object> into, Position position) {
        for (Object item : list) {
            if (item instanceof List<?> inner && depth >= 1) {
                flatten(inner, depth - 1, into, position);
            } else {
                into.add(item);
                check(into.size(), position);
            }
        }
    }

    private static Object concat(List<?> list, List<@Nullable Object> others, Position position) {
        List<@Nullable Object> all = new ArrayList<>(list);
        for (Object more : others) {
            if (more instanceof List<?> items) {
                all.addAll(items);
            } else {
                all.add(more);
            }
            check(all.size(), position);
        }
        return Collections.unmodifiableList(all);
    }

    private static void check(int size, Position position) {
        if (size > Heap.LONGEST) {
            throw Thrown.limit("this makes a list longer than " + Heap.LONGEST, position);
        }
    }

    private static int indexOf(List<?> list, @Nullable Object wanted, boolean forward) {
        for (int i = 0; i < list.size(); i++) {
            int index = forward ? i : list.size() - 1 - i;
            if (Values.strictlyEqual(list.get(index), wanted)) {
                return index;
            }
        }
        return -1;
    }

    // ---- methods that change the list, or call

    @Nullable
    Object call(Heap.Items items, String method, List<@Nullable Object> values) {
        Arguments given = new Arguments(values);
        return changes(method) ? change(items, method, given) : each(items, method, given);
    }

    private @Nullable Object change(Heap.Items items, String method, Arguments given) {
        switch (method) {
            case "push" -> {
                items.addAll(given.all());
                return (long) items.size();
            }
            case "unshift" -> {
                frame.spend(items.size() >> 4);
                items.addAll(0, given.all());
                return (long) items.size();
            }
            case "pop" -> {
                return items.isEmpty() ? Absent.UNDEFINED : items.removeLast();
            }
            case "shift" -> {
                frame.spend(items.size() >> 4);
                return items.isEmpty() ? Absent.UNDEFINED : items.removeFirst();
            }
            case "splice" -> {
                return splice(items, given);
            }
            case "reverse" -> {
                frame.spend(items.size());
                Collections.reverse(items);
            }
            case "fill" -> {
                frame.spend(items.size());
                int from = TextMethods.place(given.whole(1, 0), items.size());
                int to = TextMethods.place(given.whole(2, items.size()), items.size());
                for (int i = from; i < to; i++) {
                    items.set(i, given.get(0));
                }
            }
            default -> {
                List<@Nullable Object> sorted = sorted(new ArrayList<@Nullable Object>(items), given.get(0));
                items.clear();
                items.addAll(sorted);
            }
        }
        return items;
    }

    private Heap.Items splice(Heap.Items items, Arguments given) {
        int from = TextMethods.place(given.whole(0, 0), items.size());
        int most = items.size() - from;
        int count = given.all().isEmpty()
                ? 0
                : given.all().size() < 2 ? most : (int) Math.clamp(given.whole(1, 0), 0, most);
        frame.spend(items.size() >> 4);
        List<@Nullable Object> range = items.subList(from, from + count);
        Heap.Items removed = new Heap.Items(range);
        range.clear();
        items.addAll(from, given.all().subList(Math.min(2, given.all().size()), given.all().size()));
        return removed;
    }

    /// Merge sort, which any function of comparison leaves in peace.
    private List<@Nullable Object> sorted(List<@Nullable Object> items, @Nullable Object by) {
        if (items.size() < 2) {
            return items;
        }
        List<@Nullable Object> left = sorted(items.subList(0, items.size() / 2), by);
        List<@Nullable Object> right = sorted(items.subList(items.size() / 2, items.size()), by);
        List<@Nullable Object> merged = new ArrayList<>(items.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            frame.spend(1);
            merged.add(isAfter(left.get(i), right.get(j), by) ? right.get(j++) : left.get(i++));
        }
        merged.addAll(left.subList(i, left.size()));
        merged.addAll(right.subList(j, right.size()));
        return merged;
    }

    private boolean isAfter(@Nullable Object a, @Nullable Object b, @Nullable Object by) {
        if (Absent.is(a) || Absent.is(b)) {
            return !Absent.is(b);
        }
        return Absent.is(by)
                ? Values.text(a).compareTo(Values.text(b)) > 0
                : Values.toNumber(
                        frame.call(by, Absent.UNDEFINED, Arrays.asList(a, b), "sort", position)) > 0;
    }

    private @Nullable Object each(Heap.Items items, String method, Arguments given) {
        if (!frame.isFunction(given.get(0))) {
            throw new Thrown("`the argument of " + method + "` is no function", position);
        }
        if (method.startsWith("reduce")) {
            return reduced(items, method.equals("reduceRight"), given);
        }
        boolean backwards = method.startsWith("findLast");
        Heap.Items found = new Heap.Items(List.of());
        int size = items.size();
        for (int n = 0; n < size && n < items.size(); n++) {
            int i = backwards ? Math.min(size, items.size()) - 1 - n : n;
            Object item = items.get(i);
            Object result = called(given.get(0), item, i, items, method);
            boolean is = Values.truthy(result);
            switch (method) {
                case "map" -> found.add(result);
                case "flatMap" -> {
                    if (result instanceof List<?> list) {
                        frame.spend(list.size());
                        found.addAll(list);
                    } else {
                        found.add(result);
                    }
                }
                case "filter" -> {
                    if (is) {
                        found.add(item);
                    }
                }
                case "some", "every" -> {
                    if (is == method.equals("some")) {
                        return is;
                    }
                }
                case "find", "findLast" -> {
                    if (is) {
                        return item;
                    }
                }
                case "findIndex", "findLastIndex" -> {
                    if (is) {
                        return (long) i;
                    }
                }
                default -> {
                    // forEach
                }
            }
        }
        return switch (method) {
            case "map", "flatMap", "filter" -> found;
            case "some", "every" -> method.equals("every");
            case "findIndex", "findLastIndex" -> -1L;
            case "forEach", "find", "findLast" -> Absent.UNDEFINED;
            default -> throw new IllegalStateException("no method: " + method);
        };
    }

    private @Nullable Object reduced(Heap.Items items, boolean backwards, Arguments given) {
        List<@Nullable Object> all = new ArrayList<>(items);
        if (all.isEmpty() && given.all().size() < 2) {
            throw new Thrown("`reduce` of an empty list needs a first value", position);
        }
        boolean first = given.all().size() < 2;
        Object result = first ? backwards ? all.getLast() : all.getFirst() : given.get(1);
        for (int n = first ? 1 : 0; n < all.size(); n++) {
            int i = backwards ? all.size() - 1 - n : n;
            List<@Nullable Object> values = new ArrayList<>();
            values.add(result);
            values.add(all.get(i));
            values.add((long) i);
            values.add(items);
            result = frame.call(given.get(0), Absent.UNDEFINED, values, "reduce", position);
        }
        return result;
    }

    private @Nullable Object called(@Nullable Object function, @Nullable Object item, int index,
            Heap.Items items,
            String method) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(item);
        values.add((long) index);
        values.add(items);
        return frame.call(function, Absent.UNDEFINED, values, "the argument of " + method, position);
    }
}
