package dev.actorweb.cli.run;

import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.SystemBindings;
import dev.actorweb.machine.system.MachineSystem;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The code that the user brings along: this, and only this, is what `aw run` executes
/// besides itself.
final class BindingsCode implements AutoCloseable {
    private static final String OPTION = "--bindings";
    private static final String CLASS = "--bindings-class";

    private final URLClassLoader loader;
    private final List<SystemBindings> found;

    private BindingsCode(URLClassLoader loader, List<SystemBindings> found) {
        this.loader = loader;
        this.found = found;
    }

    static BindingsCode load(Invocation invocation) throws IOException {
        var loader = new URLClassLoader("bindings", urls(invocation), SystemBindings.class.getClassLoader());
        try {
            return new BindingsCode(loader, find(invocation, loader));
        } catch (RuntimeException e) {
            loader.close();
            throw e;
        }
    }

    private static URL[] urls(Invocation invocation) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (var option : invocation.options(OPTION)) {
            for (var name : option.split(File.pathSeparator, -1)) {
                var path = invocation.path(name);
                if (name.isEmpty() || !Files.exists(path)) {
                    throw new UserError(Exit.PRECONDITION, OPTION + ": no such jar or folder: "
                            + Safe.line(name), "build it first");
                }
                urls.add(path.toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }

    private static List<SystemBindings> find(Invocation invocation, ClassLoader loader) {
        List<SystemBindings> found = new ArrayList<>();
        for (var name : invocation.options(CLASS)) {
            found.add(named(name, loader));
        }
        if (found.isEmpty() && !invocation.options(OPTION).isEmpty()) {
            found.addAll(listed(loader));
        }
        return found;
    }

    private static SystemBindings named(String name, ClassLoader loader) {
        try {
            return Class.forName(name, true, loader).asSubclass(SystemBindings.class)
                    .getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new UserError(Exit.PRECONDITION, CLASS + ": there is no class " + Safe.line(name),
                    "give its full name, and its jar or folder with " + OPTION, e);
        } catch (ClassCastException e) {
            throw new UserError(Exit.USAGE, CLASS + ": " + Safe.line(name) + " is no SystemBindings",
                    "it must implement " + SystemBindings.class.getName(), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new UserError(Exit.USAGE, CLASS + ": " + Safe.line(name) + " can't be made: "
                    + Safe.line(String.valueOf(e.getCause() == null ? e : e.getCause())),
                    "it needs a public constructor without parameters", e);
        }
    }

    private static List<SystemBindings> listed(ClassLoader loader) {
        List<SystemBindings> listed = new ArrayList<>();
        try {
            ServiceLoader.load(SystemBindings.class, loader).forEach(listed::add);
        } catch (ServiceConfigurationError e) {
            throw new UserError(Exit.USAGE, OPTION + ": " + Safe.line(String.valueOf(e.getMessage())),
                    "look at META-INF/services/" + SystemBindings.class.getName(), e);
        }
        if (listed.isEmpty()) {
            throw UserError.usage(OPTION + " brings no SystemBindings",
                    "name the class with " + CLASS + ", or list it in META-INF/services/"
                            + SystemBindings.class.getName());
        }
        return listed;
    }

    /// What each group of actors is bound to: this code, and for what it leaves open the answers
    /// that are given. Actions that nobody binds are written into the log.
    Map<String, Bindings> bindings(MachineSystem system, Given given) {
        Map<String, Bindings.Builder> builders = new LinkedHashMap<>();
        Map<String, Bindings> bindings = new LinkedHashMap<>();
        for (var group : system.groups()) {
            var builder = Bindings.builder();
            for (var code : found) {
                bind(code, group.name(), builder);
            }
            builders.put(group.name(), builder);
            bindings.put(group.name(), builder.build());
        }
        new StandIns(system, given).addTo(builders, bindings);
        builders.forEach((name, builder) -> bindings.put(name, builder.build()));
        return bindings;
    }

    private static void bind(SystemBindings code, String group, Bindings.Builder builder) {
        try {
            code.bind(group, builder);
        } catch (RuntimeException | LinkageError e) {
            throw new UserError(Exit.USAGE, code.getClass().getName() + " can't bind " + Safe.line(group)
                    + ": " + Safe.line(String.valueOf(e)), "--debug shows where", e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
