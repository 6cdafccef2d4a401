package org.hudang.casework.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealUse;

/** What becomes true when a sealed report is filed, in the transaction of the catalogue: the use of its seal is done. */
public final class SealedReportFiled implements ContinuationHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "casework.report-filed";
    private static final Officer ARCHIVE = new Officer("archive", Officer.BUREAU, "archive");

    private final SealUse seals;

    public SealedReportFiled(SealUse seals) {
        this.seals = seals;
    }

    static Continuation of(SealRequestId request) {
        return new Continuation(
                NAME, JSON.createObjectNode().put("request", request.value()).toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(String json, Filed filed) {
        try {
            seals.filed(new SealRequestId(JSON.readTree(json).path("request").asText()), ARCHIVE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("continuation is not the JSON that was stored", e);
        }
    }
}
