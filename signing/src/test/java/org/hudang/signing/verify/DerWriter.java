package org.hudang.signing.verify;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes DER by hand, so that tests of readers do not lean on the library that the readers use. */
final class DerWriter {
    private DerWriter() {}

    static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - from));
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return value(0x30, join(parts));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] tagged(int number, byte[] content) {
        return value(0xa0 | number, content);
    }

    static byte[] integer(long number) {
        return value(0x02, BigInteger.valueOf(number).toByteArray());
    }

    static byte[] octets(byte[] content) {
        return value(0x04, content);
    }

    static byte[] bits(byte[] content) {
        return value(0x03, join(new byte[] {0}, content));
    }

    static byte[] ia5(String text) {
        return value(0x16, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] printable(String text) {
        return value(0x13, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] utf8(String text) {
        return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] utc(Instant time) {
        return value(0x17, text("yyMMddHHmmss'Z'", time).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] generalized(Instant time) {
        return value(0x18, text("yyyyMMddHHmmss'Z'", time).getBytes(StandardCharsets.US_ASCII));
    }

    static String text(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    /** An object identifier by its numbers. */
    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            long arc = Long.parseLong(arcs[i]);
            int shift = 0;
            while ((arc >> (shift + 7)) > 0) {
                shift += 7;
            }
            for (; shift > 0; shift -= 7) {
                out.write((int) (((arc >> shift) & 0x7f) | 0x80));
            }
            out.write((int) (arc & 0x7f));
        }
        return value(0x06, out.toByteArray());
    }
}
