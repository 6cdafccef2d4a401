package org.hudang.faults;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.archive.volume.VolumeId;

/**
 * How the driver is started. A life is short and most of it would be reading classes, each read of which the tracer stops: so
 * they are read once for all lives, into an archive of classes that each life maps (JEP 350). Such an archive is only made
 * over jars.
 */
final class Driver {
    private static final Path PLACE = Path.of("target", "driver").toAbsolutePath();
    private static final Path CLASSES = PLACE.resolve("classes.jsa");
    private static final String CLASS_PATH = jars();
    private static final int LONGEST = 120;

    private Driver() {}

    /** The command that starts it, without what it is to do. */
    static List<String> command() {
        return java("-XX:SharedArchiveFile=" + Archived.CLASSES);
    }

    private static List<String> java(String option) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx192m",
                "-Dfile.encoding=UTF-8",
                option,
                "-cp",
                CLASS_PATH,
                StoreDriver.class.getName());
    }

    /** The class path, each folder of it as a jar. */
    private static String jars() {
        String entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(entries.split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jar(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path folder) {
        Path jar = PLACE.resolve(folder.toString().replace('/', '_') + ".jar");
        try {
            Files.createDirectories(PLACE);
            try (Stream<Path> all = Files.walk(folder);
                    OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    entries.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                    Files.copy(file, entries);
                    entries.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made by a first life, which nobody disturbs. */
    private static final class Archived {
        static final Path CLASSES = made();

        private static Path made() {
            try {
                Files.deleteIfExists(Driver.CLASSES);
                Path folder = Files.createTempDirectory("first-life-");
                try (Bench bench = new Bench();
                        Store store = bench.fresh(folder)) {
                    VolumeId volume = Job.CREATE.prepare(store);
                    List<String> command = new ArrayList<>(java("-XX:ArchiveClassesAtExit=" + Driver.CLASSES));
                    command.add(folder.toString());
                    command.addAll(Job.CREATE.words(volume));
                    command.addAll(List.of("recover", "check"));
                    ProcessBuilder builder = new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(PLACE.resolve("first-life.txt").toFile());
                    Life.tell(builder, bench.source());
                    Process process = builder.start();
                    if (!process.waitFor(LONGEST, TimeUnit.SECONDS) || process.exitValue() != 0) {
                        process.destroyForcibly();
                        throw new IllegalStateException(Files.readString(PLACE.resolve("first-life.txt")));
                    }
                }
                delete(folder);
                return Driver.CLASSES;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
