package dev.actorweb.cli.watch;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The files of recordings: opened and made, with words for people where that can't be.
public final class TraceFile {
    private TraceFile() {}

    /// Writes what each machine of a recording did as a scenario into a folder.
    ///
    /// @return whether all could be written
    public static boolean export(Invocation invocation, Path recording, Path folder) {
        boolean all = true;
        try {
            for (var exported : TraceExport.write(read(recording), folder)) {
                if (exported.why().isEmpty()) {
                    invocation.terminal().line("wrote " + Safe.line(exported.file()));
                } else {
                    all &= exported.why().equals(TraceExport.IDLE);
                    invocation.terminal().message(Text.of(Style.WARNING, "aw: warning: ")
                            .add("no scenario for " + Safe.line(exported.actor()) + ": "
                                    + Safe.line(exported.why())));
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new UserError(Exit.PRECONDITION,
                    Safe.line(String.valueOf(e.getMessage())) + " exists already",
                    "choose another folder, or remove it", e);
        } catch (IOException e) {
            throw new UserError(Exit.REFUSED, "the scenarios can't be written: " + IoReason.withFile(e), "",
                    e);
        }
        return all;
    }

    /// Reads a recording.
    static Trace read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return TraceReader.read(in);
        } catch (NoSuchFileException e) {
            throw new UserError(Exit.PRECONDITION, "no such file: " + Safe.line(file.toString()),
                    "'aw analyze --subscribe --record FILE' writes one");
        } catch (Trace.BadTraceException e) {
            throw new UserError(Exit.USAGE, Safe.line(file.toString()) + ": " + e.getMessage(),
                    "'aw analyze --subscribe --record FILE' writes traces", e);
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION,
                    Safe.line(file.toString()) + " can't be read: " + IoReason.of(e, file.toString()),
                    "name a file that 'aw analyze --subscribe --record FILE' has written", e);
        }
    }

    /// Begins a recording; a file that exists is kept.
    static Recording create(Path file) {
        try {
            return Recording.create(file);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(Exit.PRECONDITION, Safe.line(file.toString()) + " exists already",
                    "choose another name, or remove it");
        } catch (IOException e) {
            throw new UserError(Exit.REFUSED, Safe.line(file.toString()) + " can't be written: "
                    + IoReason.of(e, file.toString()), "", e);
        }
    }
}
