package dev.actorweb.cli.template;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Credentials;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.templates.Catalogue;
import dev.actorweb.templates.Origin;
import dev.actorweb.templates.Template;
import dev.actorweb.templates.Template.Loading;
import dev.actorweb.templates.TemplateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds templates: in the catalogue, in folders, in git repositories.
final class TemplateFinder {
    private final Invocation invocation;
    private final Path project;

    /// @param project
    ///            the project's folder, from which the answers file sees a folder of a template
    TemplateFinder(Invocation invocation, Path project) {
        this.invocation = invocation;
        this.project = project;
    }

    /// The template that was typed: a name, a folder, an address.
    ///
    /// @param ref
    ///            the branch, tag or commit, where it is in git
    Template find(String typed, Optional<String> ref) throws IOException, InterruptedException {
        return loaded(typed, Template.load(source(typed, ref)));
    }

    /// The files of the template that was typed.
    TemplateSource source(String typed, Optional<String> ref) throws IOException, InterruptedException {
        var builtIn = Catalogue.find(typed);
        if (builtIn.isPresent()) {
            refuse(ref, typed);
            return builtIn.get().source();
        }
        var folder = typed.startsWith(".") || typed.indexOf('/') >= 0;
        var there = typed.indexOf('#') < 0 && ref.isEmpty() && folder && isTemplate(typed);
        var address = there ? Optional.<GitAddress>empty() : GitAddress.parse(typed);
        if (address.isEmpty() && ref.isPresent() && folder) {
            address = Optional.of(new GitAddress(typed, ref, ""));
        }
        if (address.isPresent()) {
            return new GitTemplates(invocation, project).fetch(address.get().at(ref),
                    "check the address, and the network");
        }
        if (!folder || !Files.isDirectory(invocation.path(typed))) {
            throw new UserError(Exit.PRECONDITION, "no such template: " + typed,
                    DidYouMean.hint(typed, Catalogue.NAMES)
                            .orElse("there is " + String.join(", ", Catalogue.NAMES)
                                    + "; or name a folder, as in ./my-template, or a git repository"));
        }
        return Template.source(manifested(invocation.path(typed)), name(typed));
    }

    /// @throws UserError
    ///             if `folder` holds no template
    private static Path manifested(Path folder) {
        if (!Files.exists(folder.resolve(TemplateSource.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
            throw new UserError(Exit.PRECONDITION, "there is no template in " + folder,
                    "a template has a file " + TemplateSource.MANIFEST + " at its top");
        }
        return folder;
    }

    private boolean isTemplate(String folder) {
        return Files.isRegularFile(invocation.path(folder).resolve(TemplateSource.MANIFEST));
    }

    private static void refuse(Optional<String> ref, String typed) {
        if (ref.isPresent()) {
            throw UserError.usage("--ref does not go with " + typed,
                    "it names a branch, tag or commit of a template in a git repository");
        }
    }

    /// The template that a project records, at another place. An address alone says where the
    /// repository is now: branch and folder stay as they are recorded.
    Template moved(Origin origin, String typed, Optional<String> ref)
            throws IOException, InterruptedException {
        var address = origin.isGit() && typed.indexOf('#') < 0
                ? GitAddress.parse(typed)
                : Optional.<GitAddress>empty();
        if (address.isEmpty() || isTemplate(typed)) {
            return find(typed, ref);
        }
        return fetched(new GitAddress(typed, ref.isPresent() ? ref : origin.ref(), origin.below()), typed);
    }

    /// The template that a project records, as it is now.
    Template again(Origin origin, Optional<String> ref) throws IOException, InterruptedException {
        var name = origin.catalogueName();
        if (name.isPresent()) {
            refuse(ref, origin.location());
            return Catalogue.find(name.get()).orElseThrow(() -> new UserError(Exit.PRECONDITION,
                    "this aw has no template " + name.get(), "name another source with --from"));
        }
        if (origin.isGit()) {
            var wanted = ref.isPresent() ? ref : origin.ref();
            return fetched(new GitAddress(origin.location(), wanted, origin.below()), origin.location());
        }
        if (ref.isPresent()) {
            refuse(ref, origin.location());
        }
        var folder = project.resolve(origin.location()).normalize();
        if (!Files.isDirectory(folder)) {
            throw new UserError(Exit.PRECONDITION, "the template is not in " + folder + " any more",
                    "say where it is with --from");
        }
        return loaded(origin.location(), Template.load(manifested(folder), origin.location()));
    }

    private Template fetched(GitAddress address, String typed) throws IOException, InterruptedException {
        return loaded(typed, Template.load(new GitTemplates(invocation, project).fetch(address,
                "check the address and the network; if the template has moved, say where it is with --from")));
    }

    /// How the answers file calls a folder: as it was typed, but seen from the project.
    private String name(String typed) {
        if (Path.of(typed).isAbsolute()) {
            return Path.of(typed).normalize().toString();
        }
        return slashed(project.toAbsolutePath().normalize().relativize(invocation.path(typed).normalize()));
    }

    private static String slashed(Path path) {
        var text = path.toString().replace(path.getFileSystem().getSeparator(), "/");
        return text.isEmpty() ? "." : text;
    }

    static Template loaded(String name, Loading loading) {
        return switch (loading) {
            case Loading.Loaded(var template) -> template;
            case Loading.Invalid(var problems) -> throw invalid(name, problems);
        };
    }

    private static UserError invalid(String name, List<Problem> problems) {
        var text = new StringBuilder("the template " + Credentials.masked(name) + " is not right:");
        problems.forEach(problem -> text.append('\n').append(problem));
        return UserError.usage(text.toString(), problems.getFirst().hint().orElse(""));
    }
}
