package dev.actorweb.templates;

import dev.actorweb.templates.Template.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What brings a project up to date with its template. Immutable; nothing is written here.
///
/// @param directory
///            the project's folder, absolute
/// @param before
///            what the project records now
/// @param after
///            what it will record
/// @param files
///            in ascending order of their paths, the two files of the record last
/// @param templateChanged
///            whether the template, or what it makes, differs from what it was
public record Update(Path directory, AnswersFile before, AnswersFile after, List<FileUpdate> files,
        boolean templateChanged) {
    public Update {
        files = List.copyOf(files);
    }

    /// What planning an update gave.
    public sealed interface Planning {
        record Planned(Update update) implements Planning {}

        /// An answer is missing or wrong, or the template would write where it must not.
        record Refused(List<Refusal> refusals) implements Planning {
            public Refused {
                refusals = List.copyOf(refusals);
            }
        }
    }

    /// The files that somebody has to look at.
    public List<FileUpdate> attention() {
        return files.stream().filter(FileUpdate::needsAttention).toList();
    }

    /// The files that are written.
    public List<FileUpdate> writes() {
        return templateChanged ? files.stream().filter(FileUpdate::writes).toList() : List.of();
    }

    /// The template of a project as it was when it was applied last.
    ///
    /// @throws IOException
    ///             if it is not there, or not the one that the answers file means
    public static Template recorded(Path directory, RecordFiles record, AnswersFile answers)
            throws IOException {
        var file = directory.resolve(record.snapshot());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(record.snapshot() + ", the template as it was, is missing");
        }
        if (Files.size(file) > Renderer.MOST_BYTES) {
            throw new IOException(record.snapshot() + " is larger than a template may be");
        }
        var bytes = Files.readAllBytes(file);
        if (!Snapshot.hash(bytes).equals(answers.snapshot())) {
            throw new IOException(record.snapshot() + " is not the one that " + record.answers() + " means");
        }
        try {
            return switch (Template.load(Snapshot.read(bytes, answers.origin()))) {
                case Loading.Loaded(var template) -> template;
                case Loading.Invalid(var problems) -> throw new IOException(problems.getFirst().toString());
            };
        } catch (IOException e) {
            throw new IOException(record.snapshot() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// The answers for `next`: those that the project gave and `next` still asks, and `changed`
    /// before them.
    public static Map<String, String> answers(AnswersFile recorded, Template next,
            Map<String, String> changed) {
        var answers = new LinkedHashMap<String, String>();
        for (var variable : next.variables()) {
            var given = recorded.answers().get(variable.name());
            if (given != null && !(variable.kind() instanceof Variable.Kind.Computed)) {
                answers.put(variable.name(), given);
            }
        }
        answers.putAll(changed);
        return answers;
    }

    /// Plans the way from `old` to `next`.
    ///
    /// @param record
    ///            the files of the project that record the template
    /// @param recorded
    ///            what they say
    /// @param answers
    ///            for `next`; see [#answers]
    public static Planning plan(Path project, RecordFiles record, AnswersFile recorded, Template old,
            Template next, Map<String, String> answers, Tool tool) throws IOException {
        var directory = Planner.real(project);
        var was = new Renderer(old, recorded.folder(), recorded.facts()).render(recorded.answers(),
                Optional.empty(), false);
        if (was instanceof Rendered.Refused(var refusals)) {
            return new Planning.Refused(refusals);
        }
        var will = new Renderer(next, recorded.folder(), tool.facts()).render(answers, tool.kit(), true);
        return switch (will) {
            case Rendered.Refused(var refusals) -> new Planning.Refused(refusals);
            case Rendered.Files files -> new Planning.Planned(
                    compose(directory, record, recorded, old, next, (Rendered.Files) was, files, tool));
        };
    }

    private static Update compose(Path directory, RecordFiles record, AnswersFile recorded, Template old,
            Template next, Rendered.Files was, Rendered.Files will, Tool tool) throws IOException {
        var snapshot = Snapshot.of(next.source());
        var after = AnswersFile.of(next, will.values(), recorded.folder(), tool, snapshot);
        var libraries = new OldLibraries(directory, old, recorded).outputs();
        var merger = new ProjectMerge(directory, was.outputs(), libraries, will.outputs());
        var files = new ArrayList<>(merger.files());
        var changed = !snapshot.hash().equals(recorded.snapshot()) || !files.isEmpty()
                || !after.answers().equals(recorded.answers())
                || !after.libraries().equals(recorded.libraries())
                || !after.origin().ref().equals(recorded.origin().ref());
        if (changed) {
            record(directory, record.answers(), after.write()).ifPresent(files::add);
            record(directory, record.snapshot(), snapshot.content()).ifPresent(files::add);
        }
        return new Update(directory, recorded, after, files, changed);
    }

    private static Optional<FileUpdate> record(Path directory, String path, Content content)
            throws IOException {
        var before = Optional.of(new FileUpdate.State(Content.read(directory.resolve(path)), false));
        var after = Optional.of(new FileUpdate.State(content, false));
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new FileUpdate(path, new FileUpdate.Kind.Replaced(), before, after));
    }
}
