package dev.actorweb.prelink;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What javac leaves to the start, with answers that show how it behaves.
public final class Sample implements Function<String, String> {
    static final List<String> QUESTIONS = List.of("big circle", "small circle", "box", "nothing", "null",
            "inner", "equal", "unequal", "zero", "hash", "text", "local", "others");

    sealed interface Shape {
        default String kind() { // a switch within an interface
            return switch (this) {
                case Circle _ -> "round";
                case Box(Shape inner, var _) -> "box of " + inner.kind();
                case Nothing() -> "none";
            };
        }
    }

    record Circle(double radius) implements Shape {}

    record Box(Shape inner, @Nullable String label) implements Shape {}

    record Nothing() implements Shape {}

    record Everything(boolean truth, byte small, short shorter, char letter, int number, long large,
            float single,
            double twice, @Nullable Object object) {}

    static final class Mixed {
        static String name(String value) {
            return switch (value) {
                case "x" -> "the letter";
                case String text when text.length() > 1 -> "a word";
                default -> "other";
            };
        }
    }

    private static Everything everything(double twice, @Nullable Object object) {
        return new Everything(true, (byte) -3, (short) 7, 'c', 1 << 30, 1L << 40, -0.0f, twice, object);
    }

    private static String size(@Nullable Shape shape) {
        return switch (shape) {
            case null -> "null";
            case Circle(double radius) when radius > 10 -> "big";
            case Circle(double radius) when radius > 1 -> "small " + radius;
            case Circle _ -> "tiny";
            case Box(Circle(var radius), var label) -> label + " around " + radius;
            case Box box -> "box " + box.label();
            case Nothing _ -> "nothing";
        };
    }

    @Override
    public String apply(String question) {
        return switch (question) {
            case "big circle" -> size(new Circle(11));
            case "small circle" -> size(new Circle(2)) + size(new Circle(0));
            case "box" -> size(new Box(new Circle(3), "l")) + size(new Box(new Nothing(), null));
            case "nothing" -> size(new Nothing());
            case "null" -> size(null);
            case "inner" -> new Box(new Box(new Nothing(), null), null).kind() + new Circle(1).kind();
            case "equal" -> "" + everything(1, "a").equals(everything(1, "a"))
                    + new Nothing().equals(new Nothing()) + new Box(new Nothing(), null).equals(
                            new Box(new Nothing(), null))
                    + everything(Double.NaN, null).equals(everything(Double.NaN, null));
            case "unequal" -> "" + everything(1, "a").equals(everything(1, "b"))
                    + everything(1, "a").equals(everything(2, "a")) + new Nothing().equals((Object) "")
                    + new Box(new Nothing(), "").equals((Object) 1)
                    + new Box(new Nothing(), null).equals(new Box(new Nothing(), ""));
            case "zero" -> "" + everything(0.0, null).equals(everything(-0.0, null));
            case "hash" -> new Nothing().hashCode() + " " + new Circle(2.5).hashCode() + " "
                    + new Box(new Circle(1), null).hashCode() + " "
                    + everything(1, "a").hashCode();
            case "text" -> new Nothing() + " " + new Box(new Circle(2), null) + " "
                    + everything(1, List.of(1));
            case "local" -> {
                record Local(long id) {}
                yield new Local(7).toString();
            }
            case "others" -> Mixed.name("x") + Mixed.name("y") + Mixed.name("xy");
            default -> throw new IllegalArgumentException(question);
        };
    }
}
