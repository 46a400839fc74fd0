package dev.actorweb.templates;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A template among this module's resources; its file `index` lists the others, because a class
/// path can't.
final class BuiltInSource implements TemplateSource {
    private final String name;

    BuiltInSource(String name) {
        this.name = name;
    }

    @Override
    public Origin origin() {
        return Origin.builtIn(name);
    }

    @Override
    public List<String> files() throws IOException {
        var files = new ArrayList<String>();
        for (var line : new String(read("index"), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                files.add(line);
            }
        }
        return files;
    }

    @Override
    public byte[] read(String path) throws IOException {
        try (InputStream in = BuiltInSource.class.getResourceAsStream("catalogue/" + name + "/" + path)) {
            if (in == null) {
                throw new FileNotFoundException("catalogue/" + name + "/" + path);
            }
            return in.readAllBytes();
        }
    }

    @Override
    public boolean executable(String path) {
        return false;
    }
}
