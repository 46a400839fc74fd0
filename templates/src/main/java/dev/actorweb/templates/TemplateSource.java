package dev.actorweb.templates;

import java.io.IOException;
import java.util.List;

/// Where a template's files come from. Paths are relative to the template, with `/` between names.
public interface TemplateSource {
    /// The name of the manifest, at the template's top.
    String MANIFEST = "template.yaml";

    /// The folder of the files to be written, at the template's top.
    String FILES = "files/";

    /// The most bytes that one file of a template may have.
    int MOST_BYTES = 16 << 20;

    /// Where it is, for people and for the answers file.
    Origin origin();

    /// All files of the template, in ascending order.
    List<String> files() throws IOException;

    /// The content of a file; fails for one that is larger than [#MOST_BYTES].
    byte[] read(String path) throws IOException;

    /// Whether a file of the template is executable.
    boolean executable(String path) throws IOException;
}
