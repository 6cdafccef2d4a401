package org.hudang.archive.intake.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.hudang.archive.intake.gate.Limits;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.intake.gate.XmlPackage;

/**
 * OFD (GB/T 33190-2016): pages counted and text read from {@code TextCode} in the order of the content streams. Pages are not
 * drawn here.
 */
final class OfdFile {
    private final XmlPackage parts;
    private final List<String> pages = new ArrayList<>();

    private OfdFile(XmlPackage parts) {
        this.parts = parts;
    }

    static Reply examine(Path file, Reading reading) throws IOException {
        try (XmlPackage parts = XmlPackage.open(file)) {
            OfdFile ofd = new OfdFile(parts);
            ofd.findPages();
            for (String page : ofd.pages) {
                reading.add(reading.goesOn() ? ofd.text(page) : "");
            }
            reading.warn(IntakeCode.NO_PREVIEW);
            return reading.withText(new Size(ofd.pages.size(), 0, 0));
        }
    }

    private void findPages() throws IOException {
        List<String> roots = new ArrayList<>();
        StringBuilder root = new StringBuilder();
        parts.read(entry("", "OFD.xml"), reader -> gather(reader, "DocRoot", root, roots));
        if (roots.isEmpty()) {
            throw Stop.malformed();
        }
        for (String document : roots) {
            String part = entry("", document);
            String folder = part.substring(0, part.lastIndexOf('/') + 1);
            parts.read(part, reader -> page(reader, folder));
        }
        if (pages.isEmpty()) {
            throw Stop.malformed();
        }
    }

    private void page(XMLStreamReader reader, String folder) {
        boolean page = reader.isStartElement() && reader.getLocalName().equals("Page");
        String location = page ? reader.getAttributeValue(null, "BaseLoc") : null;
        if (location != null) {
            if (pages.size() >= Limits.PAGES) {
                throw Stop.refuse(IntakeCode.PAGE_LIMIT, Limits.PAGES);
            }
            pages.add(entry(folder, location));
        }
    }

    private String text(String page) throws IOException {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        parts.read(page, reader -> gather(reader, "TextCode", piece, pieces));
        return String.join("\n", pieces);
    }

    private static void gather(XMLStreamReader reader, String name, StringBuilder piece, List<String> pieces) {
        int event = reader.getEventType();
        if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            piece.append(reader.getText());
        } else if (event == XMLStreamConstants.START_ELEMENT) {
            piece.setLength(0);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            if (reader.getLocalName().equals(name)) {
                pieces.add(piece.toString().strip());
            }
            piece.setLength(0);
        }
    }

    /** The entry that a location names: from the root when it starts with a slash, else from the folder (7.2). */
    private String entry(String folder, String location) {
        String path = location.startsWith("/") ? location.substring(1) : folder + location;
        for (String name : parts.names()) {
            if (name.equalsIgnoreCase(path)) {
                return name;
            }
        }
        throw Stop.malformed();
    }
}
