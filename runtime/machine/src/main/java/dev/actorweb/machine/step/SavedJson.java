package dev.actorweb.machine.step;

import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what is saved of a machine as JSON, and reads it back. The form is stable: version 1
/// names states by their paths, so it outlives changes to the spec that leave these alone.
public final class SavedJson {
    /// Names the form and its version, in the first entry of every document.
    public static final String SCHEMA = "aw/snapshot/1";

    private SavedJson() {}

    /// What reading gave.
    ///
    /// @param saved
    ///            empty when the text does not fit the machine
    /// @param problems
    ///            why not
    public record Read(Optional<Saved> saved, List<Problem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    /// Writes one document, on one line.
    ///
    /// @throws IllegalArgumentException
    ///             if a variable or event holds an object that is none of the values that
    ///             expressions know
    public static String write(Saved saved) {
        return ValueText.of(document(saved));
    }

    /// Reads a document back.
    ///
    /// @param name
    ///            the name of the text as its user knows it
    /// @param machines
    ///            the machines that run as children, by the names under which the spec starts them
    public static Read read(CompiledMachine machine, String name, String text,
            Function<String, Optional<CompiledMachine>> machines) {
        return SavedReader.read(machine, name, text, machines);
    }

    private static Map<String, @Nullable Object> document(Saved saved) {
        Snapshot snapshot = saved.snapshot();
        CompiledMachine machine = snapshot.machine();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("machine", machine.name());
        document.put("status", switch (snapshot.status()) {
            case ACTIVE -> "active";
            case DONE -> "done";
            case ERROR -> "error";
        });
        int[] leaves = machine.leaves(snapshot.active);
        document.put("states", paths(machine, leaves));
        if (!Arrays.equals(machine.withAncestors(leaves), snapshot.active)) {
            document.put("entered", paths(machine, snapshot.active));
        }
        document.put("history", new ValueText.Plain(history(snapshot)));
        document.put("context", new ValueText.Plain(snapshot.context().toMap()));
        if (snapshot.status() == Snapshot.Status.DONE) {
            document.put("output", snapshot.output());
        }
        if (snapshot.failure().isPresent()) {
            document.put("failure", failure(snapshot.failure().get()));
        }
        if (!snapshot.deferred().isEmpty()) {
            document.put("deferred", snapshot.deferred().stream().map(SavedJson::event).toList());
        }
        if (!snapshot.endedInvokes().isEmpty()) {
            document.put("ended", snapshot.endedInvokes());
        }
        document.put("timers", timers(saved));
        document.put("children", children(saved));
        return document;
    }

    private static List<String> paths(CompiledMachine machine, int[] states) {
        List<String> paths = new ArrayList<>();
        for (int state : states) {
            paths.add(machine.machine().state(state).path());
        }
        return paths;
    }

    private static Map<String, List<String>> history(Snapshot snapshot) {
        CompiledMachine machine = snapshot.machine();
        Map<String, List<String>> history = new LinkedHashMap<>();
        for (State state : machine.machine().states()) {
            int slot = machine.historySlot(state.index());
            if (slot >= 0 && snapshot.history[slot].length > 0) {
                history.put(state.path(), paths(machine, snapshot.history[slot]));
            }
        }
        return history;
    }

    private static Map<String, @Nullable Object> failure(Failure failure) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        entries.put("message", failure.message());
        if (failure.position().isPresent()) {
            entries.put("line", (long) failure.position().get().line());
            entries.put("column", (long) failure.position().get().column());
        }
        entries.put("cause", failure.cause());
        return entries;
    }

    private static List<Map<String, @Nullable Object>> timers(Saved saved) {
        List<Map<String, @Nullable Object>> timers = new ArrayList<>();
        for (Saved.Timer timer : saved.timers()) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            timer.id().ifPresent(id -> entries.put("id", id));
            entries.put("leftNanos", timer.left().toNanos());
            entries.put("event", event(timer.event()));
            timer.recipient().ifPresent(recipient -> entries.put("recipient", recipient));
            timers.add(entries);
        }
        return timers;
    }

    private static List<Map<String, @Nullable Object>> children(Saved saved) {
        List<Map<String, @Nullable Object>> children = new ArrayList<>();
        for (Saved.Child child : saved.children()) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            entries.put("id", child.id());
            entries.put("src", child.src());
            entries.put("input", child.input());
            entries.put("snapshots", child.snapshots());
            entries.put("event", event(child.event()));
            child.machine().ifPresent(machine -> entries.put("machine", document(machine)));
            children.add(entries);
        }
        return children;
    }

    private static Map<String, @Nullable Object> event(Event event) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        entries.put("type", event.type());
        entries.put("data", event.data());
        return entries;
    }
}
