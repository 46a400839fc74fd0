package dev.actorweb.machine.ecmascript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function as it is written.
///
/// @param name
///            by which it can call itself; empty for none
/// @param locals
///            all variables of the function itself, the parameters among them
/// @param isArrow
///            whether `this` is that of its surroundings
/// @param isClosed
///            whether it uses no local variable of the functions around it, so that its text is all
///            there is to know
/// @param mayChange
///            the variables of the document that a call may change, beyond those which the functions
///            change that it calls
record Function(String name, List<Parameter> parameters, List<String> locals, Code body, boolean isArrow,
        boolean isClosed,
        Changes mayChange, String source) {
    /// @param otherwise
    ///            the value where nothing is given
    /// @param isRest
    ///            whether it takes all that is left
    record Parameter(Place place, @Nullable Js otherwise, boolean isRest) {}
}
