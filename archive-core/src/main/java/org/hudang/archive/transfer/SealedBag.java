package org.hudang.archive.transfer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.hudang.archive.volume.ContentSource;

/**
 * A bag with a seal over all of it: a container after ETSI EN 319 162-1 (ASiC-E with CAdES), docs/formats/package-sealed-v1.md.
 * The same bag gives the same list on any day, so that the seal can be asked for now and put when it was approved.
 */
public final class SealedBag {
    /** Media type of the container; stands in its first entry. */
    public static final String TYPE = "application/vnd.etsi.asic-e+zip";

    static final String MIMETYPE = "mimetype";
    static final String LIST = "META-INF/ASiCManifest001.xml";
    static final String SEAL = "META-INF/signature001.p7s";
    private static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private SealedBag() {}

    /** Whether a file begins as such a container does (EN 319 162-1, A.1): its type stands where it can be read without unpacking. */
    static boolean begins(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head =
                    new String(in.readNBytes(30 + MIMETYPE.length() + TYPE.length()), StandardCharsets.ISO_8859_1);
            return head.startsWith("PK\003\004") && head.endsWith(MIMETYPE + TYPE);
        }
    }

    /**
     * The list of everything in a bag: what the seal is put on.
     *
     * @throws org.hudang.archive.intake.gate.Stop when the ZIP breaks a rule
     */
    public static byte[] list(Path bag) throws IOException {
        PackageFile files = PackageFile.open(bag);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("asic", "ASiCManifest", ASIC);
            xml.writeNamespace("asic", ASIC);
            xml.writeNamespace("ds", DSIG);
            xml.writeEmptyElement("asic", "SigReference", ASIC);
            xml.writeAttribute("URI", SEAL);
            xml.writeAttribute("MimeType", "application/pkcs7-signature");
            for (String path : files.paths()) {
                Sums sums;
                try (InputStream in = files.read(path)) {
                    sums = Sums.of(in, List.of(Sums.SHA256));
                }
                xml.writeStartElement("asic", "DataObjectReference", ASIC);
                xml.writeAttribute("URI", files.base() + "/" + path);
                xml.writeEmptyElement("ds", "DigestMethod", DSIG);
                xml.writeAttribute("Algorithm", SHA256);
                xml.writeStartElement("ds", "DigestValue", DSIG);
                xml.writeCharacters(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sums.by(Sums.SHA256))));
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Makes the container.
     *
     * @param list from {@link #list(Path)}
     * @param seal a message over the list (CAdES, detached), DER
     * @throws PackageThere when the target is there already
     * @throws PackageNotWritten when it cannot be written
     */
    public static void make(Path bag, byte[] list, byte[] seal, Path target) {
        Path unused = NewPackage.at(target, part -> {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                write(PackageFile.open(bag), list, seal, new StoredZip(out));
                out.flush();
                channel.force(true);
            }
            return part;
        });
    }

    private static void write(PackageFile files, byte[] list, byte[] seal, StoredZip zip) throws IOException {
        zip.put(MIMETYPE, ContentSource.of(TYPE.getBytes(StandardCharsets.US_ASCII)));
        for (String path : files.inOrder()) {
            zip.put(files.base() + "/" + path, () -> files.read(path));
        }
        zip.put(LIST, ContentSource.of(list));
        zip.put(SEAL, ContentSource.of(seal));
        zip.finish();
    }

    /**
     * What a list says, by the path below the folder of the bag; what lies outside of it begins with two points.
     *
     * @param base name of the folder
     * @throws IOException when it is no list of this form
     */
    static SortedMap<String, String> digests(byte[] list, String base) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (InputStream in = ContentSource.of(list).open()) {
            XMLStreamReader xml = StrictXml.reader(in);
            String path = "";
            String method = "";
            while (xml.hasNext()) {
                int event = xml.next();
                if (StrictXml.isDeclared(event)) {
                    throw new IOException("document type");
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String name = "{" + xml.getNamespaceURI() + "}" + xml.getLocalName();
                if (name.equals("{" + ASIC + "}DataObjectReference")) {
                    path = path(attribute(xml, "URI"), base);
                } else if (name.equals("{" + DSIG + "}DigestMethod")) {
                    method = attribute(xml, "Algorithm");
                } else if (name.equals("{" + DSIG + "}DigestValue")) {
                    byte[] digest = Base64.getMimeDecoder().decode(xml.getElementText());
                    if (!method.equals(SHA256)
                            || digests.put(path, HexFormat.of().formatHex(digest)) != null) {
                        throw new IOException("digest");
                    }
                }
            }
        } catch (XMLStreamException | IllegalArgumentException | URISyntaxException e) {
            throw new IOException(e);
        }
        return digests;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    private static String path(String uri, String base) throws URISyntaxException {
        String path = String.valueOf(new URI(uri).getPath());
        return path.startsWith(base + "/") ? path.substring(base.length() + 1) : "../" + path;
    }
}
