package dev.actorweb.templates;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The two files in a project that record one template: the answers, and the template as it was.
///
/// The first template of a project is recorded in `.aw-template.yaml`, further ones in files with
/// their names.
///
/// @param answers
///            the path of the answers file
/// @param snapshot
///            the path of the template
public record RecordFiles(String answers, String snapshot) {
    private static final String STEM = ".aw-template";
    private static final int MOST = 100;

    private static RecordFiles named(String middle) {
        return new RecordFiles(STEM + middle + ".yaml", STEM + middle + ".base");
    }

    /// Where `template` is recorded in a project, or will be.
    static RecordFiles forNew(Path directory, String template) {
        var first = named("");
        var own = named("." + template);
        if (Files.exists(directory.resolve(own.answers()), LinkOption.NOFOLLOW_LINKS)) {
            return own;
        }
        var there = directory.resolve(first.answers());
        if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
            return first;
        }
        return AnswersReader.templateName(there).map(name -> name.equals(template)).orElse(true)
                ? first
                : own;
    }

    /// All that are in a project; the first template's first.
    public static List<RecordFiles> in(Path directory) throws IOException {
        var found = new ArrayList<RecordFiles>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (var files = Files.newDirectoryStream(directory, STEM + "*.yaml")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var middle = name.substring(STEM.length(), name.length() - ".yaml".length());
                var known = middle.isEmpty()
                        || (middle.startsWith(".") && TemplateReader.isName(middle.substring(1)));
                if (known && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && found.size() < MOST) {
                    found.add(named(middle));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException("cannot list " + directory, e);
        }
        found.sort((one, other) -> one.equals(named(""))
                ? other.equals(one) ? 0 : -1
                : other.equals(named("")) ? 1 : one.answers().compareTo(other.answers()));
        return found;
    }

    /// Whether a path is one that these files may have.
    static boolean reserved(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return lower.indexOf('/') < 0 && lower.startsWith(STEM)
                && (lower.endsWith(".yaml") || lower.endsWith(".base"));
    }
}
