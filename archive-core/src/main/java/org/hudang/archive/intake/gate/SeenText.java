package org.hudang.archive.intake.gate;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Gathers the text of WordprocessingML that a reader sees: no tracked deletions, no hidden runs (ISO/IEC 29500-1, 17.13.5 and
 * 17.3.2.41).
 */
final class SeenText {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private int deleted;
    private boolean inText;
    private boolean hiddenRun;

    /** Takes the next event of a part. */
    void event(XMLStreamReader reader) {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (inText && deleted == 0 && text.length() + run.length() < Limits.TEXT) {
                    run.append(reader.getText());
                }
            }
            default -> {}
        }
    }

    String text() {
        return text.toString();
    }

    private void start(XMLStreamReader reader) {
        switch (reader.getLocalName()) {
            case "del", "moveFrom" -> deleted++;
            case "r" -> {
                run.setLength(0);
                hiddenRun = false;
            }
            case "vanish", "specVanish" -> hiddenRun |= !OoxmlGate.isOff(reader);
            case "t" -> inText = true;
            case "tab" -> run.append('\t');
            case "br", "cr" -> run.append('\n');
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "del", "moveFrom" -> deleted--;
            case "t" -> inText = false;
            case "r" -> {
                if (!hiddenRun && deleted == 0) {
                    text.append(run);
                }
                run.setLength(0);
                hiddenRun = false;
            }
            case "p" -> text.append('\n');
            default -> {}
        }
    }
}
