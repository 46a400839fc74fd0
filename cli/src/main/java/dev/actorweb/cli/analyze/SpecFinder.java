package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.SpecShape;
import dev.actorweb.analyzer.ignore.SourceLines;
import dev.actorweb.analyzer.simulate.ScenarioReader;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.SpecReader;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads the specs that were named: files, standard input, and whatever in a folder has the shape
/// of a machine. Links inside of folders are not followed. Not thread-safe.
final class SpecFinder {
    private static final String STANDARD_INPUT = "-";
    private static final String MACHINES = "machine specs";

    /// One more than a spec may have: enough for its reader to say that there are too many.
    private static final int MOST_BYTES = Limits.DEFAULT.bytes() + 1;

    /// From so many files on it pays to share the work.
    private static final int MANY = 4;

    private final Invocation invocation;
    private final Set<Path> seen = new HashSet<>();
    private final List<Spec> found = new ArrayList<>();
    private final Predicate<Node> wanted;
    private final String things;
    private boolean inputRead;

    /// Finds machines and systems of them.
    SpecFinder(Invocation invocation) {
        this(invocation, root -> SpecShape.isCertainlyMachine(root) || SystemReader.isSystem(root));
    }

    /// @param wanted
    ///            what is looked for in folders
    SpecFinder(Invocation invocation, Predicate<Node> wanted) {
        this(invocation, wanted, MACHINES);
    }

    private SpecFinder(Invocation invocation, Predicate<Node> wanted, String things) {
        this.invocation = invocation;
        this.wanted = wanted;
        this.things = things;
    }

    /// Finds scenarios.
    static SpecFinder ofScenarios(Invocation invocation) {
        return new SpecFinder(invocation, ScenarioReader::isScenario, "scenarios");
    }

    /// The specs behind `names` in their order, each once; a folder's by their paths.
    List<Spec> find(List<String> names) throws IOException {
        for (var name : names) {
            if (name.equals(STANDARD_INPUT)) {
                addStandardInput();
                continue;
            }
            if (name.isEmpty()) {
                throw UserError.usage("a spec without a name", "'aw analyze .' looks in this folder");
            }
            var path = invocation.path(name);
            if (Files.isDirectory(path)) {
                findIn(name, path.toRealPath());
            } else if (Files.exists(path)) {
                add(name, path);
            } else {
                throw missing(name, path);
            }
        }
        return found;
    }

    /// The specs in the folder that one works in, by their paths; none if there is none.
    List<Spec> findHere() throws IOException {
        var folder = invocation.directory().toRealPath();
        addAll("", folder, filesIn(folder));
        return found;
    }

    private void addStandardInput() throws IOException {
        if (!inputRead) {
            inputRead = true;
            found.add(read("standard input", invocation.environment().in().readNBytes(MOST_BYTES)));
        }
    }

    static Spec read(String name, byte[] bytes) throws IOException {
        return read(name, bytes, Optional.empty());
    }

    /// Reads a spec; SCXML may refer to files in the same folder.
    private static Spec read(String name, byte[] bytes, Optional<Path> folder) throws IOException {
        return new Spec(SpecReader.read(name, bytes, folder), lines(bytes));
    }

    private void add(String name, Path path) throws IOException {
        if (!seen.add(identity(path))) {
            return;
        }
        try (var in = Files.newInputStream(path)) {
            found.add(read(name, in.readNBytes(MOST_BYTES), folder(path)));
        } catch (IOException _) {
            found.add(new Spec(YamlReader.read(name, path), List.of())); // says why
        }
    }

    private static Optional<Path> folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent());
    }

    /// A pipe that a shell hands over as `/dev/fd/63` has no real path.
    private static Path identity(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException nameless) {
            return path;
        }
    }

    private void findIn(String name, Path folder) throws IOException {
        var files = filesIn(folder);
        int machines = addAll(name.endsWith("/") ? name : name + "/", folder, files);
        int skipped = files.size() - machines;
        if (machines == 0) {
            throw UserError.usage("no " + things + " in " + Safe.line(name), none(files.size()));
        }
        if (skipped > 0) {
            invocation.terminal().detail("skipped " + Tally.counted(skipped, "file")
                    + " without a machine in " + Safe.line(name));
        }
    }

    private String none(int files) {
        if (!things.equals(MACHINES)) {
            return "a scenario is a .yaml, .yml or .json file that begins with `scenario: <name>`";
        }
        return files == 0
                ? "specs are .yaml, .yml or .json files with `states`, or .scxml files"
                : "none of the YAML, JSON and XML files in it is a machine: " + Tally.counted(files, "file");
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new Candidates(files));
        Collections.sort(files);
        return files;
    }

    /// How many of the files are machines; those that were not known yet are found now.
    private int addAll(String prefix, Path folder, List<Path> files) {
        int machines = 0;
        List<Optional<Spec>> specs = files.size() < MANY
                ? List.of()
                : files.parallelStream().map(file -> machineIn(prefix, folder, file)).toList();
        for (int i = 0; i < files.size(); i++) {
            if (seen.contains(files.get(i))) {
                machines++;
                continue;
            }
            var spec = specs.isEmpty() ? machineIn(prefix, folder, files.get(i)) : specs.get(i);
            if (spec.isPresent()) {
                machines++;
                seen.add(files.get(i));
                found.add(spec.get());
            }
        }
        return machines;
    }

    /// Empty for what is no machine, can't be read, or is larger than a spec may be.
    private Optional<Spec> machineIn(String prefix, Path folder, Path file) {
        try {
            if (!Files.isReadable(file) || Files.size(file) > Limits.DEFAULT.bytes()) {
                return Optional.empty();
            }
            var bytes = Files.readAllBytes(file);
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (!text.contains("states") && !text.contains("machine") && !text.contains("scenario")
                    && !text.contains("<scxml") && !text.contains(":scxml")) {
                return Optional.empty();
            }
            var inside = folder.relativize(file).toString();
            var spec = read(prefix + inside, bytes, folder(file));
            return isMachine(spec.document(), text) ? Optional.of(spec) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// A text that can't be parsed is a spec if it begins like one.
    private boolean isMachine(Document document, String text) {
        if (document.root().isPresent()) {
            return wanted.test(document.root().get());
        }
        return text.startsWith("machine:") || text.contains("\nmachine:") || text.startsWith("states:")
                || text.contains("\nstates:");
    }

    private static List<String> lines(byte[] bytes) {
        return SourceLines.of(bytes);
    }

    private static UserError missing(String name, Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return new UserError(Exit.PRECONDITION, Safe.line(name) + " is a link to what does not exist",
                    "it leads to " + Safe.line(Files.readSymbolicLink(path).toString()));
        }
        var parent = path.getParent();
        List<String> there = new ArrayList<>();
        if (parent != null && Files.isDirectory(parent)) {
            try (var entries = Files.newDirectoryStream(parent)) {
                for (var entry : entries) {
                    there.add(String.valueOf(entry.getFileName()));
                }
            }
        }
        var near = DidYouMean.nearest(String.valueOf(path.getFileName()), there);
        return new UserError(Exit.PRECONDITION, "no such file or folder: " + Safe.line(name),
                near.map(file -> "did you mean " + name.substring(0, name.lastIndexOf('/') + 1) + file + "?")
                        .or(() -> DidYouMean.nearest(name, BuiltIn.names())
                                .map(target -> "did you mean --target " + target + "?"))
                        .orElse("paths are seen from the folder you are in, or --root"));
    }

    /// Takes YAML, JSON and XML files; stays out of hidden, built and downloaded folders.
    private static final class Candidates extends SimpleFileVisitor<Path> {
        private static final Set<String> SKIPPED = Set.of("node_modules", "target", "build", "dist");

        private final List<Path> files;
        private boolean inside;

        Candidates(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = String.valueOf(folder.getFileName());
            boolean skip = inside && (name.startsWith(".") || SKIPPED.contains(name));
            inside = true;
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = String.valueOf(file.getFileName());
            if (attributes.isRegularFile() && !name.startsWith(".")
                    && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")
                            || name.endsWith(".scxml") || name.endsWith(".xml"))) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
