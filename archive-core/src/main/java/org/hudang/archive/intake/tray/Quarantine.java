package org.hudang.archive.intake.tray;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Finding;

/**
 * Papers that are kept as untouched originals and never shown (隔离存放): their media type says so in the archive itself, so that
 * whatever reads a catalogue that was made anew knows it too.
 */
public final class Quarantine {
    /** Media type of a quarantined original. No part of the house opens a file of this type. */
    public static final String MEDIA_TYPE = "application/vnd.hudang.quarantined";

    /** Name of the file beside it that says why. */
    public static final String CHECK = "intake-check.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Quarantine() {}

    /** Why it is kept so, as {@code hudang intake check --json} says it. */
    public static byte[] check(DocumentType type, Finding why) {
        ObjectNode check = JSON.createObjectNode();
        check.put("accepted", false);
        check.put("quarantined", true);
        check.put("type", type.name());
        check.put("code", why.code().code());
        check.put("zh", why.zh());
        check.put("en", why.en());
        return check.toString().getBytes(StandardCharsets.UTF_8);
    }
}
