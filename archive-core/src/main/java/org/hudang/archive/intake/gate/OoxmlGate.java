package org.hudang.archive.intake.gate;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.IntakeCode;

/**
 * Looks into the parts of an Office file (ISO/IEC 29500): macros, external relations, fields that fetch or run, embedded
 * files, rows, hidden content.
 */
public final class OoxmlGate {
    private static final Pattern FETCHING_FIELD =
            Pattern.compile("(?i)\\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE)\\b\\s*\"?\\s*\\S");
    private static final Pattern RUNNING_FIELD = Pattern.compile("(?i)\\b(DDE|DDEAUTO|MACROBUTTON|AUTOTEXT\\s+DDE)\\b");
    private static final Pattern PLAIN_LINK = Pattern.compile("(?i)^(https?|mailto|tel):.*");
    /** Elements of WordprocessingML whose content a reader does not see, or sees only while reviewing. */
    private static final Set<String> HIDDEN = Set.of("del", "moveFrom", "vanish", "specVanish");

    /** Parts of a Word file that no page shows: their hidden elements say nothing, their text is not read. */
    private static final Pattern ASIDE = Pattern.compile(
            "(styles|styleswitheffects|numbering|settings|comments\\w*|people|fonttable)\\.xml$|/glossary/");

    private static final int MAX_FIELDS = 1 << 20;

    private final XmlPackage parts;
    private final DocumentType type;
    private final StringBuilder fields = new StringBuilder();
    private final SeenText visible = new SeenText();
    private boolean hidden;
    private boolean inField;
    private int rows;

    private OoxmlGate(XmlPackage parts, DocumentType type) {
        this.parts = parts;
        this.type = type;
    }

    /**
     * Checks all parts.
     *
     * @return whether there is hidden content
     * @throws Stop MACRO, EXTERNAL_RELATION, EMBEDDED_FILE, ACTIVE_CONTENT, ROW_LIMIT, NESTING_LIMIT, MALFORMED
     */
    public static Content check(XmlPackage parts, DocumentType type) throws IOException {
        OoxmlGate gate = new OoxmlGate(parts, type);
        gate.names();
        gate.content();
        return new Content(gate.hidden, gate.rows, gate.visible.text());
    }

    /**
     * What was found that does no harm.
     *
     * @param hidden tracked changes, comments or hidden text, rows, columns or sheets
     * @param rows   rows of all sheets
     * @param seen   of a Word file, the text that a reader sees; empty for a workbook
     */
    public record Content(boolean hidden, int rows, String seen) {}

    private void names() {
        for (String name : parts.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.contains("vbaproject")
                    || lower.contains("vbadata")
                    || lower.contains("/activex/")
                    || lower.contains("/macrosheets/")) {
                throw Stop.refuse(IntakeCode.MACRO);
            }
            if (lower.contains("/embeddings/")) {
                throw Stop.quarantine(IntakeCode.EMBEDDED_FILE);
            }
            if (lower.contains("/externallinks/")) {
                throw Stop.refuse(IntakeCode.EXTERNAL_RELATION);
            }
            hidden |= lower.endsWith("/comments.xml");
        }
    }

    private void content() throws IOException {
        for (String name : parts.xmlParts()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("[content_types].xml")) {
                parts.read(name, OoxmlGate::contentType);
            } else if (lower.endsWith(".rels")) {
                parts.read(name, OoxmlGate::relation);
            } else if (type == DocumentType.DOCX) {
                boolean page = !ASIDE.matcher(lower).find();
                parts.read(name, reader -> word(reader, page));
            } else {
                parts.read(name, this::sheet);
            }
        }
        if (RUNNING_FIELD.matcher(fields).find()) {
            throw Stop.quarantine(IntakeCode.ACTIVE_CONTENT);
        }
        if (FETCHING_FIELD.matcher(fields).find()) {
            throw Stop.refuse(IntakeCode.EXTERNAL_RELATION);
        }
    }

    private static void contentType(XMLStreamReader reader) {
        if (reader.isStartElement()) {
            String type = lower(reader, "ContentType");
            if (type.contains("macroenabled")
                    || type.contains("vbaproject")
                    || type.contains("activex")
                    || type.contains("macrosheet")) {
                throw Stop.refuse(IntakeCode.MACRO);
            }
        }
    }

    /** Only hyperlinks may point outside, and only to plain addresses: they are followed by hand or not at all. */
    private static void relation(XMLStreamReader reader) {
        if (!reader.isStartElement()) {
            return;
        }
        String type = lower(reader, "Type");
        String target = lower(reader, "Target");
        boolean link = type.endsWith("/hyperlink");
        if (lower(reader, "TargetMode").equals("external")) {
            if (!link || !PLAIN_LINK.matcher(target).matches()) {
                throw Stop.refuse(IntakeCode.EXTERNAL_RELATION);
            }
        } else if (!link && (target.contains("://") || target.startsWith("\\\\") || target.startsWith("file:"))) {
            throw Stop.refuse(IntakeCode.EXTERNAL_RELATION);
        }
        if (type.endsWith("/vbaproject") || type.endsWith("/control")) {
            throw Stop.refuse(IntakeCode.MACRO);
        }
    }

    private void word(XMLStreamReader reader, boolean page) {
        if (page) {
            visible.event(reader);
        }
        if (reader.isStartElement()) {
            String name = reader.getLocalName();
            if (page && HIDDEN.contains(name) && !isOff(reader)) {
                hidden = true;
            } else if (name.equals("fldSimple")) {
                field(lower(reader, "instr"));
            } else if (name.equals("instrText")) {
                inField = true;
            }
        } else if (reader.getEventType() == XMLStreamConstants.CHARACTERS && inField) {
            fields.append(reader.getText());
            checkFields();
        } else if (reader.isEndElement()) {
            inField = false;
            if (reader.getLocalName().equals("p")) {
                fields.append('\n');
            }
        }
    }

    private void field(String instruction) {
        fields.append('\n').append(instruction).append('\n');
        checkFields();
    }

    private void checkFields() {
        if (fields.length() > MAX_FIELDS) {
            throw Stop.refuse(IntakeCode.OBJECT_LIMIT, MAX_FIELDS);
        }
    }

    private void sheet(XMLStreamReader reader) {
        if (!reader.isStartElement()) {
            return;
        }
        switch (reader.getLocalName()) {
            case "row" -> {
                if (++rows > Limits.ROWS) {
                    throw Stop.refuse(IntakeCode.ROW_LIMIT, Limits.ROWS);
                }
                hidden |= isOn(lower(reader, "hidden"));
            }
            case "col" -> hidden |= isOn(lower(reader, "hidden"));
            case "sheet" -> hidden |= lower(reader, "state").endsWith("hidden");
            case "ddeLink", "oleLink" -> throw Stop.refuse(IntakeCode.EXTERNAL_RELATION);
            default -> {}
        }
    }

    static boolean isOff(XMLStreamReader reader) {
        String value = lower(reader, "val");
        return value.equals("0") || value.equals("false") || value.equals("off");
    }

    private static boolean isOn(String value) {
        return value.equals("1") || value.equals("true") || value.equals("on");
    }

    /** An attribute by its local name, whatever its namespace, in lower case; empty when absent. */
    private static String lower(XMLStreamReader reader, String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(attribute)) {
                return reader.getAttributeValue(i).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
