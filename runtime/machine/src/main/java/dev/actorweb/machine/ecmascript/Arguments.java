package dev.actorweb.machine.ecmascript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a function is given.
record Arguments(List<@Nullable Object> all) {
    @Nullable
    Object get(int index) {
        return index < all.size() ? all.get(index) : Absent.UNDEFINED;
    }

    double number(int index) {
        return index < all.size() ? Values.toNumber(all.get(index)) : Double.NaN;
    }

    /// A number without its fraction; what is no number counts as zero.
    ///
    /// @param otherwise
    ///            where none is given
    double whole(int index, double otherwise) {
        Object value = get(index);
        double number = Absent.is(value) ? otherwise : Values.toNumber(value);
        return Double.isNaN(number) ? 0 : truncated(number);
    }

    static double truncated(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }
}
