package dev.actorweb.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// aw's libraries that an earlier aw has put into a project. They are nobody's to change, so
/// whatever lies there is taken as what it was.
final class OldLibraries {
    private final Path directory;
    private final Template template;
    private final AnswersFile recorded;

    OldLibraries(Path directory, Template template, AnswersFile recorded) {
        this.directory = directory;
        this.template = template;
        this.recorded = recorded;
    }

    Map<String, Output> outputs() throws IOException {
        var outputs = new TreeMap<String, Output>();
        var version = recorded.libraries().orElse("");
        if (template.library().isEmpty() || version.isEmpty() || OutputPath.fault(version).isPresent()
                || version.indexOf('/') >= 0) {
            return outputs;
        }
        var group = template.library().get() + "/" + Kit.GROUP;
        for (var artifact : Surroundings.names(directory.resolve(group))) {
            var folder = group + artifact + "/" + version;
            for (var name : Surroundings.names(directory.resolve(folder))) {
                var file = directory.resolve(folder).resolve(name);
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    outputs.put(folder + "/" + name, Output.own(Content.read(file)));
                }
            }
        }
        return outputs;
    }
}
