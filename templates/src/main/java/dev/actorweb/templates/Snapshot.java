package dev.actorweb.templates;

import dev.actorweb.machine.yaml.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A template as it was when it was applied, in a file of the project: what an update compares the
/// newer template with, wherever the older one has gone.
///
/// A zip file, without compression and times, so that equal templates give equal bytes; git
/// compresses it anyway. The files that may be run are listed in an entry of their own, because Java
/// does not read permissions from zip files.
final class Snapshot {
    private static final String EXECUTABLES = "executables";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int MOST_FILES = 10_000;

    private final byte[] bytes;

    private Snapshot(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The manifest and the files of a template.
    static Snapshot of(TemplateSource source) throws IOException {
        var out = new ByteArrayOutputStream();
        var executables = new StringBuilder();
        long size = 0;
        try (var zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, TemplateSource.MANIFEST, source.read(TemplateSource.MANIFEST));
            for (var file : source.files()) {
                if (!file.startsWith(TemplateSource.FILES)) {
                    continue;
                }
                var content = source.read(file);
                size += content.length;
                if (size > Renderer.MOST_BYTES) {
                    throw new IOException("the template is larger than " + Limits.size(Renderer.MOST_BYTES));
                }
                put(zip, file, content);
                if (source.executable(file)) {
                    executables.append(file).append('\n');
                }
            }
            put(zip, EXECUTABLES, Content.of(executables.toString()).bytes());
        }
        return new Snapshot(out.toByteArray());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /// The template in such a file.
    ///
    /// @throws IOException
    ///             if it is none, or larger than a template may be
    static TemplateSource read(byte[] bytes, Origin origin) throws IOException {
        var files = new TreeMap<String, Content>();
        var executables = "";
        long left = Renderer.MOST_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = zip.readNBytes(TemplateSource.MOST_BYTES + 1);
                left -= content.length;
                if (content.length > TemplateSource.MOST_BYTES || left < 0 || files.size() > MOST_FILES) {
                    throw new IOException("it is larger than a template may be");
                }
                if (entry.getName().equals(EXECUTABLES)) {
                    executables = Content.of(content).text().orElse("");
                } else {
                    files.put(entry.getName(), Content.of(content));
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e);
        }
        if (!files.containsKey(TemplateSource.MANIFEST)) {
            throw new IOException("it is damaged: there is no " + TemplateSource.MANIFEST + " in it");
        }
        var may = java.util.Set.copyOf(executables.lines().toList());
        var held = new TreeMap<String, HeldSource.File>();
        files.forEach((path, content) -> held.put(path, new HeldSource.File(content, may.contains(path))));
        return new HeldSource(origin, held);
    }

    Content content() {
        return Content.of(bytes);
    }

    /// What the answers file says of it.
    String hash() {
        return hash(bytes);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
