package dev.actorweb.machine.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Numbers and values as bytes: small numbers in one byte, and maps in the order of their keys, so
/// that equal values give equal bytes.
final class PackedBytes {
    private static final byte NULL = 0;
    private static final byte FALSE = 1;
    private static final byte TRUE = 2;
    private static final byte INT = 3;
    private static final byte DOUBLE = 4;
    private static final byte STRING = 5;
    private static final byte LIST = 6;
    private static final byte MAP = 7;
    private byte[] bytes = new byte[64];
    private int size;

    void clear() {
        size = 0;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    void write(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    /// The number of things that follow, or the index of one.
    void writeCount(int count) {
        writeUnsigned(count);
    }

    /// Seven bits a byte, the lowest first; small negative numbers are small, too.
    private void writeNumber(long number) {
        writeUnsigned((number << 1) ^ (number >> 63));
    }

    private void writeUnsigned(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        write((int) rest);
    }

    void writeValue(@Nullable Object value) {
        if (value == null) {
            write(NULL);
        } else if (value instanceof Boolean truth) {
            write(truth ? TRUE : FALSE);
        } else if (value instanceof Long number) {
            write(INT);
            writeNumber(number);
        } else if (value instanceof Double number) {
            write(DOUBLE);
            writeNumber(Double.doubleToLongBits(number));
        } else if (value instanceof String text) {
            write(STRING);
            writeText(text);
        } else if (value instanceof List<?> list) {
            write(LIST);
            writeCount(list.size());
            for (Object item : list) {
                writeValue(item);
            }
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else {
            throw new IllegalArgumentException("cannot be packed: an object of " + value.getClass());
        }
    }

    private void writeMap(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            sorted.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        write(MAP);
        writeCount(sorted.size());
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            writeText(entry.getKey());
            writeValue(entry.getValue());
        }
    }

    private void writeText(String text) {
        writeCount(text.length());
        for (int i = 0; i < text.length(); i++) {
            writeUnsigned(text.charAt(i));
        }
    }

    /// Reads what was written, in the same order.
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int read() {
            if (at == bytes.length) {
                throw new IllegalArgumentException("packed bytes end too early");
            }
            return bytes[at++];
        }

        private long number() {
            long zigzag = unsigned();
            return (zigzag >>> 1) ^ -(zigzag & 1);
        }

        private long unsigned() {
            long found = 0;
            for (int shift = 0;; shift += 7) {
                int next = read();
                found |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return found;
                }
            }
        }

        /// A number below the given one.
        int below(int bound) {
            long found = unsigned();
            if (found < 0 || found >= bound) {
                throw new IllegalArgumentException(
                        "packed bytes hold " + found + " in place of what is below "
                                + bound);
            }
            return (int) found;
        }

        /// The number of things that follow, each of at least one byte.
        int count() {
            return below(bytes.length - at + 1);
        }

        @Nullable
        Object value() {
            int kind = read();
            return switch (kind) {
                case NULL -> null;
                case FALSE -> false;
                case TRUE -> true;
                case INT -> number();
                case DOUBLE -> Double.longBitsToDouble(number());
                case STRING -> text();
                case LIST -> list();
                case MAP -> map();
                default -> throw new IllegalArgumentException("no packed value begins with " + kind);
            };
        }

        private String text() {
            char[] text = new char[count()];
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) below(Character.MAX_VALUE + 1);
            }
            return new String(text);
        }

        private List<@Nullable Object> list() {
            List<@Nullable Object> list = new ArrayList<>();
            for (int left = count(); left > 0; left--) {
                list.add(value());
            }
            return Collections.unmodifiableList(list);
        }

        private Map<String, @Nullable Object> map() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int left = count(); left > 0; left--) {
                map.put(text(), value());
            }
            return Collections.unmodifiableMap(map);
        }

        void end() {
            if (at != bytes.length) {
                throw new IllegalArgumentException("packed bytes go on after the end");
            }
        }
    }
}
