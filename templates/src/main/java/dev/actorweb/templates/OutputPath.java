package dev.actorweb.templates;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What paths a template may write: inside the project, and such that every common file system
/// takes them.
final class OutputPath {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 1_024;
    private static final List<String> DEVICES = List.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$");

    private OutputPath() {}

    /// What is wrong with `path`, if anything is.
    static Optional<String> fault(String path) {
        if (path.isEmpty() || path.startsWith("/")) {
            return Optional.of("is absolute or empty");
        }
        if (path.length() > LONGEST_PATH) {
            return Optional.of("is too long");
        }
        if (RecordFiles.reserved(path)) {
            return Optional.of("is aw's own file");
        }
        for (var name : path.split("/", -1)) {
            var fault = nameFault(name);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nameFault(String name) {
        if (name.isEmpty()) {
            return Optional.of("has an empty name in it");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("leads out of the project");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return Optional.of("has a name in it that is too long");
        }
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c < ' ' || Character.isISOControl(c) || "\\:*?\"<>|".indexOf(c) >= 0) {
                return Optional.of("contains a character that not every file system takes");
            }
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of("has a name in it that ends in a dot or blank");
        }
        if (isGit(name)) {
            return Optional.of("leads into git's own folder");
        }
        return isDevice(name) ? Optional.of("contains the name of a Windows device") : Optional.empty();
    }

    /// `.git`, and the names that some file systems take for it.
    private static boolean isGit(String name) {
        var visible = new StringBuilder();
        for (var i = 0; i < name.length(); i++) {
            if (Character.getType(name.charAt(i)) != Character.FORMAT) {
                visible.append(name.charAt(i));
            }
        }
        var lower = visible.toString().toLowerCase(Locale.ROOT);
        return lower.equals(".git") || lower.equals("git~1");
    }

    private static boolean isDevice(String name) {
        var dot = name.indexOf('.');
        var stem = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        if (DEVICES.contains(stem)) {
            return true;
        }
        return stem.length() == 4 && (stem.startsWith("COM") || stem.startsWith("LPT"))
                && "0123456789¹²³".indexOf(stem.charAt(3)) >= 0;
    }
}
