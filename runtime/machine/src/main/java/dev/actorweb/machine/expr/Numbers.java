package dev.actorweb.machine.expr;

/// How numbers look as text.
final class Numbers {
    private Numbers() {}

    /// A whole double without its `.0`, as CEL and JSON writers show it.
    static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
