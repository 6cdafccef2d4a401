package org.hudang.archive.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.reception.Origin.Foreign;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What becomes true with a filing out of a package: the sender's numbers of its papers are known, and where the sender's history
 * lies. However a filing comes to its end, the next call, or the next package, knows what is here.
 */
public final class PackageFiled implements ContinuationHandler {
    private static final String NAME = "received-package";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OriginRows rows;

    /** Notes it over these connections, those of the archive. */
    public PackageFiled(DataSource connections, FieldCipher cipher, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(connections);
        this.rows = new OriginRows(jdbc, new Journal(jdbc, cipher, clock));
    }

    /** With papers of a package: their numbers there, in the order of the filing's items. */
    static Continuation papers(String sha256, List<Foreign> numbers) {
        ObjectNode json = JSON.createObjectNode().put("sha256", sha256);
        ArrayNode list = json.putArray("numbers");
        numbers.forEach(one -> list.addObject().put("number", one.number()).put("code", one.code()));
        return new Continuation(NAME, json.toString());
    }

    /** With the paper that has the sender's history. */
    static Continuation history(String sha256) {
        return new Continuation(
                NAME,
                JSON.createObjectNode()
                        .put("sha256", sha256)
                        .put("history", true)
                        .toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(String json, Filed filed) {
        try {
            JsonNode said = JSON.readTree(json);
            String sha256 = said.required("sha256").asText();
            JsonNode numbers = said.path("numbers");
            for (int i = 0; i < numbers.size(); i++) {
                JsonNode theirs = numbers.get(i);
                rows.note(
                        filed.household(),
                        sha256,
                        filed.items().get(i).id().value(),
                        new Foreign(
                                theirs.required("number").asText(),
                                theirs.required("code").asText()));
            }
            if (said.path("history").asBoolean()) {
                rows.keepHistory(filed.household(), sha256, filed.items().get(0).id());
            }
            if (said.path("last").asBoolean()) {
                // a filing that was begun before reports were made
                rows.keepHistory(filed.household(), sha256, filed.items().get(0).id());
                rows.arrived(filed.household(), sha256);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("continuation is not the JSON that was stored", e);
        }
    }
}
