package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The files of a package that was found whole, to be read again. A ZIP is read where it is; an XML file, which has no index, is
 * unpacked into a folder that goes with this.
 */
public final class OpenPackage implements AutoCloseable {
    private final Map<String, Source> files = new TreeMap<>();
    private final Path folder;

    private interface Source {
        InputStream open() throws IOException;
    }

    private OpenPackage(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a package that {@link PackageCheck} found whole.
     *
     * @param work where a folder is made to unpack into
     * @throws org.hudang.archive.intake.gate.Stop when it is not that package any more
     */
    public static OpenPackage of(Path file, Path work) throws IOException {
        OpenPackage opened = new OpenPackage(Files.createTempDirectory(work, "received-"));
        try {
            if (EepReading.begins(file)) {
                unpack(file, opened.folder)
                        .forEach((path, unpacked) -> opened.files.put(path, () -> Files.newInputStream(unpacked)));
            } else {
                PackageFile zip = PackageFile.open(file);
                zip.paths().forEach(path -> opened.files.put(path, () -> zip.read(path)));
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Map<String, Path> unpack(Path file, Path folder) throws IOException {
        Map<String, Path> unpacked = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = StrictXml.reader(in);
            String path = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals(EepReading.PATH)) {
                    path = xml.getElementText().strip();
                } else if (xml.getLocalName().equals(EepReading.DATA)) {
                    Path target = folder.resolve(Integer.toString(unpacked.size()));
                    try (InputStream content = new EncodedFile(xml)) {
                        Files.copy(content, target);
                    }
                    unpacked.put(path, target);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return unpacked;
    }

    /** Paths below the folder of the package. */
    public Set<String> paths() {
        return files.keySet();
    }

    /** The bytes of a file. */
    public InputStream read(String path) throws IOException {
        Source source = files.get(path);
        if (source == null) {
            throw new NoSuchFileException(path);
        }
        return source.open();
    }

    /** The bytes of a file that is read as a list. */
    public byte[] list(String path) throws IOException {
        try (InputStream in = read(path)) {
            byte[] bytes = in.readNBytes((int) PackageFile.MOST_OF_A_LIST + 1);
            if (bytes.length > PackageFile.MOST_OF_A_LIST) {
                throw new IOException(path);
            }
            return bytes;
        }
    }

    /** Deletes what was unpacked, and its folder. */
    @Override
    public void close() {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.toList()) {
                Files.delete(one);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
