package dev.actorweb.analyzer.report;

import java.nio.charset.StandardCharsets;

/// Names of files as URI references (RFC 3986): relative ones stay relative.
final class FileUri {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/@+,=";

    private FileUri() {}

    static String of(String file) {
        String path = file.replace('\\', '/');
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        StringBuilder uri = new StringBuilder(path.length() + 8);
        if (path.startsWith("/")) {
            uri.append("file://");
        } else if (drive) {
            uri.append("file:///").append(path, 0, 2);
        }
        for (byte b : path.substring(drive ? 2 : 0).getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && PLAIN.indexOf(b) >= 0) {
                uri.append((char) b);
            } else {
                uri.append("%%%02X".formatted(b & 0xff));
            }
        }
        return uri.toString();
    }
}
