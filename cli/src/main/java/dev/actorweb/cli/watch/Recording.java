package dev.actorweb.cli.watch;

import dev.actorweb.cli.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a trace: lines of JSON, compressed. Names are written once and then numbered, times as
/// differences, variables when they change. Not thread-safe.
///
/// What is written reaches the file at least every second in which something happens, so that a
/// trace whose writer was killed can be read as far as it goes.
final class Recording implements AutoCloseable {
    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Writer out;
    private final Map<String, Long> names = new HashMap<>();
    private final Map<String, Long> actors = new HashMap<>();
    private final Map<String, Long> specs = new HashMap<>();
    private final Map<String, Map<String, @Nullable Object>> variables = new HashMap<>();
    private long last;
    private long flushed = System.nanoTime();

    private Recording(Writer out) {
        this.out = out;
    }

    /// Makes the file.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException
    ///             if there is one of this name
    static Recording create(Path file) throws IOException {
        var stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Recording(new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(stream, 8_192, true), StandardCharsets.UTF_8)));
    }

    /// Writes what is known at the beginning.
    void begin(String system, List<ActorState> states) throws IOException {
        line(Json.line().member("aw", "trace").member("version", Trace.VERSION).member("system", system));
        for (var state : states) {
            var json = Json.line().member("actor", actors.size()).member("path", state.path());
            actors.put(state.path(), (long) actors.size());
            if (state.machine().isPresent()) {
                var machine = state.machine().get();
                json.member("machine", machine.name()).member("active", machine.active())
                        .member("step", machine.step());
                Payload.member("variables", machine.variables(), json);
                variables.put(state.path(), machine.variables());
            }
            line(json);
        }
        out.flush();
    }

    /// Writes the spec of an actor.
    void spec(String path, Watched.Spec spec) throws IOException {
        if (!specs.containsKey(spec.text())) {
            line(Json.line().member("spec", specs.size()).member("format", spec.scxml() ? "scxml" : "yaml")
                    .member("text", spec.text()));
            specs.put(spec.text(), (long) specs.size());
        }
        long actor = actor(path);
        line(Json.line().member("of", actor).member("spec", specs.getOrDefault(spec.text(), 0L)));
    }

    /// Writes what happened.
    void add(Happening what) throws IOException {
        switch (what) {
            case Happening.Stepped step -> add(step);
            case Happening.Refused refused -> {
                long actor = actor(refused.actor());
                var json = begun(refused.at(), List.of(List.of(refused.event()), refused.in()))
                        .member("a", actor).member("r", refused.reason())
                        .member("e", names.getOrDefault(refused.event(), 0L));
                numbers("f", refused.in(), json);
                fields("x", refused.data(), json);
                line(json);
            }
            case Happening.Lived lived -> {
                long actor = actor(lived.actor());
                line(begun(lived.at(), List.of()).member("a", actor).member("w", lived.what()).member("i",
                        lived.detail()));
            }
            case Happening.Missed missed ->
                line(begun(missed.at(), List.of()).member("m", missed.count()));
            case Happening.Noted noted -> {
                long actor = actor(noted.actor());
                line(begun(noted.at(), List.of()).member("a", actor).member("o", noted.text()).member("b",
                        noted.bad()));
            }
        }
        if (System.nanoTime() - flushed > FLUSH_NANOS) {
            out.flush();
            flushed = System.nanoTime();
        }
    }

    private void add(Happening.Stepped step) throws IOException {
        long actor = actor(step.actor());
        var json = begun(step.at(),
                List.of(List.of(step.event(), step.machine()), step.from(), step.to())).member("a", actor)
                .member("e", names.getOrDefault(step.event(), 0L))
                .member("n", names.getOrDefault(step.machine(), 0L));
        numbers("f", step.from(), json);
        numbers("t", step.to(), json);
        json.array("k");
        step.taken().forEach(number -> json.value((long) number));
        json.end().member("s", step.number());
        fields("x", step.data().filter(data -> !data.isEmpty()), json);
        if (step.variables().isPresent()
                && !step.variables().get().equals(variables.get(step.actor()))) {
            fields("v", step.variables(), json);
            variables.put(step.actor(), step.variables().get());
        }
        if (!step.by().isEmpty()) {
            json.member("y", step.by());
        }
        line(json);
    }

    /// A line that begins with the time, and the names that are new.
    private Json begun(long at, List<List<String>> used) {
        var json = Json.line().member("d", at - last);
        last = at;
        List<String> fresh = new ArrayList<>();
        for (var list : used) {
            for (var name : list) {
                if (names.putIfAbsent(name, (long) names.size()) == null) {
                    fresh.add(name);
                }
            }
        }
        return fresh.isEmpty() ? json : json.member("new", fresh);
    }

    private void numbers(String key, List<String> list, Json json) {
        json.array(key);
        list.forEach(name -> json.value(names.getOrDefault(name, 0L).longValue()));
        json.end();
    }

    private static void fields(String key, Optional<Map<String, @Nullable Object>> fields, Json json) {
        fields.ifPresent(values -> Payload.member(key, values, json));
    }

    private long actor(String path) throws IOException {
        var known = actors.get(path);
        if (known != null) {
            return known;
        }
        long number = actors.size();
        actors.put(path, number);
        line(Json.line().member("actor", number).member("path", path));
        return number;
    }

    private void line(Json json) throws IOException {
        out.write(json.toString());
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
