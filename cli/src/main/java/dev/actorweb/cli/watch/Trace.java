package dev.actorweb.cli.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was recorded of a system.
///
/// @param actors
///            as they were when the recording began
/// @param specs
///            by the paths of actors; the same object for actors of one spec
/// @param happenings
///            in their order
/// @param isCut
///            whether the end is missing: whoever recorded did not come to write it
record Trace(String system, Map<String, ActorState> actors, Map<String, Watched.Spec> specs,
        List<Happening> happenings, boolean isCut) {
    /// The version of the format that is written.
    static final int VERSION = 1;

    Trace {
        actors = new LinkedHashMap<>(actors);
        specs = new LinkedHashMap<>(specs);
        happenings = List.copyOf(happenings);
    }

    /// The file is no trace that can be read here.
    static final class BadTraceException extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param line
        ///            of the text in the file, from 1
        BadTraceException(int line, String message) {
            super("line " + line + ": " + message);
        }
    }
}
