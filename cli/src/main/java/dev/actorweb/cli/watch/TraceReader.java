package dev.actorweb.cli.watch;

import dev.actorweb.cli.watch.Trace.BadTraceException;
import dev.actorweb.runtime.inspect.JsonText;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads traces. The file may come from anywhere: everything in it is bounded and checked.
final class TraceReader {
    /// Characters of the whole: a small file may unfold into a very large one.
    private static final long LONGEST = 1L << 29;
    private static final int LONGEST_LINE = 4 * 1024 * 1024;
    private static final int MOST_HAPPENINGS = 2_000_000;
    private static final int MOST_SPECS = 10_000;

    private final Map<Long, String> paths = new HashMap<>();
    private final Map<Long, Watched.Spec> specs = new HashMap<>();
    private final Map<Long, String> texts = new HashMap<>();
    private final Map<Long, Boolean> scxml = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, ActorState> actors = new LinkedHashMap<>();
    private final Map<String, Watched.Spec> specOf = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> variables = new HashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private String system = "";
    private long at;
    private int line;
    private long left;

    private TraceReader(long longest) {
        left = longest;
    }

    /// Reads a trace to its end, or as far as it goes.
    ///
    /// @throws BadTraceException
    ///             if this is no trace, or something in it is wrong
    static Trace read(InputStream file) throws IOException, BadTraceException {
        return read(file, LONGEST);
    }

    /// @param longest
    ///            how many characters it may hold
    static Trace read(InputStream file, long longest) throws IOException, BadTraceException {
        return new TraceReader(longest).all(new BufferedInputStream(file));
    }

    private Trace all(InputStream file) throws IOException, BadTraceException {
        boolean cut = false;
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            for (var text = next(in); text != null; text = next(in)) {
                line++;
                read(text);
            }
        } catch (EOFException e) {
            cut = true;
        } catch (ZipException e) {
            throw new BadTraceException(line + 1, "this is no trace, or its file is damaged");
        }
        if (system.isEmpty()) {
            throw new BadTraceException(1, "this is no trace: it has no beginning");
        }
        return new Trace(system, actors, specOf, happenings, cut);
    }

    /// The next line; null at the end. A line without its end is left out.
    private @Nullable String next(Reader in) throws IOException, BadTraceException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return text.toString();
            }
            if (text.length() >= LONGEST_LINE) {
                throw new BadTraceException(line + 1, "a line is longer than any in a trace");
            }
            if (--left < 0) {
                throw new BadTraceException(line + 1, "the trace is longer than can be shown at once");
            }
            text.append((char) c);
        }
        return null;
    }

    private void read(String text) throws BadTraceException {
        @Nullable
        Object value;
        try {
            value = JsonText.read(text);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("a line is an object");
        }
        if (line == 1) {
            header(map);
        } else if (map.containsKey("actor")) {
            actor(map);
        } else if (map.containsKey("of")) {
            specOf.put(path(map.get("of")), spec(number(map, "spec")));
        } else if (map.containsKey("text")) {
            if (texts.size() >= MOST_SPECS) {
                throw wrong("more specs than a trace can have");
            }
            texts.put(number(map, "spec"), Happening.text(map.get("text")));
            scxml.put(number(map, "spec"), "scxml".equals(map.get("format")));
        } else {
            happening(map);
        }
    }

    private void header(Map<?, ?> map) throws BadTraceException {
        if (!"trace".equals(map.get("aw"))) {
            throw wrong("this is no trace");
        }
        if (number(map, "version") != Trace.VERSION) {
            throw wrong("version " + map.get("version") + " of traces is not known to this aw");
        }
        system = Happening.text(map.get("system"));
    }

    private void actor(Map<?, ?> map) throws BadTraceException {
        var path = Happening.text(map.get("path"));
        paths.put(number(map, "actor"), path);
        if (map.containsKey("machine")) {
            var fields = Happening.fields(map.get("variables")).orElse(Map.of());
            variables.put(path, fields);
            actors.put(path, ActorState.unknown(path).with(Optional.of(new ActorState.Machine(
                    Happening.text(map.get("machine")), Happening.texts(map.get("active")), fields,
                    List.of(), Map.of(), true, number(map, "step")))));
        } else if (happenings.isEmpty()) {
            actors.put(path, ActorState.unknown(path));
        }
    }

    private Watched.Spec spec(long number) throws BadTraceException {
        var known = specs.get(number);
        if (known != null) {
            return known;
        }
        var text = texts.get(number);
        if (text == null) {
            throw wrong("there is no spec " + number);
        }
        var read = ClientSource.read("spec-" + number, text, scxml.getOrDefault(number, false));
        if (read.isEmpty()) {
            throw wrong("the spec " + number + " can't be read");
        }
        specs.put(number, read.get());
        return read.get();
    }

    private void happening(Map<?, ?> map) throws BadTraceException {
        if (happenings.size() >= MOST_HAPPENINGS) {
            throw wrong("more than " + MOST_HAPPENINGS + " events can't be shown at once");
        }
        if (map.get("new") instanceof List<?> fresh) {
            fresh.forEach(name -> names.add(Happening.text(name)));
        }
        at += number(map, "d");
        if (map.containsKey("m")) {
            happenings.add(new Happening.Missed(at, number(map, "m")));
            return;
        }
        var path = path(map.get("a"));
        if (map.containsKey("w")) {
            happenings.add(new Happening.Lived(at, path, Happening.text(map.get("w")),
                    Happening.text(map.get("i"))));
        } else if (map.containsKey("o")) {
            happenings.add(new Happening.Noted(at, path, Happening.text(map.get("o")),
                    Boolean.TRUE.equals(map.get("b"))));
        } else if (map.containsKey("r")) {
            happenings.add(new Happening.Refused(at, path, name(map.get("e")), names(map.get("f")),
                    Happening.text(map.get("r")), Happening.fields(map.get("x"))));
        } else {
            step(map, path);
        }
    }

    private void step(Map<?, ?> map, String path) throws BadTraceException {
        Happening.fields(map.get("v")).ifPresent(fields -> variables.put(path, fields));
        List<Integer> taken = new ArrayList<>();
        if (map.get("k") instanceof List<?> numbers) {
            for (var number : numbers) {
                if (!(number instanceof Long value) || value < 0 || value > Integer.MAX_VALUE) {
                    throw wrong("`k` lists transitions by their numbers");
                }
                taken.add(value.intValue());
            }
        }
        happenings.add(new Happening.Stepped(at, path, name(map.get("n")), name(map.get("e")),
                names(map.get("f")), names(map.get("t")), taken,
                Optional.of(Happening.fields(map.get("x")).orElse(Map.of())),
                Happening.fields(variables.get(path)), number(map, "s"),
                Happening.text(map.get("y"))));
    }

    // ---- values

    private long number(Map<?, ?> map, String key) throws BadTraceException {
        if (map.get(key) instanceof Long number) {
            return number;
        }
        throw wrong("`" + key + "` is missing or no number");
    }

    private String path(@Nullable Object number) throws BadTraceException {
        var path = number instanceof Long known ? paths.get(known) : null;
        if (path == null) {
            throw wrong("there is no actor " + number);
        }
        return path;
    }

    private String name(@Nullable Object number) throws BadTraceException {
        if (number instanceof Long at && at >= 0 && at < names.size()) {
            return names.get(at.intValue());
        }
        throw wrong("there is no name " + number);
    }

    private List<String> names(@Nullable Object numbers) throws BadTraceException {
        List<String> list = new ArrayList<>();
        if (numbers instanceof List<?> items) {
            for (var item : items) {
                list.add(name(item));
            }
        }
        return list;
    }

    private BadTraceException wrong(String message) {
        return new BadTraceException(Math.max(1, line), message);
    }
}
