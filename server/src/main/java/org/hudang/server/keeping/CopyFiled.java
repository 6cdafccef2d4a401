package org.hudang.server.keeping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.signing.longterm.KeepingRegister;

/** What becomes true when a copy is filed: when its paper must be looked after again. */
public final class CopyFiled implements ContinuationHandler {
    static final String NAME = "signing.copy-filed";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeepingRegister register;

    /** Notes it in this register. */
    public CopyFiled(KeepingRegister register) {
        this.register = register;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(String json, Filed filed) {
        try {
            JsonNode note = JSON.readTree(json);
            register.kept(
                    note.required("paper").asText(),
                    new KeepingRegister.Next(
                            KeepingRegister.State.valueOf(note.required("state").asText()),
                            Instant.parse(note.required("at").asText())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("continuation is not the JSON that was stored", e);
        }
    }
}
