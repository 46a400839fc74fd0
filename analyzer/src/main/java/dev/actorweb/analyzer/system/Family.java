package dev.actorweb.analyzer.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which children an actor stops and starts in a step.
///
/// @param stopped
///            the places of those that end; whom they have started ends with them
/// @param started
///            the places of those that begin
/// @param situations
///            where these begin
/// @param ids
///            the ids of those that were stopped
/// @param all
///            whether every child was stopped
record Family(List<Integer> stopped, List<Integer> started, List<Integer> situations, Set<String> ids,
        boolean all) {
    static final Family NOBODY = new Family(List.of(), List.of(), List.of(), Set.of(), false);
    static final Family ALL_STOPPED = new Family(List.of(), List.of(), List.of(), Set.of(), true);

    Family {
        stopped = List.copyOf(stopped);
        started = List.copyOf(started);
        situations = List.copyOf(situations);
        ids = Set.copyOf(ids);
    }

    /// What a reaction does to the children of an actor.
    ///
    /// @param ends
    ///            whether this life of the actor ends
    static Family of(Model model, int member, Reaction reaction, boolean ends) {
        Cast cast = model.cast();
        if (!cast.hasChildren() || (!ends && reaction.children().isEmpty())) {
            return NOBODY;
        }
        if (ends) {
            return new Family(cast.children(member), List.of(), List.of(), Set.of(), true);
        }
        List<Integer> stopped = new ArrayList<>();
        List<Integer> started = new ArrayList<>();
        List<Integer> situations = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Reaction.Child child : reaction.children()) {
            int place = cast.place(member, child.id(), child.src());
            if (place < 0) {
                continue;
            }
            int before = started.indexOf(place);
            if (before >= 0) { // it ends before it has begun
                started.remove(/* index */ before);
                situations.remove(/* index */ before);
            }
            if (child.starts()) {
                started.add(place);
                situations.add(model.situations(place).id(model.role(place).begun(child.input()),
                        new int[0]));
            } else {
                stopped.add(place);
                ids.add(child.id());
            }
        }
        return new Family(stopped, started, situations, ids, false);
    }

    boolean isEmpty() {
        return !all && stopped.isEmpty() && started.isEmpty();
    }

    /// Whether what a child of this id has said counts no more.
    boolean isStopped(String id) {
        return all || ids.contains(id);
    }
}
