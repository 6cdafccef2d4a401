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
import org.hudang.archive.intake.Intake.Unpacked;
import org.hudang.archive.intake.gate.Identify;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.intake.gate.ZipContent;
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
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = ZipContent.open(zip, entry);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        }
    }
}
