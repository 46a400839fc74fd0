package dev.actorweb.templates;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A template whose files are held in memory: from a commit, or from a project that carries it.
public final class HeldSource implements TemplateSource {
    /// A file of the template.
    public record File(Content content, boolean executable) {}

    private final Origin origin;
    private final TreeMap<String, File> files;

    /// @param files
    ///            by path
    public HeldSource(Origin origin, Map<String, File> files) {
        this.origin = origin;
        this.files = new TreeMap<>(files);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public List<String> files() {
        return new ArrayList<>(files.keySet());
    }

    @Override
    public byte[] read(String path) throws IOException {
        return file(path).content().bytes();
    }

    @Override
    public boolean executable(String path) throws IOException {
        return file(path).executable();
    }

    private File file(String path) throws IOException {
        var file = files.get(path);
        if (file == null) {
            throw new FileNotFoundException("there is no " + path);
        }
        return file;
    }
}
