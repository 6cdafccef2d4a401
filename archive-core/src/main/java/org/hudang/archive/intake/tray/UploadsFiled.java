package org.hudang.archive.intake.tray;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes true with a filing out of the tray: its uploads are papers of the archive. */
public final class UploadsFiled implements ContinuationHandler {
    private static final String NAME = "intake-tray";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrayRows rows;
    private final Clock clock;

    /** Notes it over these connections, those of the archive. */
    public UploadsFiled(JdbcClient jdbc, Clock clock) {
        this.rows = new TrayRows(jdbc);
        this.clock = clock;
    }

    /** In the order of the filing's items. */
    static Continuation of(List<UploadId> uploads) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode ids = json.putArray("uploads");
        uploads.forEach(id -> ids.add(id.value()));
        return new Continuation(NAME, json.toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(String json, Filed filed) {
        try {
            JsonNode ids = JSON.readTree(json).required("uploads");
            for (int i = 0; i < ids.size(); i++) {
                rows.filed(
                        new UploadId(ids.get(i).asText()), filed.items().get(i).id(), clock.instant());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("continuation is not the JSON that was stored", e);
        }
    }
}
