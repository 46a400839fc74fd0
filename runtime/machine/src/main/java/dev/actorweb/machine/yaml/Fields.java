package dev.actorweb.machine.yaml;

import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Scalar.Kind;
import dev.actorweb.machine.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads a mapping whose keys are known: every accessor names a key, wrong values become problems,
/// and [#finish()] reports the keys that nobody asked for, with the one that was probably meant. A
/// key whose value is null counts as present for [#node(String)] and as absent for the typed
/// accessors. Not thread-safe.
public final class Fields {
    /// About as many keys are asked for.
    private static final int USUAL = 24;
    private final Mapping mapping;
    private final Problems problems;
    private final String owner;
    /// With repetitions.
    private final List<String> asked = new ArrayList<>(USUAL);
    /// Keys that have to be there and are missing, perhaps because they are misspelt.
    private final List<String> doubtful = new ArrayList<>(0);
    /// Of the first entries, a bit for each that was found: nearly always for all of them.
    private long found;

    /// The fields of a mapping.
    ///
    /// @param owner
    ///            what the mapping is, for messages: "a state", "the configuration"
    public Fields(Mapping mapping, Problems problems, String owner) {
        this.mapping = mapping;
        this.problems = problems;
        this.owner = owner;
    }

    /// The fields of a node that must be a mapping; anything else is a problem and gives nothing.
    public static Optional<Fields> of(Node node, Problems problems, String owner) {
        return of(node, problems, owner, List.of());
    }

    /// As above, of the value of one of these keys.
    public static Optional<Fields> of(Node node, Problems problems, String owner, List<String> keys) {
        if (node instanceof Mapping mapping) {
            return Optional.of(new Fields(mapping, problems, owner));
        }
        problems.error(Problem.WRONG_VALUE, node.position(),
                owner + " must be a mapping, not " + node.noun(), Optional.empty(), keys);
        return Optional.empty();
    }

    public Position position() {
        return mapping.position();
    }

    public Optional<Entry> entry(String key) {
        asked.add(key);
        List<Entry> entries = mapping.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(key)) {
                found |= i < Long.SIZE ? 1L << i : 0;
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    /// The keys that are there.
    public List<String> keys() {
        return mapping.entries().stream().map(Entry::key).toList();
    }

    public boolean has(String key) {
        return entry(key).isPresent();
    }

    /// The value as it is, null included.
    public Optional<Node> node(String key) {
        return entry(key).map(Entry::value);
    }

    /// Text; a number or boolean is taken as the text that was written.
    public Optional<String> text(String key) {
        return scalar(key).map(Scalar::text);
    }

    /// Text that must be there; a problem when it is not, unless a key that nobody knows was
    /// probably meant to be it: that is told by [#finish()], which must come in any case.
    public Optional<String> requiredText(String key) {
        if (present(key).isEmpty()) {
            if (isMisspelt(key)) {
                doubtful.add(key);
            } else {
                missing(key);
            }
        }
        return text(key);
    }

    private void missing(String key) {
        problems.error(Problem.WRONG_VALUE, mapping.position(), owner + " needs `" + key + "`",
                Optional.empty(), List.of(key));
    }

    private boolean isMisspelt(String key) {
        for (Entry entry : mapping.entries()) {
            if (!asked.contains(entry.key())
                    && DidYouMean.nearest(entry.key(), asked).filter(key::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    public Optional<Boolean> flag(String key) {
        Optional<Scalar> scalar = scalar(key);
        if (scalar.isPresent() && scalar.get().kind() != Kind.BOOLEAN) {
            wrong(key, scalar.get(), "true or false");
            return Optional.empty();
        }
        return scalar.map(s -> Boolean.TRUE.equals(s.value()));
    }

    public OptionalLong integer(String key) {
        Optional<Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return OptionalLong.empty();
        }
        if (scalar.get().value() instanceof Long value) {
            return OptionalLong.of(value);
        }
        wrong(key, scalar.get(), "a whole number");
        return OptionalLong.empty();
    }

    /// One of a few words; anything else is a problem that names them.
    public Optional<String> choice(String key, List<String> words) {
        Optional<Scalar> scalar = scalar(key);
        if (scalar.isPresent() && !words.contains(scalar.get().text())) {
            problems.error(Problem.WRONG_VALUE, scalar.get().position(), "`" + key + "` must be "
                    + String.join(" or ", words) + ", not `" + scalar.get().text() + "`",
                    DidYouMean.hint(scalar.get().text(), words), List.of(key));
            return Optional.empty();
        }
        return scalar.map(Scalar::text);
    }

    /// A list of text; a single text is a list of one. Empty when the key is absent.
    public List<Scalar> texts(String key) {
        List<Scalar> found = new ArrayList<>();
        for (Node node : listOrSingle(key)) {
            if (node instanceof Scalar scalar && !scalar.isNull()) {
                found.add(scalar);
            } else {
                wrong(key, node, "text or a list of text");
            }
        }
        return found;
    }

    /// The items of a list; a value that is no list is a list of one, null a list of none.
    public List<Node> listOrSingle(String key) {
        Optional<Node> node = present(key);
        if (node.isEmpty()) {
            return List.of();
        }
        return node.get() instanceof Sequence sequence ? sequence.items() : List.of(node.get());
    }

    /// The entries of a mapping; anything else is a problem. Empty when the key is absent.
    public List<Entry> entries(String key) {
        Optional<Node> node = present(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Mapping found) {
            return found.entries();
        }
        wrong(key, node.get(), "a mapping");
        return List.of();
    }

    /// The fields of a nested mapping; anything else is a problem.
    public Optional<Fields> fields(String key) {
        return present(key).flatMap(node -> of(node, problems, "`" + key + "`", List.of(key)));
    }

    /// Says that a key may be there, though nobody reads it.
    public Fields allow(String... keys) {
        asked.addAll(List.of(keys));
        return this;
    }

    /// Reports every key that no accessor asked for. Call it last.
    public void finish() {
        List<Entry> entries = mapping.entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if ((i >= Long.SIZE || (found & 1L << i) == 0) && !asked.contains(entry.key())) {
                unknown(entry);
            }
        }
        doubtful.forEach(this::missing);
    }

    private void unknown(Entry entry) {
        Optional<String> meant = DidYouMean.nearest(entry.key(), asked);
        meant.ifPresent(doubtful::remove);
        problems.error(Problem.UNKNOWN_KEY, entry.keyPosition(),
                owner + " has no property `" + entry.key() + "`",
                DidYouMean.hint(entry.key(), asked).or(() -> Optional
                        .of("it may have " + String.join(", ", new LinkedHashSet<>(asked)))),
                meant.isPresent() ? List.of(entry.key(), meant.get()) : List.of(entry.key()));
    }

    private Optional<Node> present(String key) {
        return node(key).filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
    }

    private Optional<Scalar> scalar(String key) {
        Optional<Node> node = present(key);
        if (node.isPresent() && !(node.get() instanceof Scalar)) {
            wrong(key, node.get(), "text");
            return Optional.empty();
        }
        return node.map(Scalar.class::cast);
    }

    private void wrong(String key, Node node, String expected) {
        problems.error(Problem.WRONG_VALUE, node.position(),
                "`" + key + "` must be " + expected + ", not " + node.noun(), Optional.empty(), List.of(key));
    }
}
