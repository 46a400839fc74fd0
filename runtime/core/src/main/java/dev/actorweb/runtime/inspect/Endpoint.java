package dev.actorweb.runtime.inspect;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where a running system can be spoken to.
///
/// @param system
///            its name, without the characters that file names had better not have
/// @param pid
///            the process it runs in
/// @param socket
///            a Unix-domain socket
public record Endpoint(String system, long pid, Path socket) {
    private static final String SUFFIX = ".sock";
    private static final int LONGEST_NAME = 40;
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /// The folder of this user's endpoints: `$XDG_RUNTIME_DIR/aw`, and where there is no such
    /// variable a folder of the temporary ones, named after the user.
    public static Path folder() {
        return folder(System.getenv());
    }

    /// As the other form, in another environment.
    public static Path folder(Map<String, String> variables) {
        String runtime = variables.getOrDefault("XDG_RUNTIME_DIR", "");
        return runtime.startsWith("/")
                ? Path.of(runtime, "aw")
                : Path.of(System.getProperty("java.io.tmpdir"),
                        "aw-" + portable(System.getProperty("user.name")));
    }

    /// The endpoints of systems that run, in the order of their names and processes. What processes
    /// that died have left behind is removed.
    ///
    /// @throws IOException
    ///             if the folder can't be read, or is not this user's alone
    public static List<Endpoint> running(Path folder) throws IOException {
        List<Endpoint> running = new ArrayList<>();
        for (Endpoint endpoint : left(folder)) {
            if (endpoint.answers()) {
                running.add(endpoint);
            } else if (!endpoint.isAlive()) {
                Files.deleteIfExists(endpoint.socket);
            }
        }
        return running;
    }

    /// As [#running], without knocking: the endpoints whose processes are alive, which is a guess.
    /// The first socket that a Java process opens costs it more than all else here.
    ///
    /// @throws IOException
    ///             if the folder can't be read, or is not this user's alone
    public static List<Endpoint> supposed(Path folder) throws IOException {
        return left(folder).stream().filter(Endpoint::isAlive).toList();
    }

    /// All that is in the folder, in the order of names and processes.
    private static List<Endpoint> left(Path folder) throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        requireOwn(folder);
        List<Endpoint> left = new ArrayList<>();
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path socket : sockets) {
                of(socket).ifPresent(left::add);
            }
        }
        left.sort((a, b) -> a.system.equals(b.system)
                ? Long.compare(a.pid, b.pid)
                : a.system.compareTo(b.system));
        return left;
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).isPresent();
    }

    private static Optional<Endpoint> of(Path socket) {
        String name = socket.getFileName().toString();
        String stem = name.substring(0, name.length() - SUFFIX.length());
        int dash = stem.lastIndexOf('-');
        try {
            return dash <= 0
                    ? Optional.empty()
                    : Optional.of(
                            new Endpoint(stem.substring(0, dash), Long.parseLong(stem.substring(dash + 1)),
                                    socket));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean answers() {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// The place for a system of this process.
    static Endpoint of(Path folder, String system) {
        long pid = ProcessHandle.current().pid();
        String name = portable(system);
        return new Endpoint(name, pid, folder.resolve(name + "-" + pid + SUFFIX));
    }

    private static String portable(String name) {
        String portable = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-");
        return portable.length() <= LONGEST_NAME ? portable : portable.substring(0, LONGEST_NAME);
    }

    /// Makes the folder, for its owner only.
    static void prepare(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException e) {
            requireOwn(folder);
        }
    }

    /// Somebody else may have made the folder first, to be asked for secrets, or to read along.
    private static void requireOwn(Path folder) throws IOException {
        var attributes = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String user = System.getProperty("user.name");
        if (!attributes.isDirectory() || !attributes.owner().getName().equals(user)
                || !OWNER.containsAll(attributes.permissions())) {
            throw new IOException(folder + " is not a folder of " + user + " alone (chmod 700)");
        }
    }
}
