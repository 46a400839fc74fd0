package dev.actorweb.machine.yaml;

/// How much of an untrusted text the reader takes in before it gives up with a problem.
///
/// @param bytes
///            the size of the text
/// @param depth
///            how deeply lists and mappings may nest
/// @param nodes
///            how many nodes the text may have with its aliases written out; stops alias bombs
public record Limits(int bytes, int depth, int nodes) {
    /// 64 MiB; 500 levels, which leave half of a thread's usual stack to those who go through the
    /// tree; ten million nodes.
    public static final Limits DEFAULT = new Limits(64 << 20, 500, 10_000_000);

    public Limits {
        if (bytes < 1 || depth < 1 || nodes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /// A number of bytes as people say it: `64 MiB`, `16 KiB`, `5 bytes`.
    public static String size(long bytes) {
        if (bytes == 0 || bytes % (1 << 10) != 0) {
            return bytes + " bytes";
        }
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }
}
