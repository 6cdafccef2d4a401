package org.hudang.signing.verify.ofd;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/** An element of an OFD file, by local names; read without document types, entities or anything from outside. */
public final class OfdXml {
    private static final int DEEPEST = 64;

    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<OfdXml> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private OfdXml(String name) {
        this.name = name;
    }

    public static OfdXml read(byte[] content, String file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing is read from outside");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            OfdXml top = new OfdXml("");
            Deque<OfdXml> open = new ArrayDeque<>();
            open.push(top);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> open.push(element(reader, open, file));
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        open.element().text.append(reader.getText());
                    default -> {}
                }
            }
            return top.children.get(0);
        } catch (XMLStreamException | IndexOutOfBoundsException e) {
            throw new Unjudged(Finding.of(Code.PACKAGE_BROKEN, file, file));
        }
    }

    private static OfdXml element(XMLStreamReader reader, Deque<OfdXml> open, String file) {
        if (open.size() > DEEPEST) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, file, "depth"));
        }
        OfdXml element = new OfdXml(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        open.element().children.add(element);
        return element;
    }

    /** The only child of that name; empty when there is none or more than one. */
    public Optional<OfdXml> child(String wanted) {
        List<OfdXml> found = children(wanted);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    public List<OfdXml> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    public Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted)).map(String::strip);
    }

    public String text() {
        return text.toString().strip();
    }

    /** A location as the name of a file of the package: absolute from its root, else beside {@code base}. */
    public static String locate(String location, String base) {
        String plain = location.strip().replace('\\', '/');
        if (plain.startsWith("/")) {
            return plain.substring(1);
        }
        int slash = base.lastIndexOf('/');
        return slash < 0 ? plain : base.substring(0, slash + 1) + plain;
    }
}
