package dev.actorweb.analyzer.diagram;

/// A rectangle that a [Layering] places: it brings its size and gets its place.
final class Box {
    final double width;
    double height;
    /// How much it insists on its place: what a wire passes insists more, so that wires
    /// are straight.
    final double weight;
    /// Of its centre, within its group.
    double x;
    double y;

    Box(double width, double height) {
        this(width, height, 1);
    }

    Box(double width, double height, double weight) {
        this.width = width;
        this.height = height;
        this.weight = weight;
    }

    double left() {
        return x - width / 2;
    }

    double right() {
        return x + width / 2;
    }

    double top() {
        return y - height / 2;
    }

    double bottom() {
        return y + height / 2;
    }
}
