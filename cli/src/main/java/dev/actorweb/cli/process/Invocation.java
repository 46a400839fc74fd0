package dev.actorweb.cli.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A program to be run. No shell ever sees the arguments.
///
/// @param command
///            the program and its arguments, none of which may hold a NUL character
/// @param directory
///            its working folder
/// @param input
///            what it reads from standard input, which then ends; it never gets the terminal's
/// @param allowed
///            how long it may take
/// @param outputLimit
///            how many bytes of standard output are taken before it is ended
public record Invocation(List<String> command, Path directory, Environment environment, Bytes input,
        Duration allowed, int outputLimit) {
    /// Room for any listing that still makes sense to hold in memory.
    public static final int DEFAULT_OUTPUT_LIMIT = 64 << 20;

    public Invocation {
        command = List.copyOf(command);
        if (command.isEmpty() || allowed.isNegative() || allowed.isZero() || outputLimit < 0) {
            throw new IllegalArgumentException("cannot run " + command + " for " + allowed);
        }
    }

    public Invocation(List<String> command, Path directory, Environment environment, Duration allowed) {
        this(command, directory, environment, Bytes.NONE, allowed, DEFAULT_OUTPUT_LIMIT);
    }

    public Invocation withInput(Bytes bytes) {
        return new Invocation(command, directory, environment, bytes, allowed, outputLimit);
    }

    /// Whether `argument` reaches a program unharmed: on Unix, Java encodes arguments in the
    /// locale's character set and silently replaces what that lacks.
    public static boolean canPass(String argument) {
        if (argument.indexOf('\0') >= 0) {
            return false;
        }
        boolean ascii = true;
        for (int i = 0; i < argument.length() && ascii; i++) {
            ascii = argument.charAt(i) < 0x80;
        }
        return ascii || Locale.CHARSET.newEncoder().canEncode(argument);
    }

    /// Apart, because most arguments are ASCII and need no charset looked up.
    private static final class Locale {
        static final Charset CHARSET = charset();

        private static Charset charset() {
            String name = System.getProperty("sun.jnu.encoding", "UTF-8");
            return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
        }
    }
}
