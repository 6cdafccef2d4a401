package org.hudang.archive.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.hudang.archive.intake.Intake.Unpacked;
import org.hudang.archive.intake.gate.Identify;
import org.hudang.archive.intake.gate.Limits;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.intake.gate.ZipDirectory;

/** Unpacks a container, entry by entry, never beyond what its directory declared. */
final class Unpacking {
    private static final Set<String> LITTER = Set.of(".ds_store", "thumbs.db", "desktop.ini");

    private Unpacking() {}

    static List<Unpacked> unpack(Path zip, Path folder) {
        try {
            List<Unpacked> files = new ArrayList<>();
            for (ZipDirectory.Entry entry : ZipDirectory.read(zip)) {
                if (!entry.folder() && !isLitter(entry.name())) {
                    Path target = folder.resolve(String.format(Locale.ROOT, "%04d", files.size() + 1));
                    write(zip, entry, target);
                    if (Identify.isContainer(target)) {
                        throw Stop.refuse(IntakeCode.NESTED_CONTAINER);
                    }
                    files.add(new Unpacked(target, last(entry.name())));
                }
            }
            return List.copyOf(files);
        } catch (Stop stop) {
            WorkFolder.empty(folder);
            throw new ContainerRefused(stop.finding());
        } catch (IOException damaged) {
            WorkFolder.empty(folder);
            throw new ContainerRefused(Finding.of(IntakeCode.MALFORMED));
        }
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static boolean isLitter(String name) {
        return name.startsWith("__MACOSX/") || LITTER.contains(last(name).toLowerCase(Locale.ROOT));
    }

    private static void write(Path zip, ZipDirectory.Entry entry, Path target) throws IOException {
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        CRC32 crc = new CRC32();
        Inflater inflater = new Inflater(true);
        try (InputStream in = open(zip, entry, inflater);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > entry.size()) {
                    throw Limits.tooLarge(Limits.UNPACKED);
                }
                crc.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        } finally {
            inflater.end();
        }
        if (size != entry.size()) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        if (crc.getValue() != entry.crc()) {
            throw Stop.malformed();
        }
    }

    private static InputStream open(Path zip, ZipDirectory.Entry entry, Inflater inflater) throws IOException {
        InputStream raw = Files.newInputStream(zip);
        raw.skipNBytes(entry.data());
        InputStream packed = new Slice(raw, entry.packed());
        return entry.method() == 0 ? packed : new InflaterInputStream(packed, inflater);
    }

    /** The next bytes of a stream, no more. */
    private static final class Slice extends InputStream {
        private final InputStream in;
        private long left;

        Slice(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int n = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, n);
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
