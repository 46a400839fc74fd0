package dev.actorweb.cli.git.jgit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/// Merges three trees of which no file was changed on both sides.
///
/// JGit's merger looks at every file of the repository for every commit; this one enters only
/// folders that both sides changed, so that replaying costs what the change costs. Files changed by
/// both are JGit's to merge.
final class TreeMerge implements AutoCloseable {
    /// A name in a tree; `mode` in git's own bits.
    private record Entry(FileMode mode, ObjectId id) {
        boolean isTree() {
            return FileMode.TREE.equals(mode);
        }
    }

    private final ObjectReader reader;
    private final ObjectInserter inserter;

    /// @param inserter
    ///            takes the new trees; closed, after a flush, with this
    TreeMerge(ObjectInserter inserter) {
        this.inserter = inserter;
        this.reader = inserter.newReader();
    }

    /// The merged tree; empty if both sides changed the same file.
    Optional<ObjectId> merge(ObjectId base, ObjectId ours, ObjectId theirs) throws IOException {
        if (ours.equals(theirs) || theirs.equals(base)) {
            return Optional.of(ours);
        }
        return base.equals(ours) ? Optional.of(theirs) : mergeEntries(base, ours, theirs);
    }

    private Optional<ObjectId> mergeEntries(ObjectId base, ObjectId ours, ObjectId theirs)
            throws IOException {
        Map<String, Entry> before = entries(base);
        Map<String, Entry> left = entries(ours);
        Map<String, Entry> right = entries(theirs);
        var names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        var merged = new TreeMap<String, Entry>();
        for (String name : names) {
            Entry one = left.get(name);
            Entry other = right.get(name);
            Entry origin = before.get(name);
            if (same(one, other) || same(other, origin)) {
                put(merged, name, one);
            } else if (same(one, origin)) {
                put(merged, name, other);
            } else {
                Optional<Entry> inside = mergeFolders(origin, one, other);
                if (inside.isEmpty()) {
                    return Optional.empty();
                }
                put(merged, name, inside.get());
            }
        }
        return Optional.of(write(merged));
    }

    /// The merged folder; empty unless both sides have one.
    private Optional<Entry> mergeFolders(@Nullable Entry origin, @Nullable Entry one, @Nullable Entry other)
            throws IOException {
        if (one == null || other == null || !one.isTree() || !other.isTree()) {
            return Optional.empty();
        }
        ObjectId base = origin != null && origin.isTree() ? origin.id() : write(Map.of());
        return merge(base, one.id(), other.id()).map(id -> new Entry(FileMode.TREE, id));
    }

    private static boolean same(@Nullable Entry one, @Nullable Entry other) {
        return one == null ? other == null : one.equals(other);
    }

    private static void put(Map<String, Entry> entries, String name, @Nullable Entry entry) {
        if (entry != null) {
            entries.put(name, entry);
        }
    }

    /// Names as bytes, one character each: they need not be text.
    private Map<String, Entry> entries(ObjectId tree) throws IOException {
        var entries = new TreeMap<String, Entry>();
        var parser = new CanonicalTreeParser(new byte[0], reader, tree);
        for (; !parser.eof(); parser.next()) {
            var name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            entries.put(new String(name, StandardCharsets.ISO_8859_1),
                    new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return entries;
    }

    /// Writes a tree in git's order, in which a folder counts as if its name ended in a slash. A
    /// folder that lost its last file is left out.
    private ObjectId write(Map<String, Entry> entries) throws IOException {
        var order = new TreeMap<String, String>();
        for (var entry : entries.entrySet()) {
            order.put(entry.getValue().isTree() ? entry.getKey() + "/" : entry.getKey(), entry.getKey());
        }
        var tree = new TreeFormatter();
        for (String name : order.values()) {
            Entry entry = entries.get(name);
            if (entry != null && !(entry.isTree() && isEmpty(entry.id()))) {
                tree.append(name.getBytes(StandardCharsets.ISO_8859_1), entry.mode(), entry.id());
            }
        }
        return inserter.insert(tree);
    }

    private static boolean isEmpty(ObjectId tree) {
        return tree.name().equals("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    }

    @Override
    public void close() throws IOException {
        inserter.flush();
        inserter.close();
        reader.close();
    }
}
